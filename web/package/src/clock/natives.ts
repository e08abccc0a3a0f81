/** Any global object: a page's window, Node's, a sandbox's. */
export type Global = typeof globalThis & Record<string, any>;

/** The real functions that a clock needs to work, whatever is faked. */
export interface Natives {
  /** Runs `task` in a turn of its own, once all microtasks are done. */
  turn(task: () => void): void;
  /** Runs `task` after real milliseconds; what it returns stops that. Unless `holds`, that keeps no process alive. */
  later(task: () => void, millis: number, holds: boolean): () => void;
  queueMicrotask(task: () => void): void;
  nextTick: ((task: () => void) => void) | undefined;
}

/** A module of Node's, or nothing where there is none. */
export function builtin(name: string): any {
  const { process } = globalThis as Global;
  return process?.getBuiltinModule?.(name);
}

const real = natives();

/** The real functions, taken when this module was loaded and so before anything was faked. */
export function theNatives(): Natives {
  return real;
}

function natives(): Natives {
  const global = globalThis as Global;
  // What another clock has put on the global object is told by `clock`, as in @sinonjs/fake-timers.
  const own = <K extends string>(name: K): any => (global[name]?.clock ? undefined : global[name]);
  const timers = builtin('node:timers');
  const setTimeout = pristine(timers?.setTimeout) ?? own('setTimeout') ?? global.setTimeout;
  const clearTimeout = pristine(timers?.clearTimeout) ?? own('clearTimeout') ?? global.clearTimeout;
  const setImmediate = pristine(timers?.setImmediate) ?? own('setImmediate');
  const { process } = global;
  const nextTick = typeof process?.nextTick === 'function' ? process.nextTick.bind(process) : undefined;
  return {
    turn: setImmediate ? (task) => void setImmediate(task) : (messages(global) ?? ((task) => void setTimeout(task, 0))),
    later(task, millis, holds) {
      const id = setTimeout(task, millis);
      if (!holds) id?.unref?.();
      return () => clearTimeout(id);
    },
    queueMicrotask: (own('queueMicrotask') ?? ((task: () => void) => void Promise.resolve().then(task))).bind(global),
    nextTick,
  };
}

function pristine<T extends { clock?: unknown } | undefined>(value: T): T | undefined {
  return value?.clock ? undefined : value;
}

/** Turns of a page: messages, which are not clamped as timers are. */
function messages(global: Global): ((task: () => void) => void) | undefined {
  if (typeof global.MessageChannel !== 'function') return undefined;
  const { port1, port2 } = new global.MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    port2.postMessage(0);
  };
}
