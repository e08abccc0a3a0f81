import { toEpoch, type Calendar } from './moment.js';

/** Whose order a clock keeps: Node 24's or Chromium's. */
export type Runtime = 'node' | 'browser';

/** What can be faked. */
export const METHODS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'nextTick',
  'queueMicrotask',
  'hrtime',
  'performance',
  'Date',
  'Intl',
  'Temporal',
  'AbortSignal',
  'scheduler',
] as const;

/** One of {@link METHODS}. */
export type FakeMethod = (typeof METHODS)[number];

/** How a clock goes on by itself. */
export type TickMode = { mode: 'manual' } | { mode: 'nextAsync' } | { mode: 'interval'; delta?: number };

/** What `createClock` takes. */
export interface ClockOptions {
  /** What `Date` says at first; 0 unless given. */
  now?: Calendar | undefined;
  /** Whose order: `'node'`, or `'browser'` where there is a document. */
  runtime?: Runtime | undefined;
  /** So many callbacks are run by `runAll`, or ticks and microtasks in a row, before an infinite loop is assumed. 1,000. */
  loopLimit?: number | undefined;
  /** Milliseconds between two animation frames. 16, as fake clocks have it; a real screen of 60 Hz has 16.667. */
  frameInterval?: number | undefined;
}

/** What `install` takes. */
export interface InstallOptions extends ClockOptions {
  /** What to fake; all that the global object has, unless given. */
  toFake?: readonly FakeMethod[] | undefined;
  /** What not to fake. Not together with `toFake`. */
  toNotFake?: readonly FakeMethod[] | undefined;
  /** Time goes on with the real time. The same as the tick mode `interval`. */
  shouldAdvanceTime?: boolean | undefined;
  /** By so much at a time, in milliseconds. 20. */
  advanceTimeDelta?: number | undefined;
  /** Whether `clearTimeout` and its like reach timers that were set before `install`. True. */
  shouldClearNativeTimers?: boolean | undefined;
  /** Whether a name in `toFake` that the global object does not have is passed over. False. */
  ignoreMissingTimers?: boolean | undefined;
}

const CLOCK_OPTIONS: readonly string[] = ['now', 'runtime', 'loopLimit', 'frameInterval'];
const INSTALL_OPTIONS: readonly string[] = [
  ...CLOCK_OPTIONS,
  'toFake',
  'toNotFake',
  'shouldAdvanceTime',
  'advanceTimeDelta',
  'shouldClearNativeTimers',
  'ignoreMissingTimers',
];

/** A list for a message: `'a', 'b' and 'c'`. */
export function listed(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `'${name}'`);
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}

/** Refuses what is not an object, or has a key that nobody knows. */
export function checkKeys(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${what}: options are an object; ${String(options)} is none`);
  }
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new TypeError(`${what}: unknown option '${unknown}'; known are ${listed(known)}`);
}

/** Refuses a number that is not finite or below `least`. */
export function checkNumber(what: string, name: string, value: unknown, least: number): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || Number.isNaN(value) || value < least) {
    throw new TypeError(`${what}: '${name}' is a number of at least ${least}; ${String(value)} is none`);
  }
}

/** The options of a clock, with what was left out. */
export function clockOptions(what: string, options: ClockOptions, usual: Runtime): Required<ClockOptions> & { now: number } {
  const { runtime = usual, loopLimit = 1000, frameInterval = 16 } = options;
  if (runtime !== 'node' && runtime !== 'browser') {
    throw new TypeError(`${what}: unknown runtime '${String(runtime)}'; known are 'node' and 'browser'`);
  }
  checkNumber(what, 'loopLimit', loopLimit, 1);
  checkNumber(what, 'frameInterval', frameInterval, 1);
  return { now: toEpoch(options.now, what), runtime, loopLimit, frameInterval };
}

/** Refuses what `createClock` does not know. */
export function checkClockOptions(options: ClockOptions): void {
  checkKeys('createClock', options, CLOCK_OPTIONS);
}

/** Refuses what `install` does not know. */
export function checkInstallOptions(options: InstallOptions): void {
  checkKeys('install', options, INSTALL_OPTIONS);
  const { toFake, toNotFake } = options;
  if (toFake && toNotFake) throw new TypeError("install: 'toFake' and 'toNotFake' cannot be given together");
  for (const [name, list] of Object.entries({ toFake, toNotFake })) {
    if (list !== undefined && !Array.isArray(list)) throw new TypeError(`install: '${name}' is an array of names`);
    const unknown = list?.find((method) => !(METHODS as readonly string[]).includes(method));
    if (unknown !== undefined) {
      throw new TypeError(`install: '${name}' has the unknown name '${String(unknown)}'; known are ${listed(METHODS)}`);
    }
  }
  checkNumber('install', 'advanceTimeDelta', options.advanceTimeDelta, 1);
}

/** Refuses a tick mode that nobody knows. */
export function checkTickMode(config: TickMode): void {
  checkKeys('setTickMode', config, ['mode', 'delta']);
  const modes = ['manual', 'nextAsync', 'interval'];
  if (!modes.includes(config.mode)) {
    throw new TypeError(`setTickMode: unknown mode '${String(config.mode)}'; known are ${listed(modes)}`);
  }
  if ('delta' in config) checkNumber('setTickMode', 'delta', config.delta, 1);
}
