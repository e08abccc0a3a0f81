/**
 * `looplab/vitest`: a test clock for every test of a file.
 *
 * @packageDocumentation
 */
import { afterEach, beforeEach } from 'vitest';
import { useClockWith, type UseClockOptions } from './adapter.js';
import type { Clock } from './clock/index.js';

/** Installs a clock before every test of this file, or of the `describe` it is called in, and takes it away behind it. */
export function useClock(options?: UseClockOptions): Clock {
  return useClockWith({ beforeEach, afterEach }, options);
}

export type { UseClockOptions } from './adapter.js';
export * from './clock/index.js';
export * from './orders/index.js';
