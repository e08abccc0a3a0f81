// Words around a run that are the page's own. What happened at a step, the engine says.

import type { Runtime } from './engine/protocol';

/** The longest label or line that is quoted whole. */
const LONGEST_QUOTE = 60;

export function shorten(text: string, longest = LONGEST_QUOTE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
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
