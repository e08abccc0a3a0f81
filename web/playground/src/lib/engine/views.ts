// Builds a `View` from a session: the state, cut to what a screen can show, and where the neighbouring steps are.

import type { Session, TraceEvent } from '#engine';
import { lastAtMost } from '../playback';
import type { View } from './protocol';

/** More than this many chips in one lane, or functions on the stack, help nobody; their number is said. */
const SHOWN = 40;

type Trace = Pick<Session, 'events' | 'length'>;

/** Whether an event only completes the one before it: a name for what was queued, the first statement of a call. */
function completes(event: TraceEvent, before: TraceEvent | undefined): boolean {
  if (event.type === 'labelled') return true;
  if (event.type === 'statement') return before?.type === 'called';
  return event.type === 'phase' && before?.type === 'turn';
}

/** Whether an event only leads to the next one, which says it better. */
function leadsTo(event: TraceEvent, next: TraceEvent): boolean {
  if (event.type === 'returned') return next.type === 'finished';
  return event.type === 'phase' && next.type === 'polled';
}

/** Whether somebody who steps wants to stand between the events `step - 1` and `step`. */
function isStop(trace: Trace, step: number): boolean {
  if (step <= 0 || step >= trace.length) return true;
  const [before, after] = trace.events(step - 1, step + 1) as [TraceEvent, TraceEvent];
  return !completes(after, before) && !leadsTo(before, after);
}

/** The first step after `step` that is worth stopping at. */
export function nextStep(trace: Trace, step: number): number {
  let next = step + 1;
  while (!isStop(trace, next)) next++;
  return Math.min(next, trace.length);
}

/** The last step before `step` that is worth stopping at. */
export function previousStep(trace: Trace, step: number): number {
  let previous = step - 1;
  while (!isStop(trace, previous)) previous--;
  return Math.max(previous, 0);
}

/** What happened last at `step`, with the step right after it; what only completes it is passed over. */
export function lastEvent(trace: Trace, step: number): { event: TraceEvent | null; at: number } {
  for (let at = step; at > 0; at--) {
    const [before, event] = at > 1 ? trace.events(at - 2, at) : [undefined, trace.events(0, 1)[0]];
    if (event && (at === 1 || !completes(event, before))) return { event, at };
  }
  return { event: null, at: 0 };
}

/** How far back the start of what runs is looked for: it is the last one, unless callbacks run inside of callbacks. */
const STARTS_SEARCHED = 64;

/** The start of a callback that is running at `step`. */
function startOf(trace: Trace, starts: Uint32Array, step: number, task: number): TraceEvent | null {
  const last = lastAtMost(starts, step);
  for (let i = last; i >= 0 && i > last - STARTS_SEARCHED; i--) {
    const event = trace.events(starts[i]! - 1, starts[i]!)[0];
    if (event?.type === 'started' && event.task === task) return event;
  }
  return null;
}

export function viewOf(session: Session, starts: Uint32Array, wanted: number): View {
  const asked = Math.max(0, Math.min(wanted, session.length));
  // A scrubber or a link may ask for a place in the middle of what belongs together.
  const step = isStop(session, asked) ? asked : nextStep(session, asked);
  const state = session.stateAt(step, SHOWN);
  const { event, at } = lastEvent(session, step);
  // What an event is about may have left its queue by it: then it is as it was just before.
  let subject = null;
  if (event && 'task' in event) subject = session.itemAt(step, event.task) ?? session.itemAt(at - 1, event.task);
  const running = state.running.at(-1)?.item.task;
  const cause = running === undefined ? null : startOf(session, starts, step, running);
  const [sentence = ''] = session.sentences(at, at + 1);
  return { step, state, event, sentence, subject, cause, next: nextStep(session, step), previous: previousStep(session, step) };
}
