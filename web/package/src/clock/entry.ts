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

/** Whatever a clock has queued: the callback in JavaScript, and what the loop calls it. */
export class Entry {
  /** What the loop gave as its id. */
  _id = 0;
  /** Its place in the clock's table. */
  _slot = -1;
  /** Rises with every start, that of an interval's next round too. */
  _sequence = 0;
  _refed = true;
  _cleared = false;
  /** The number by which it is known; 0 for none. */
  _number = 0;
  /** It waits. A tick or microtask that the runtime itself has run waits no more, but keeps its slot until the loop saw that. */
  _waits = true;
  /** Where it was set; an `Error`, whose stack is only written when it is read. */
  _origin: { stack?: string } | undefined = undefined;

  constructor(
    readonly _kind: Kind,
    readonly _callback: (...args: any[]) => unknown,
    readonly _args: readonly unknown[] | undefined,
    readonly _delay: number,
    readonly _owner: Owner,
  ) {}
}

/** What an entry asks of its clock. */
export interface Owner {
  clear(entry: Entry): void;
  refresh(entry: Entry): void;
  setRef(entry: Entry, refed: boolean): void;
  /** Makes a timer known by a number. */
  name(entry: Entry): number;
}

const custom: symbol = Symbol.for('nodejs.util.inspect.custom');

/** What `setTimeout` and `setInterval` return in Node. https://nodejs.org/api/timers.html#class-timeout */
export class Timeout extends Entry {
  ref(): this {
    this._owner.setRef(this, true);
    return this;
  }

  unref(): this {
    this._owner.setRef(this, false);
    return this;
  }

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
    return this._owner.name(this);
  }

  [custom](): string {
    return `Timeout { ${NAMES[this._kind]}, delay: ${this._delay}, waits: ${this._waits} }`;
  }
}

/** What `setImmediate` returns in Node. https://nodejs.org/api/timers.html#class-immediate */
export class Immediate extends Entry {
  ref(): this {
    this._owner.setRef(this, true);
    return this;
  }

  unref(): this {
    this._owner.setRef(this, false);
    return this;
  }

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
