// The programs of the Samples menu: each shows one thing, and runs in a few dozen steps.

import type { Runtime } from '../lib/engine/protocol';

export interface Sample {
  id: string;
  title: string;
  what: string;
  runtimes: readonly Runtime[];
  module: boolean;
  code: string;
}

const sources = import.meta.glob<string>('./*.{js,mjs}', { query: '?raw', import: 'default', eager: true });

type Entry = [file: string, title: string, what: string, runtimes: readonly Runtime[]];

const both = ['browser', 'node'] as const;
const page = ['browser'] as const;
const node = ['node'] as const;

const entries: Entry[] = [
  ['first-look.js', 'First look', 'sync code, microtasks, a frame, a task', page],
  ['first-look-node.js', 'First look', 'sync code, nextTick, promise, timer, immediate', node],
  ['async-await.js', 'async1 and async2', 'the interview classic: what await puts off', both],
  ['promise-chains.js', 'Two promise chains', 'chains take turns; returning a promise costs two more', both],
  ['next-tick.js', 'nextTick against promises', 'who goes first, and why they alternate', node],
  ['io-immediate.js', 'Immediate or timer after I/O', 'inside an I/O callback the order is fixed', node],
  ['timeout-or-immediate.js', 'Timeout or immediate first?', 'in the main module either is legal', node],
  ['thread-pool.js', 'The fifth pbkdf2 waits', 'four threads, five jobs', node],
  ['nested-timers.js', 'Nested timers wait 4 ms', 'the clamp of the HTML Standard', page],
  ['timer-order.js', 'Delays 2, 1, 0', 'what a busy main thread does to timers', both],
  ['frames.js', 'Animation frames', 'a frame inside a frame waits for the next', page],
  ['message-channel.js', 'MessageChannel', 'a task without the delay of a timer', page],
  ['idle.js', 'Idle callbacks', 'work for when nothing else is to be done', page],
  ['blocking.js', 'Blocking the loop', '30 ms of work make everybody late', both],
  ['starvation.js', 'Starved by microtasks', 'a loop of microtasks never lets the timer run', both],
  ['unhandled.js', 'Unhandled rejection', 'reported only after the microtasks', both],
  ['handled-late.js', 'Errors in async code', 'try, catch and finally around await', both],
  ['top-level-await.mjs', 'Top-level await', 'a module pauses, the loop does not', both],
];

export const samples: readonly Sample[] = entries.map(([file, title, what, runtimes]) => ({
  id: file.replace(/\.m?js$/, ''),
  title,
  what,
  runtimes,
  module: file.endsWith('.mjs'),
  code: sources[`./${file}`] ?? '',
}));

export const samplesFor = (runtime: Runtime): readonly Sample[] => samples.filter((s) => s.runtimes.includes(runtime));

/** What a first visit shows. */
export const firstSample = (runtime: Runtime): Sample => samplesFor(runtime)[0]!;
