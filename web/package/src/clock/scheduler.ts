import { Entry, Immediate, Kind, NAMES, Timeout, type Owner } from './entry.js';
import { newLoop, type Choose, type Loop } from './loop.js';
import type { Moment } from './moment.js';
import { whereIs } from './origin.js';
import type { Natives } from './natives.js';

/** So many things may wait while it is still noted where each was set. */
const NOTED = 1_000;

/** Ticks and microtasks that the runtime ran itself leave their places to be cleared: so many at a time. */
const STALE = 1_000;

/** Numbers by which timers are known begin here: never those of real ones. They fit a page's `long`. */
const FIRST_NUMBER = 1_000_000_001;

export interface SchedulerOptions {
  readonly runtime: 'node' | 'browser';
  readonly loopLimit: number;
  readonly frameNanos: number;
  readonly natives: Natives;
  readonly choose: Choose;
}

/**
 * Everything that waits, and the loop that says in which order it runs.
 *
 * The callbacks are here, in a table; the loop knows their places in it.
 */
export class Scheduler implements Owner {
  readonly loop: Loop;
  /** Timers and the like that wait, and how many of them keep a process alive. */
  pending = 0;
  alive = 0;
  /** Ticks and microtasks that wait. */
  jobs = 0;
  /** The first error of a callback since the last operation began. */
  failure: { error: unknown } | undefined;
  /** Whether what ran last, ticks and microtasks apart, was an interval. */
  ranInterval = false;
  /** Called when something was queued. */
  onQueued: (() => void) | undefined;
  private table: (Entry | undefined)[] = [];
  private free: number[] = [];
  private readonly numbers = new Map<number, Entry>();
  private lastNumber = FIRST_NUMBER - 1;
  private sequence = 0;
  private stale = 0;
  /** Callbacks on the stack, and how many of them the loop takes for finished because time goes on inside them. */
  private onStack = 0;
  private finishedEarly = 0;
  private programRuns = true;
  private drained = 0;
  private target: Moment | undefined;
  private watch: { readonly sequence: number; left: number } | undefined;

  constructor(readonly options: SchedulerOptions) {
    this.loop = newLoop(options.choose);
    this.loop.reset(options.runtime === 'node' ? 0 : 1, options.frameNanos);
  }

  get now(): Moment {
    return { millis: this.loop.now_millis(), nanos: this.loop.now_nanos() };
  }

  /** Whether a callback of this clock is on the stack. */
  get isRunning(): boolean {
    return this.onStack > 0;
  }

  // What a program queues.

  /** `setTimeout` or `setInterval`. */
  startTimer(kind: Kind.Timeout | Kind.Interval, callback: Entry['_callback'], delay: number, args?: readonly unknown[]): Timeout {
    const timer = new Timeout(kind, callback, args, delay, this);
    timer._id = this.loop.set_timer(this.enter(timer), delay, kind === Kind.Interval ? 1 : 0);
    return timer;
  }

  startImmediate(callback: Entry['_callback'], args?: readonly unknown[]): Immediate {
    const immediate = new Immediate(Kind.Immediate, callback, args, 0, this);
    immediate._id = this.loop.set_immediate(this.enter(immediate));
    return immediate;
  }

  requestFrame(callback: Entry['_callback']): Entry {
    const entry = new Entry(Kind.Frame, callback, undefined, 0, this);
    entry._id = this.loop.request_frame(this.enter(entry));
    return entry;
  }

  requestIdle(callback: Entry['_callback'], timeout: number): Entry {
    const entry = new Entry(Kind.Idle, callback, undefined, timeout, this);
    entry._id = this.loop.request_idle(this.enter(entry), timeout);
    return entry;
  }

  /** `scheduler.postTask`, or, if it `continues`, `scheduler.yield`. */
  postTask(callback: Entry['_callback'], priority: number, continues: boolean, delay: number): Entry {
    const entry = new Entry(Kind.Task, callback, undefined, delay, this);
    entry._id = this.loop.post_task(this.enter(entry), priority, continues ? 1 : 0, delay);
    return entry;
  }

  /** Something outside the loop that ends when {@link complete} is called. */
  startRequest(callback: Entry['_callback']): Entry {
    const entry = new Entry(Kind.Request, callback, undefined, 0, this);
    entry._id = this.loop.start_request(this.enter(entry));
    return entry;
  }

  complete(entry: Entry): void {
    this.loop.complete(entry._id);
  }

  /**
   * `process.nextTick` or `queueMicrotask`. The runtime is told too, so that without any ticking it runs where it belongs
   * between the program's promises; the clock runs it if time goes on before that.
   */
  queueJob(kind: Kind.Tick | Kind.Microtask, callback: Entry['_callback'], args?: readonly unknown[]): void {
    const { nextTick, queueMicrotask } = this.options.natives;
    const job = new Entry(kind, callback, args, 0, this);
    this.place(job);
    this.jobs++;
    if (kind === Kind.Tick) {
      this.loop.queue_tick(job._slot);
      (nextTick ?? queueMicrotask)(() => this.runByRuntime(job));
    } else {
      this.loop.queue_microtask(job._slot);
      queueMicrotask(() => this.runByRuntime(job));
    }
  }

  // What a program takes back.

  clear(entry: Entry): void {
    entry._cleared = true;
    if (!entry._waits) return;
    this.release(entry);
    const { loop } = this;
    switch (entry._kind) {
      case Kind.Timeout:
      case Kind.Interval:
        loop.clear_timer(entry._id);
        break;
      case Kind.Immediate:
        loop.clear_immediate(entry._id);
        break;
      case Kind.Frame:
        loop.cancel_frame(entry._id);
        break;
      case Kind.Idle:
        loop.cancel_idle(entry._id);
        break;
      default:
        loop.cancel_task(entry._id);
    }
  }

  refresh(entry: Entry): void {
    if (entry._cleared) return;
    if (entry._waits) {
      this.loop.refresh_timer(entry._id);
      this.started(entry);
    } else {
      entry._id = this.loop.set_timer(this.enter(entry), entry._delay, 0);
      if (!entry._refed) this.loop.set_ref(entry._id, 0);
    }
  }

  setRef(entry: Entry, refed: boolean): void {
    if (entry._refed === refed) return;
    entry._refed = refed;
    if (!entry._waits) return;
    this.alive += refed ? 1 : -1;
    this.loop.set_ref(entry._id, refed ? 1 : 0);
  }

  name(entry: Entry): number {
    if (entry._number === 0) {
      entry._number = ++this.lastNumber;
      if (entry._waits) this.numbers.set(entry._number, entry);
    }
    return entry._number;
  }

  /** What waits under this number. */
  named(number: number): Entry | undefined {
    return this.numbers.get(number);
  }

  /** What waits, oldest first; without ticks and microtasks. */
  waiting(): Entry[] {
    const entries = this.table.filter((entry) => entry !== undefined && entry._kind < Kind.Tick) as Entry[];
    return entries.sort((a, b) => a._sequence - b._sequence);
  }

  // How time goes on.

  /** Runs what is due until `moment`, and all that it leads to. */
  advance(moment: Moment): void {
    this.nested(() => {
      this.begin(moment);
      for (;;) {
        const slot = this.loop.next();
        if (slot < 0) break;
        this.run(slot);
      }
    });
  }

  /** Runs the next callback and the ticks and microtasks behind it, wherever it is. Whether there was one. */
  runNext(): boolean {
    return this.nested(() => {
      const found = this.step(undefined);
      this.drain();
      return found;
    });
  }

  /** Runs ticks and microtasks and nothing else. */
  runJobs(): void {
    this.nested(() => this.begin(this.now));
  }

  /** One step of an operation that lets the runtime do its own between two callbacks. Whether something was run. */
  step(moment: Moment | undefined): boolean {
    this.begin(moment);
    for (;;) {
      const slot = this.loop.next();
      if (slot < 0) return false;
      const isJob = (this.table[slot] as Entry)._kind >= Kind.Tick;
      this.run(slot);
      if (!isJob) return true;
    }
  }

  /** Runs ticks and microtasks. */
  drain(): void {
    if (this.jobs === 0 && this.stale === 0) return;
    for (;;) {
      const slot = this.loop.next_in_drain();
      if (slot < 0) return;
      this.run(slot);
    }
  }

  /** An operation that may be called inside a callback of this clock. */
  nested<T>(operate: () => T): T {
    const { target } = this;
    const early = this.onStack > this.finishedEarly;
    if (early) {
      // To the loop that callback is over: nothing ever runs inside another.
      this.loop.finished(0);
      this.finishedEarly++;
    }
    try {
      return operate();
    } finally {
      if (this.onStack > 0) this.aim(target);
    }
  }

  /** Says which of those that wait now are still to come; counts down as they run. */
  watchLast(): { left: number } {
    this.watch = { sequence: this.sequence, left: this.pending };
    return this.watch;
  }

  /** Throws the first error of the callbacks that ran. */
  rethrow(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.error;
  }

  /** Drops everything and begins at 0 again. */
  reset(): void {
    for (const entry of this.table) if (entry) entry._waits = false;
    this.table = [];
    this.free = [];
    this.numbers.clear();
    this.pending = this.alive = this.jobs = this.stale = this.onStack = this.finishedEarly = 0;
    this.programRuns = true;
    this.watch = this.failure = undefined;
    this.loop.reset(this.options.runtime === 'node' ? 0 : 1, this.options.frameNanos);
  }

  private begin(moment: Moment | undefined): void {
    if (this.programRuns) {
      this.programRuns = false;
      this.loop.finished(0);
    }
    this.drained = 0;
    this.drain();
    this.aim(moment);
  }

  private aim(moment: Moment | undefined): void {
    this.target = moment;
    if (moment) this.loop.until(moment.millis, moment.nanos);
    else this.loop.unbounded();
  }

  private enter(entry: Entry): number {
    this.place(entry);
    this.pending++;
    if (entry._refed) this.alive++;
    if (this.pending <= NOTED) entry._origin = noteOrigin();
    this.started(entry);
    entry._waits = true;
    if (entry._number !== 0) this.numbers.set(entry._number, entry);
    this.onQueued?.();
    return entry._slot;
  }

  private started(entry: Entry): void {
    if (this.watch && entry._sequence !== 0 && entry._sequence <= this.watch.sequence) this.watch.left--;
    entry._sequence = ++this.sequence;
  }

  private place(entry: Entry): void {
    const slot = this.free.pop() ?? this.table.length;
    this.table[slot] = entry;
    entry._slot = slot;
  }

  /** It waits no more. */
  private release(entry: Entry): void {
    this.vacate(entry);
    entry._waits = false;
    this.pending--;
    if (entry._refed) this.alive--;
    if (entry._number !== 0) this.numbers.delete(entry._number);
    if (this.watch && entry._sequence <= this.watch.sequence) this.watch.left--;
    entry._sequence = 0;
  }

  private vacate(entry: Entry): void {
    this.table[entry._slot] = undefined;
    this.free.push(entry._slot);
  }

  private run(slot: number): void {
    const entry = this.table[slot] as Entry;
    if (entry._kind >= Kind.Tick) {
      this.vacate(entry);
      if (!entry._waits) {
        this.stale--;
        this.loop.finished(0);
        return;
      }
      entry._waits = false;
      this.jobs--;
      if (++this.drained > this.options.loopLimit) throw this.endless(entry, 'ticks and microtasks in a row');
    } else {
      this.drained = 0;
      this.ranInterval = entry._kind === Kind.Interval;
      if (this.ranInterval) this.started(entry);
      else this.release(entry);
    }
    this.onStack++;
    let threw = 0;
    try {
      this.call(entry);
    } catch (error) {
      threw = 1;
      this.failure ??= { error };
    }
    if (this.finishedEarly === this.onStack) this.finishedEarly--;
    else this.loop.finished(threw);
    this.onStack--;
  }

  private call(entry: Entry): void {
    const { _callback: callback, _args: args } = entry;
    if (entry._kind === Kind.Frame) {
      callback(this.frameTime());
    } else if (entry._kind === Kind.Idle) {
      callback(this.idleDeadline());
    } else if (entry._kind < Kind.Frame && this.options.runtime === 'node') {
      // Node calls with the timer as `this`.
      if (args) callback.apply(entry, args as unknown[]);
      else callback.call(entry);
    } else if (args) {
      callback(...args);
    } else {
      callback();
    }
  }

  private frameTime(): number {
    const { loop, options } = this;
    return options.runtime === 'node' ? loop.now_millis() + loop.now_nanos() / 1e6 : loop.detail();
  }

  private idleDeadline(): { readonly didTimeout: boolean; timeRemaining(): number } {
    const { loop, options } = this;
    const now = (): number => loop.now_millis() + loop.now_nanos() / 1e6;
    const deadline = options.runtime === 'node' ? now() + 50 : loop.detail();
    const didTimeout = loop.kind() === 4;
    return { didTimeout, timeRemaining: () => (didTimeout ? 0 : Math.max(0, deadline - now())) };
  }

  /** The runtime has come to a tick or microtask before the clock has. */
  private runByRuntime(job: Entry): void {
    if (!job._waits) return;
    job._waits = false;
    this.jobs--;
    this.stale++;
    if (this.jobs === 0 && this.stale > STALE && this.onStack === 0) this.drain();
    if (job._args) job._callback(...job._args);
    else job._callback();
  }

  /** The error for what goes on for ever. */
  endless(entry: Entry | undefined, what: string): Error {
    const where = entry && whereIs(entry._origin);
    const last = entry ? `; the last was ${NAMES[entry._kind]}${where ? `, set at ${where}` : ''}` : '';
    const { loopLimit } = this.options;
    return new Error(`looplab/clock: more than ${loopLimit} ${what} (loopLimit), which looks like an infinite loop${last}`);
  }
}

/** Where the program stands; read only if someone asks. */
function noteOrigin(): { stack?: string } | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 8;
  const origin = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return origin;
}
