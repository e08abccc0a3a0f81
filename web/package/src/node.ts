// The package in Node: the engine runs in a worker thread.

import { Worker } from 'node:worker_threads';
import { createLooplab } from './program/api.js';
import type { Port } from './program/thread.js';

export type * from './program/types.js';
export type { Looplab } from './program/api.js';
export { LooplabError, type LooplabErrorCode } from './program/errors.js';
export { Trace } from './program/trace.js';

export const { run, trace, explore, diagnose, profiles } = createLooplab((onReply, onBreak): Port => {
  const worker = new Worker(new URL('./program/worker-node.js', import.meta.url));
  worker.on('message', onReply);
  worker.on('error', (error: Error) => onBreak(`The engine broke off: ${error.message}`));
  return {
    send: (request) => worker.postMessage(request),
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
});
