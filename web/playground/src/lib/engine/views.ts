// Builds a `View` from a session: the state, cut to what a screen can show, and where the neighbouring steps are.

import type { Item, Session, TraceEvent } from '#engine';
import type { View } from './protocol';

/** More than this many chips in one lane, or functions on the stack, help nobody; their number is said. */
const SHOWN = 40;

/** Labels and return points are bookkeeping that belongs to the event before: nobody wants to stop there. */
function isStop(event: TraceEvent | undefined): boolean {
  return event?.type !== 'labelled';
}

/** The first step after `step` that is worth stopping at. */
export function nextStep(session: Pick<Session, 'events' | 'length'>, step: number): number {
  let next = step + 1;
  // A step stands after event `next - 1`; it absorbs the labels that follow.
  while (next < session.length && !isStop(session.events(next, next + 1)[0])) next++;
  return Math.min(next, session.length);
}

/** The last step before `step` that is worth stopping at. */
export function previousStep(session: Pick<Session, 'events' | 'length'>, step: number): number {
  let previous = step - 1;
  while (previous > 0 && !isStop(session.events(previous, previous + 1)[0])) previous--;
  return Math.max(previous, 0);
}

/** What happened last at `step`, apart from labels. */
function lastEvent(session: Session, step: number): { event: TraceEvent | null; at: number } {
  let at = step - 1;
  while (at > 0 && !isStop(session.events(at, at + 1)[0])) at--;
  return { event: session.events(at, at + 1)[0] ?? null, at };
}

export function viewOf(session: Session, wanted: number): View {
  const step = Math.max(0, Math.min(wanted, session.length));
  const state = session.stateAt(step, SHOWN);
  const { event, at } = step > 0 ? lastEvent(session, step) : { event: null, at: 0 };
  let subject: Item | null = null;
  if (event && 'task' in event) subject = session.itemAt(step, event.task) ?? session.itemAt(at, event.task);
  const next = nextStep(session, step);
  return { step, state, event, subject, next, previous: previousStep(session, step) };
}
