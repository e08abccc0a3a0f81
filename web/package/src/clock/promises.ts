import { Kind, type Entry } from './entry.js';
import type { Scheduler } from './scheduler.js';

/** What the functions of `node:timers/promises` take. */
export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly ref?: boolean | undefined;
}

/** Node's error for what a signal has ended. https://nodejs.org/api/errors.html#abort_err */
function abortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason }) as Error & { code: string };
  error.name = 'AbortError';
  error.code = 'ABORT_ERR';
  return error;
}

/** What `node:timers/promises` has, over one scheduler. https://nodejs.org/api/timers.html#timers-promises-api */
export function promiseFunctions(scheduler: Scheduler) {
  /** Waits for what `start` starts; a signal takes it back. */
  function wait<T>(start: (done: () => void) => Entry, value: T, options: WaitOptions = {}): Promise<T> {
    const { signal, ref = true } = options;
    if (signal?.aborted) return Promise.reject(abortError(signal));
    return new Promise((resolve, reject) => {
      const aborted = (): void => {
        scheduler.clear(entry);
        reject(abortError(signal as AbortSignal));
      };
      const entry = start(() => {
        signal?.removeEventListener('abort', aborted);
        resolve(value);
      });
      if (!ref) scheduler.setRef(entry, false);
      signal?.addEventListener('abort', aborted, { once: true });
    });
  }

  function setTimeout<T>(delay?: number, value?: T, options?: WaitOptions): Promise<T | undefined> {
    return wait((done) => scheduler.startTimer(Kind.Timeout, done, Number(delay ?? Number.NaN)), value, options);
  }

  function setImmediate<T>(value?: T, options?: WaitOptions): Promise<T | undefined> {
    return wait((done) => scheduler.startImmediate(done), value, options);
  }

  async function* setInterval<T>(delay?: number, value?: T, { signal, ref = true }: WaitOptions = {}): AsyncGenerator<T | undefined> {
    if (signal?.aborted) throw abortError(signal);
    let due = 0;
    let wake: (() => void) | undefined;
    const fired = (): void => {
      due++;
      wake?.();
    };
    const entry = scheduler.startTimer(Kind.Interval, fired, Number(delay ?? Number.NaN));
    if (!ref) scheduler.setRef(entry, false);
    const aborted = (): void => {
      scheduler.clear(entry);
      wake?.();
    };
    signal?.addEventListener('abort', aborted, { once: true });
    try {
      for (;;) {
        if (due === 0 && !signal?.aborted) await new Promise<void>((resolve) => (wake = resolve));
        for (; due > 0; due--) yield value;
        if (signal?.aborted) throw abortError(signal);
      }
    } finally {
      scheduler.clear(entry);
      signal?.removeEventListener('abort', aborted);
    }
  }

  return {
    setTimeout,
    setImmediate,
    setInterval,
    scheduler: {
      wait: (delay: number, options?: WaitOptions): Promise<void> => setTimeout(delay, undefined, options),
      yield: (): Promise<void> => setImmediate(),
    },
  };
}

/**
 * `AbortSignal.timeout` over one scheduler. As in Node, it keeps no process alive.
 * https://dom.spec.whatwg.org/#dom-abortsignal-timeout
 */
export function fakeAbortTimeout(scheduler: Scheduler, global: { AbortController: typeof AbortController; DOMException: typeof DOMException }) {
  const isNode = scheduler.options.runtime === 'node';
  return function timeout(delay: number): AbortSignal {
    const millis = Number(delay);
    if (!(millis >= 0 && Number.isFinite(millis))) {
      throw new RangeError(`The value of "delay" is out of range. It must be >= 0 && <= 4294967295. Received ${String(delay)}`);
    }
    const controller = new global.AbortController();
    const message = isNode ? 'The operation was aborted due to timeout' : 'signal timed out';
    const abort = (): void => controller.abort(new global.DOMException(message, 'TimeoutError'));
    const entry = isNode ? scheduler.startTimer(Kind.Timeout, abort, millis) : scheduler.postTask(abort, 1, false, millis);
    scheduler.setRef(entry, false);
    return controller.signal;
  };
}
