import { Entry, Immediate, Kind, Timeout } from './entry.js';
import type { Runtime } from './options.js';
import type { Scheduler } from './scheduler.js';

type Callback = (...args: any[]) => unknown;

/** A timer as the runtime knows it: an object in Node, a number in a page. */
export type TimerId = Timeout | Immediate | number;

/** The real functions that take back what was set before the clock was installed. */
export interface Clearing {
  clearTimeout?: ((id: any) => void) | undefined;
  clearInterval?: ((id: any) => void) | undefined;
  clearImmediate?: ((id: any) => void) | undefined;
  cancelAnimationFrame?: ((id: any) => void) | undefined;
  cancelIdleCallback?: ((id: any) => void) | undefined;
}

/** The functions that a program calls, over one scheduler. */
export function timerFunctions(scheduler: Scheduler, runtime: Runtime, natives: Clearing) {
  const isNode = runtime === 'node';

  /** What the program is given for it. */
  function handed<T extends Entry>(entry: T): T | number {
    return isNode ? entry : scheduler.nameOf(entry);
  }

  function check(callback: unknown, what: string): Callback {
    if (typeof callback === 'function') return callback as Callback;
    if (!isNode && what.startsWith('set')) return compiled(callback);
    const received = callback === null ? 'null' : typeof callback === 'object' ? 'an object' : `${typeof callback} (${String(callback)})`;
    const error = new TypeError(`The "callback" argument of ${what} must be of type function. Received ${received}`);
    if (isNode) (error as TypeError & { code: string }).code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }

  function delayOf(delay: unknown): number {
    // Node multiplies by 1, WebIDL makes a `long` of it; neither takes a BigInt.
    const number = typeof delay === 'number' ? delay : +(delay as number);
    return isNode ? number : number | 0;
  }

  const given = (args: unknown[]): unknown[] | undefined => (args.length === 0 ? undefined : args);

  function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout | number {
    return handed(scheduler.startTimer(Kind.Timeout, check(callback, 'setTimeout'), delayOf(delay), given(args)));
  }

  function setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout | number {
    return handed(scheduler.startTimer(Kind.Interval, check(callback, 'setInterval'), delayOf(delay), given(args)));
  }

  function setImmediate(callback: Callback, ...args: unknown[]): Immediate | number {
    return handed(scheduler.startImmediate(check(callback, 'setImmediate'), given(args)));
  }

  function requestAnimationFrame(callback: (time: number) => unknown): Entry | number {
    return scheduler.nameOf(scheduler.requestFrame(check(callback, 'requestAnimationFrame')));
  }

  function requestIdleCallback(callback: Callback, options?: { timeout?: number } | number): number {
    const timeout = typeof options === 'object' ? options?.timeout : options;
    return scheduler.nameOf(scheduler.requestIdle(check(callback, 'requestIdleCallback'), Number(timeout ?? Number.NaN)));
  }

  /** Takes back what `id` names, if it is of these kinds; what is not ours goes to the real function. */
  function clear(id: unknown, kinds: readonly Kind[], native: ((id: any) => void) | undefined): void {
    if (id === undefined || id === null) return;
    const entry = id instanceof Entry ? id : typeof id === 'object' ? undefined : scheduler.named(Number(id));
    if (!entry) native?.(id);
    else if (kinds.includes(entry._kind)) entry._owner.clear(entry);
  }

  const TIMERS = [Kind.Timeout, Kind.Interval];
  return {
    setTimeout,
    setInterval,
    setImmediate,
    requestAnimationFrame,
    requestIdleCallback,
    clearTimeout: (id?: unknown) => clear(id, TIMERS, natives.clearTimeout),
    clearInterval: (id?: unknown) => clear(id, TIMERS, natives.clearInterval),
    clearImmediate: (id?: unknown) => clear(id, [Kind.Immediate], natives.clearImmediate),
    cancelAnimationFrame: (id?: unknown) => clear(id, [Kind.Frame], natives.cancelAnimationFrame),
    cancelIdleCallback: (id?: unknown) => clear(id, [Kind.Idle], natives.cancelIdleCallback),
    nextTick: (callback: Callback, ...args: unknown[]) => scheduler.queueJob(Kind.Tick, check(callback, 'process.nextTick'), given(args)),
    queueMicrotask: (callback: Callback) => scheduler.queueJob(Kind.Microtask, check(callback, 'queueMicrotask')),
  };
}

/** A page takes a text for a callback and runs it as a script. */
function compiled(code: unknown): Callback {
  const text = String(code);
  return () => (0, eval)(text);
}
