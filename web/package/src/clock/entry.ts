/** What kind of thing waits. Ticks and microtasks come last: they are not counted as timers. */
export const enum Kind {
  Timeout,
  Interval,
  Immediate,
  Frame,
  Idle,
  Task,
  Request,
  Tick,
  Microtask,
}

/** How each kind is called in messages. */
export const NAMES = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'requestIdleCallback',
  'scheduler.postTask',
  'schedule',
  'process.nextTick',
  'queueMicrotask',
] as const;

/**
 * Whatever a clock has queued: the callback in JavaScript, and what the loop calls it.
 *
 * There may be a million, so it is small: what few of them have is kept elsewhere.
 */
export class Entry {
  // In this order: what is read when it runs is together in memory.
  readonly _callback: (...args: any[]) => unknown;
  readonly _kind: Kind;
  readonly _args: readonly unknown[] | undefined;
  _refed: boolean;
  /** It waits. A tick or microtask that the runtime itself has run waits no more, but is kept until the loop saw that. */
  _waits: boolean;
  /** Its own number, which rises; the loop knows its callback by it. */
  _number: number;
  /** What the loop gave as its id. */
  _id: number;
  readonly _owner: Owner;
  readonly _delay: number;
  _cleared: boolean;

  constructor(owner: Owner, kind: Kind, callback: (...args: any[]) => unknown, delay: number, args: readonly unknown[] | undefined) {
    this._callback = callback;
    this._kind = kind;
    this._args = args;
    this._refed = true;
    this._waits = true;
    this._number = 0;
    this._id = 0;
    this._owner = owner;
    this._delay = delay;
    this._cleared = false;
  }
}

/** What an entry asks of its clock. */
export interface Owner {
  clear(entry: Entry): void;
  refresh(entry: Entry): void;
  setRef(entry: Entry, refed: boolean): void;
  /** The number by which the program may name it. */
  nameOf(entry: Entry): number;
}

const custom: symbol = Symbol.for('nodejs.util.inspect.custom');

/** What may keep a process alive or not. */
class Referable extends Entry {
  ref(): this {
    this._owner.setRef(this, true);
    return this;
  }

  unref(): this {
    this._owner.setRef(this, false);
    return this;
  }
}

/** What `setTimeout` and `setInterval` return in Node. https://nodejs.org/api/timers.html#class-timeout */
export class Timeout extends Referable {
  hasRef(): boolean {
    return this._refed;
  }

  /** Starts again from now, also when it has run. */
  refresh(): this {
    this._owner.refresh(this);
    return this;
  }

  close(): this {
    this._owner.clear(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this._owner.nameOf(this);
  }

  [custom](): string {
    return `Timeout { ${NAMES[this._kind]}, delay: ${this._delay}, waits: ${this._waits} }`;
  }
}

/** What `setImmediate` returns in Node. https://nodejs.org/api/timers.html#class-immediate */
export class Immediate extends Referable {
  hasRef(): boolean {
    return this._waits && this._refed;
  }

  [custom](): string {
    return `Immediate { waits: ${this._waits} }`;
  }
}

// `using timer = setTimeout(…)`, where the runtime knows that.
const { dispose } = Symbol as { dispose?: symbol };
if (dispose) {
  for (const kind of [Timeout, Immediate]) {
    Object.defineProperty(kind.prototype, dispose, {
      value(this: Entry) {
        this._owner.clear(this);
      },
    });
  }
}
