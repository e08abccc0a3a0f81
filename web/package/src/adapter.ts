import type { AutoOptions } from './clock/auto.js';
import { install, type Clock, type InstalledClock, type InstallOptions } from './clock/index.js';
import { listed } from './clock/options.js';

/** How `useClock` works. */
export interface UseClockOptions extends InstallOptions {
  /** Whether time goes by itself, as with `clock.auto()`. */
  auto?: boolean | AutoOptions | undefined;
  /** What to do with timers that a test leaves: they never run; with `'fail'` the test fails and they are named. `'drop'`. */
  leaks?: 'drop' | 'fail' | undefined;
}

/** What a test runner has for every test of a file, or of a group. */
export interface Hooks {
  beforeEach(hook: () => void): void;
  afterEach(hook: () => void): void;
}

/** Installs a clock before every test and takes it away behind it; what is returned is the clock of the test that runs. */
export function useClockWith(hooks: Hooks, options: UseClockOptions = {}): Clock {
  const { auto = false, leaks = 'drop', ...installOptions } = options;
  if (leaks !== 'drop' && leaks !== 'fail') {
    throw new TypeError(`useClock: unknown 'leaks' '${String(leaks)}'; known are ${listed(['drop', 'fail'])}`);
  }
  let current: InstalledClock | undefined;
  let deadlock: Error | undefined;
  hooks.beforeEach(() => {
    deadlock = undefined;
    current = install(installOptions);
    if (auto) current.auto({ onDeadlock: (error) => (deadlock = error), ...(auto === true ? {} : auto) });
  });
  hooks.afterEach(() => {
    const clock = current;
    current = undefined;
    if (!clock) return;
    const left = clock.waiting();
    clock.uninstall();
    if (deadlock) throw deadlock;
    if (left.length > 0 && leaks === 'fail') throw leaked(left);
  });
  return standIn(() => current);
}

function leaked(left: ReturnType<Clock['waiting']>): Error {
  const lines = left.slice(0, 10).map(({ kind, callback, delay, setAt }) => `  ${kind} ${callback || 'of a function'}, ${delay} ms, set at ${setAt ?? 'an unknown place'}`);
  const error = new Error([`looplab/clock: the test leaves ${left.length} ${left.length === 1 ? 'timer' : 'timers'}:`, ...lines].join('\n'));
  error.name = 'LeakError';
  return error;
}

/** An object that is the clock of the test that runs. */
function standIn(current: () => InstalledClock | undefined): Clock {
  return new Proxy({} as Clock, {
    get(_, name) {
      const clock = current();
      if (!clock) {
        // What asks whether it is a promise, or prints it, does not use it.
        if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined;
        throw new Error(`useClock: the clock is there during a test; '${name}' was asked for outside`);
      }
      const value = Reflect.get(clock, name, clock) as unknown;
      return typeof value === 'function' && name !== 'Date' ? value.bind(clock) : value;
    },
  });
}
