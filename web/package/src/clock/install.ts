import { Clock } from './clock.js';
import { fakeTemporal } from './date.js';
import type { Choose } from './loop.js';
import { builtin, type Global } from './natives.js';
import { checkInstallOptions, clockOptions, listed, METHODS, type ClockOptions, type FakeMethod, type InstallOptions, type Runtime } from './options.js';
import { fakeAbortTimeout } from './promises.js';
import type { Clearing } from './timers.js';

/** Marks a global object's `setTimeout` as a clock's. */
const INSTALLED = Symbol.for('looplab.clock');

/** What `util.promisify` asks for. https://nodejs.org/api/util.html#utilpromisifycustom */
const PROMISIFY = Symbol.for('nodejs.util.promisify.custom');

/** A clock whose functions are the global ones until it is uninstalled. */
export interface InstalledClock extends Clock {
  /** What was replaced. */
  readonly methods: readonly FakeMethod[];
  /** Puts everything back. What still waits never runs. */
  uninstall(): void;
  [Symbol.dispose](): void;
}

/** Whose order is kept unless someone says so. */
export function usualRuntime(global: Global): Runtime {
  const isPage = typeof global['document'] === 'object' || typeof global['WorkerGlobalScope'] === 'function';
  return isPage || !global.process?.versions?.node ? 'browser' : 'node';
}

/** A clock of its own: nothing global changes. */
export function newClock(global: Global, what: string, options: ClockOptions, clearing: Clearing = {}, choose?: Choose): Clock {
  return new Clock({ ...clockOptions(what, options, usualRuntime(global)), global, clearing, choose });
}

/** Replaces what `options` say on the global object by functions of a new clock. */
export function installOn(global: Global, options: InstallOptions, choose?: Choose): InstalledClock {
  checkInstallOptions(options);
  const other = global.setTimeout as { clock?: unknown; [INSTALLED]?: unknown } | undefined;
  // The clock of an order stands above that of the test it is run in.
  if (other?.[INSTALLED] && !choose) throw new TypeError('install: a clock of looplab is installed already; uninstall it first');
  if (other?.clock) {
    throw new TypeError('install: the timers are faked already by another library (vi.useFakeTimers, jest.useFakeTimers, sinon): put the real ones back first');
  }
  const methods = chosen(global, options);
  const reach = options.shouldClearNativeTimers ?? true;
  const clock = newClock(global, 'install', options, reach ? clearingOf(global) : {}, choose);
  const undo: (() => void)[] = [];
  for (const method of methods) replace(global, method, clock, undo);
  replaceModules(global, methods, clock, undo);
  const installed = Object.assign(clock, {
    methods,
    uninstall(): void {
      clock.manual();
      for (const back of undo.reverse()) back();
      undo.length = 0;
      clock.reset();
    },
  }) as unknown as InstalledClock;
  if (typeof Symbol.dispose === 'symbol') installed[Symbol.dispose] = installed.uninstall;
  if (options.shouldAdvanceTime) clock.setTickMode({ mode: 'interval', delta: options.advanceTimeDelta ?? 20 });
  return installed;
}

/** Whether the global object has it, and where. */
function holder(global: Global, method: FakeMethod): any {
  if (method === 'nextTick' || method === 'hrtime') return global.process?.[method] && global.process;
  if (method === 'AbortSignal') return typeof global.AbortSignal?.timeout === 'function' ? global : undefined;
  return global[method] === undefined ? undefined : global;
}

function chosen(global: Global, { toFake, toNotFake = [], ignoreMissingTimers }: InstallOptions): FakeMethod[] {
  if (!toFake) return METHODS.filter((method) => !toNotFake.includes(method) && holder(global, method));
  const missing = toFake.filter((method) => !holder(global, method));
  if (missing.length > 0 && !ignoreMissingTimers) {
    throw new ReferenceError(`install: the global object has no ${listed(missing)} to fake; ignoreMissingTimers passes that over`);
  }
  return toFake.filter((method) => !missing.includes(method));
}

function clearingOf(global: Global): Clearing {
  const real = (name: keyof Clearing): ((id: unknown) => void) | undefined => (global as Record<string, any>)[name]?.bind(global);
  return {
    clearTimeout: real('clearTimeout'),
    clearInterval: real('clearInterval'),
    clearImmediate: real('clearImmediate'),
    cancelAnimationFrame: real('cancelAnimationFrame'),
    cancelIdleCallback: real('cancelIdleCallback'),
  };
}

/** Puts a property there, and how it was into `undo`. */
function put(object: any, name: string, value: unknown, undo: (() => void)[]): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  const enumerable = before?.enumerable ?? true;
  Object.defineProperty(object, name, { value, enumerable, writable: true, configurable: true });
  undo.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else delete object[name];
  });
}

/** Functions of the clock as global ones, each a function of its own: what marks one does not mark the clock's. */
function globalFunction(clock: Clock, method: keyof Clock): (...args: unknown[]) => unknown {
  const ours = clock[method] as (...args: unknown[]) => unknown;
  const fake = { [method]: (...args: unknown[]) => ours(...args) }[method] as (...args: unknown[]) => unknown;
  return Object.defineProperty(fake, INSTALLED, { value: true });
}

function replace(global: Global, method: FakeMethod, clock: Clock, undo: (() => void)[]): void {
  switch (method) {
    case 'nextTick':
    case 'hrtime':
      return put(global.process, method, clock[method], undo);
    case 'performance':
      for (const name of Object.keys(clock.performance)) {
        const value = Object.getOwnPropertyDescriptor(clock.performance, name) as PropertyDescriptor;
        put(global.performance, name, undefined, undo);
        Object.defineProperty(global.performance, name, { ...value, configurable: true });
      }
      return;
    case 'Date':
      put(global.Date.prototype, 'constructor', clock.Date, undo);
      return put(global, 'Date', clock.Date, undo);
    case 'Intl':
      return put(global, 'Intl', clock.Intl, undo);
    case 'Temporal':
      return put(global, 'Temporal', fakeTemporal(global['Temporal'], () => clock.now), undo);
    case 'AbortSignal':
      return put(global.AbortSignal, 'timeout', fakeAbortTimeout(clock._scheduler, global), undo);
    case 'scheduler':
      for (const [name, value] of Object.entries(clock.scheduler)) put(global['scheduler'], name, value, undo);
      return;
    default: {
      const fake = globalFunction(clock, method);
      const promised = { setTimeout: clock.promises.setTimeout, setImmediate: clock.promises.setImmediate }[method as string];
      if (promised) Object.defineProperty(fake, PROMISIFY, { value: promised });
      put(global, method, fake, undo);
    }
  }
}

/** Node's modules of the same functions, so that what was imported from them is faked too. */
function replaceModules(global: Global, methods: readonly FakeMethod[], clock: Clock, undo: (() => void)[]): void {
  const timers = builtin('node:timers');
  const isReal = global.process?.versions?.node !== undefined && timers !== undefined;
  if (!isReal || clock.runtime !== 'node') return;
  const promises = builtin('node:timers/promises');
  for (const method of methods) {
    if (typeof timers[method] === 'function') put(timers, method, (global as any)[method], undo);
    const promised = (clock.promises as Record<string, unknown>)[method];
    if (typeof promised === 'function') put(promises, method, promised, undo);
  }
  if (methods.includes('setTimeout')) for (const [name, value] of Object.entries(clock.promises.scheduler)) put(promises.scheduler, name, value, undo);
  const { syncBuiltinESMExports } = builtin('node:module');
  syncBuiltinESMExports();
  undo.unshift(syncBuiltinESMExports);
}
