/**
 * `looplab/jest`: a test clock for every test of a file.
 *
 * @packageDocumentation
 */
import { useClockWith, type Hooks, type UseClockOptions } from './adapter.js';
import type { Clock } from './clock/index.js';

/** Installs a clock before every test of this file, or of the `describe` it is called in, and takes it away behind it. */
export function useClock(options?: UseClockOptions): Clock {
  const { beforeEach, afterEach } = globalThis as unknown as Partial<Hooks>;
  if (!beforeEach || !afterEach) {
    throw new Error('looplab/jest: there is no global beforeEach; it works in a test of Jest, with injectGlobals');
  }
  return useClockWith({ beforeEach, afterEach }, options);
}

export type { UseClockOptions } from './adapter.js';
export * from './clock/index.js';
export * from './orders/index.js';
