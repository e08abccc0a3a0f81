// Says in a sentence what happened at a step. The reason is not made up here: it is the event's rule.

import type { ChoicePoint, Item, Phase, RunKind, Wait } from '#engine';
import type { Runtime, View } from './engine/protocol';
import { queueName, runName, sourceName } from './lanes';
import { frameName, isAnonymous } from './source';
import { formatClock, formatSpan } from './time';

/** The longest label or line that is quoted whole. */
const LONGEST_QUOTE = 60;

export function shorten(text: string, longest = LONGEST_QUOTE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** What to call a queued thing in a sentence; its place tells those without a name apart. */
function callName(item: Item | null): string {
  const place = item?.span ? ` (line ${item.span.line})` : '';
  return item && !isAnonymous(item.label) ? `${shorten(item.label!)}${place}` : `a callback${place}`;
}

/** At the beginning of a sentence. */
const capital = (text: string): string => (text.startsWith('a callback') ? `A${text.slice(1)}` : text);

const PHASES: Record<Phase, string> = {
  main: 'The program itself runs first.',
  task: 'The loop looks for a task.',
  'microtask-checkpoint': 'The stack is empty: a microtask checkpoint begins.',
  rendering: 'A frame is due: the rendering is updated.',
  idle: 'Nothing is runnable: an idle period begins.',
  waiting: 'Nothing is runnable: the loop waits.',
  timers: 'The loop enters its timers phase.',
  pending: 'The loop enters its pending phase.',
  'idle-prepare': 'The loop runs its idle and prepare handles.',
  poll: 'The loop enters its poll phase.',
  check: 'The loop enters its check phase.',
  closing: 'The loop enters its closing phase.',
  ticks: 'The callback is done: nextTicks and microtasks are drained.',
  done: 'The run is over.',
};

const CHOICES: Record<ChoicePoint, string> = {
  'task-queue': 'which task queue comes next',
  'rendering-opportunity': 'whether a frame comes before the next task',
  'timers-within-millisecond': 'whether a millisecond of the loop’s clock ended between the starts of these timers',
  'timer-coalescing': 'whether the loop wakes so late that the next timer is due as well',
  'timers-at-loop-entry': 'whether a millisecond has passed when the loop first looks at its timers',
  'timers-at-turn': 'whether a timer has fallen due by this turn of the loop',
  completions: 'which of the operations under way outside the loop is done next, if any is',
};

function waiting(wait: Wait, now: number): string {
  if (wait === 'no') return 'The loop looks for completions without waiting.';
  if (wait === 'forever') return 'The loop sleeps until something completes.';
  return `The loop may sleep ${formatSpan(Math.max(0, wait.until - now))}, until ${formatClock(wait.until)}.`;
}

function started(run: RunKind, item: Item | null): string {
  if (run === 'main') return 'The main script starts.';
  const kind = typeof run === 'object' && 'task' in run ? `${sourceName(run.task)} task` : runName(run);
  if (item && !isAnonymous(item.label)) return `The ${kind} ${callName(item)} starts.`;
  return item?.span ? `The ${kind} from line ${item.span.line} starts.` : `The ${kind} starts.`;
}

/** What happened last at this step. */
export function narrate(view: View): string {
  const { event, subject } = view;
  if (!event) return 'Nothing has run yet.';
  const name = callName(subject);
  switch (event.type) {
    case 'turn':
      return `Turn ${event.number} of the loop begins.`;
    case 'phase':
      return PHASES[event.phase];
    case 'time-updated':
      return `The loop reads the clock: its time is ${event.loopTime} ms.`;
    case 'queued':
      if (typeof event.queue === 'object' && event.queue.task === 'script') return 'The script joins the task queue.';
      return `${capital(name)} joins ${queueName(event.queue)}.`;
    case 'timer-armed': {
      const what = event.repeats ? 'An interval' : 'A timer';
      return `${what} of ${formatSpan(event.delay)} is set for ${name}, due at ${formatClock(event.due)}.`;
    }
    case 'moved':
      return `${capital(name)} moves to ${queueName(event.to)}.`;
    case 'cancelled':
      return `${capital(name)} is taken out of its queue.`;
    case 'labelled':
      return `${event.label} is known now.`;
    case 'started':
      return started(event.run, subject);
    case 'finished':
      return `${subject && !isAnonymous(subject.label) ? capital(name) : 'The callback'} is done.`;
    case 'request-started':
      return `${event.what} begins, outside the loop.`;
    case 'polled':
      return waiting(event.wait, event.at);
    case 'chose':
      return `${event.options} answers are legal: ${CHOICES[event.point]}.`;
    case 'statement':
      return `Line ${event.span.line} is about to run.`;
    case 'called':
      if (event.function === '<main>') return `The program’s own code begins, at line ${event.span.line}.`;
      return `${isAnonymous(event.function) ? 'The function' : frameName(event.function)} is called: line ${event.span.line} comes next.`;
    case 'returned':
      return 'The function returns.';
    case 'printed':
      return `The program prints “${shorten(event.text)}”.`;
    case 'threw':
      return `Not caught: ${shorten(event.text, 120)}`;
    case 'exited':
      return `The run ends with exit code ${event.code}.`;
    case 'stopped':
      return `Looplab stopped the program: ${event.reason}.`;
  }
}

/** What a person can do about a program that was stopped. */
export function adviceFor(limit: string, runtime: Runtime): string {
  const task = runtime === 'node' ? 'setImmediate' : 'setTimeout';
  switch (limit) {
    case 'endless microtasks':
    case 'endless process.nextTick':
      return `Each one queues another, so the loop never gets on. Let it breathe: continue with ${task}.`;
    case 'endless loop':
      return 'A loop runs very long or never ends. Check its condition, or try it with fewer rounds.';
    case 'too long to record':
      return 'That is more than anybody steps through. If a loop never ends, check its condition; if it is only long, try fewer rounds.';
    case 'endless callbacks':
    case 'runaway queue':
      return 'Callbacks keep scheduling more callbacks. Check what ends the chain.';
    case 'endless waiting':
      return 'Something is waited for that comes very late or never. Check delays and intervals.';
    default:
      return 'You can step through everything up to that point.';
  }
}
