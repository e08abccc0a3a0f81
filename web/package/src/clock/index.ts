/**
 * `looplab/clock`: a test clock that runs what is set on it in the order of the runtime it stands for.
 *
 * @packageDocumentation
 */
import type { Clock } from './clock.js';
import { installOn, newClock, type InstalledClock } from './install.js';
import type { Calendar } from './moment.js';
import type { Global } from './natives.js';
import { checkClockOptions, type ClockOptions, type InstallOptions } from './options.js';

/** What works on one global object. */
export interface ForGlobal {
  /** The functions of that object, as they are now. */
  readonly timers: Record<string, unknown>;
  /** A clock of its own: nothing global changes. */
  createClock(now?: Calendar, loopLimit?: number): Clock;
  createClock(options: ClockOptions): Clock;
  /** A clock whose functions replace the global ones. */
  install(options?: InstallOptions): InstalledClock;
  /** The same for another global object, such as a window of jsdom. */
  withGlobal(global: object): ForGlobal;
}

function isOptions(value: unknown): value is ClockOptions {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function forGlobal(global: Global): ForGlobal {
  const names = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'requestAnimationFrame'];
  const present = [...names, 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback', 'queueMicrotask', 'Date', 'performance'];
  const createClock = (first?: Calendar | ClockOptions, loopLimit?: number): Clock => {
    const options = isOptions(first) ? first : { now: first as Calendar | undefined, loopLimit };
    checkClockOptions(options);
    return newClock(global, 'createClock', options);
  };
  return {
    timers: Object.fromEntries(present.filter((name) => global[name] !== undefined).map((name) => [name, global[name]])),
    createClock: createClock as ForGlobal['createClock'],
    install: (options = {}) => installOn(global, options),
    withGlobal(other: object): ForGlobal {
      if (typeof other !== 'object' || other === null || typeof (other as Global).setTimeout !== 'function') {
        throw new TypeError('withGlobal: a global object has at least setTimeout');
      }
      return forGlobal(withDate(other as Global));
    },
  };
}

/** A context of a few functions, as tests make them, takes what it lacks from here. */
function withDate(other: Global): Global {
  if (typeof other.Date === 'function') return other;
  return new Proxy(other, { get: (target, name) => (name === 'Date' ? Date : Reflect.get(target, name)) });
}

export const { timers, createClock, install, withGlobal } = forGlobal(globalThis as Global);

export { Clock } from './clock.js';
export type { Waiting } from './clock.js';
export type { AutoOptions } from './auto.js';
export type { Calendar, Span } from './moment.js';
export type { ClockOptions, FakeMethod, InstallOptions, Runtime, TickMode } from './options.js';
export type { InstalledClock } from './install.js';
export { Timeout, Immediate } from './entry.js';
