// The package in a page: the engine runs in a worker, which is made when something is first asked.

import { createLooplab } from './program/api.js';
import type { Port } from './program/thread.js';

export type * from './program/types.js';
export type { Looplab } from './program/api.js';
export { LooplabError, type LooplabErrorCode } from './program/errors.js';
export { Trace } from './program/trace.js';

export const { run, trace, explore, diagnose, profiles } = createLooplab((onReply, onBreak): Port => {
  const worker = new Worker(new URL('./program/worker-web.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent) => onReply(data);
  worker.onerror = (event) => {
    event.preventDefault();
    onBreak(`The engine broke off: ${event.message || 'its worker could not be loaded'}`);
  };
  return { send: (request) => worker.postMessage(request), hold() {}, end: () => worker.terminate() };
});
