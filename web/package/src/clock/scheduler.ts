import { Entry, Immediate, Kind, NAMES, Timeout, type Owner } from './entry.js';
import { newLoop, type Choose, type Loop } from './loop.js';
import type { Moment } from './moment.js';
import { whereIs } from './origin.js';
import type { Natives } from './natives.js';
import { Table } from './table.js';

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
  /** Called before a callback is run that is no tick or microtask. */
  onRun: ((entry: Entry) => void) | undefined;
  /** Whether something was made of the time: a timer set, a clock read. */
  timeUsed = false;
  /** What waits and is no matter of time, so that it may be due now. */
  prompt = 0;
  /** Called when something was queued. */
  onQueued: ((entry: Entry) => void) | undefined;
  private readonly table = new Table();
  /** Where things were set, by their numbers. */
  private readonly origins = new Map<number, Origin>();
  private stale = 0;
  /** Callbacks on the stack. */
  private onStack = 0;
  private drained = 0;
  private target: Moment | undefined;
  /** What is watched by {@link watchLast}: everything that waited then and has not run since. */
  private watched: Set<Entry> | undefined;

  private readonly isNode: boolean;

  constructor(readonly options: SchedulerOptions) {
    this.isNode = options.runtime === 'node';
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
    const timer = new Timeout(this, kind, callback, delay, args);
    timer._id = this.loop.set_timer(this.enter(timer), delay, kind === Kind.Interval ? 1 : 0);
    return timer;
  }

  startImmediate(callback: Entry['_callback'], args?: readonly unknown[]): Immediate {
    const immediate = new Immediate(this, Kind.Immediate, callback, 0, args);
    immediate._id = this.loop.set_immediate(this.enter(immediate));
    return immediate;
  }

  requestFrame(callback: Entry['_callback']): Entry {
    const entry = new Entry(this, Kind.Frame, callback, this.options.frameNanos / 1e6, undefined);
    entry._id = this.loop.request_frame(this.enter(entry));
    return entry;
  }

  requestIdle(callback: Entry['_callback'], timeout: number): Entry {
    const entry = new Entry(this, Kind.Idle, callback, timeout, undefined);
    entry._id = this.loop.request_idle(this.enter(entry), timeout);
    return entry;
  }

  /** `scheduler.postTask`, or, if it `continues`, `scheduler.yield`. */
  postTask(callback: Entry['_callback'], priority: number, continues: boolean, delay: number): Entry {
    const entry = new Entry(this, Kind.Task, callback, delay, undefined);
    entry._id = this.loop.post_task(this.enter(entry), priority, continues ? 1 : 0, delay);
    return entry;
  }

  /** Something outside the loop that ends when {@link complete} is called. */
  startRequest(callback: Entry['_callback']): Entry {
    const entry = new Entry(this, Kind.Request, callback, 0, undefined);
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
    const job = new Entry(this, kind, callback, 0, args);
    const number = this.table.add(job);
    this.jobs++;
    if (kind === Kind.Tick) {
      this.loop.queue_tick(number);
      (nextTick ?? queueMicrotask)(() => this.runByRuntime(job));
    } else {
      this.loop.queue_microtask(number);
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

  nameOf(entry: Entry): number {
    return FIRST_NUMBER + entry._number;
  }

  /** What waits under this name. */
  named(name: number): Entry | undefined {
    const entry = this.table.get(name - FIRST_NUMBER);
    return entry && entry._kind < Kind.Tick ? entry : undefined;
  }

  /** What waits, oldest first; without ticks and microtasks. */
  waiting(): Entry[] {
    return [...this.table.all()].filter((entry) => entry._kind < Kind.Tick);
  }

  /** The line that set it, while few enough wait for that to be noted. */
  setAt(entry: Entry): string | undefined {
    return whereIs(this.origins.get(entry._number));
  }

  // How time goes on.

  /** Runs what is due until `moment`, and all that it leads to. */
  advance(moment: Moment): void {
    const outer = this.enterNested();
    try {
      this.begin(moment);
      this.runAll();
    } finally {
      this.leaveNested(outer);
    }
  }

  private runAll(): void {
    const { loop } = this;
    for (;;) {
      const number = loop.next();
      if (number < 0) return;
      this.run(number);
    }
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
      const number = this.loop.next();
      if (number < 0) return false;
      const isJob = (this.table.get(number) as Entry)._kind >= Kind.Tick;
      this.run(number);
      if (isJob) continue;
      this.loop.finished(0);
      return true;
    }
  }

  /** Runs ticks and microtasks. */
  drain(): void {
    if (this.jobs === 0 && this.stale === 0) return;
    for (;;) {
      const number = this.loop.next_in_drain();
      if (number < 0) return;
      this.run(number);
    }
  }

  /** An operation that may be called inside a callback of this clock. */
  nested<T>(operate: () => T): T {
    const outer = this.enterNested();
    try {
      return operate();
    } finally {
      this.leaveNested(outer);
    }
  }

  private enterNested(): Moment | undefined {
    // To the loop the callback that runs is over now.
    this.loop.finished(0);
    return this.target;
  }

  private leaveNested(outer: Moment | undefined): void {
    if (this.onStack > 0) this.aim(outer);
  }

  /** Those that wait now, and as they run or are cleared, those of them that are left. */
  watchLast(): { readonly size: number } {
    this.watched = new Set(this.waiting());
    return this.watched;
  }

  /** Throws the first error of the callbacks that ran. */
  rethrow(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.error;
  }

  /** Drops all timers and begins at 0 again. */
  reset(): void {
    // Ticks and microtasks are left to the runtime, where others than the test may wait for them.
    for (const entry of this.table.all()) {
      entry._cleared = true;
      entry._waits = entry._waits && entry._kind >= Kind.Tick;
    }
    this.table.clear();
    this.origins.clear();
    this.pending = this.alive = this.prompt = this.jobs = this.stale = this.onStack = 0;
    this.watched = this.failure = undefined;
    this.loop.reset(this.options.runtime === 'node' ? 0 : 1, this.options.frameNanos);
  }

  private begin(moment: Moment | undefined): void {
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
    const number = this.table.add(entry);
    entry._waits = true;
    if (entry._refed) this.alive++;
    if (entry._delay > 0) this.timeUsed = true;
    else this.prompt++;
    if (++this.pending <= NOTED) this.origins.set(number, noteOrigin());
    if (this.onQueued !== undefined) this.onQueued(entry);
    return number;
  }

  /** It waits no more. */
  private release(entry: Entry): void {
    this.table.delete(entry);
    entry._waits = false;
    this.pending--;
    if (entry._refed) this.alive--;
    if (!(entry._delay > 0)) this.prompt--;
    if (this.origins.size > 0) this.origins.delete(entry._number);
    if (this.watched !== undefined) this.watched.delete(entry);
  }

  private run(number: number): void {
    const entry = this.table.get(number) as Entry;
    if (entry._kind >= Kind.Tick) {
      if (!this.beginJob(entry)) return;
    } else {
      this.drained = 0;
      this.ranInterval = entry._kind === Kind.Interval;
      if (!this.ranInterval) this.release(entry);
      else if (this.watched !== undefined) this.watched.delete(entry);
      if (this.onRun !== undefined) this.onRun(entry);
    }
    this.onStack++;
    try {
      this.call(entry);
    } catch (error) {
      this.loop.finished(1);
      this.failure ??= { error };
    }
    this.onStack--;
  }

  /** Whether a tick or microtask that the loop has come to is still to be run. */
  private beginJob(job: Entry): boolean {
    this.table.delete(job);
    if (!job._waits) {
      this.stale--;
      return false;
    }
    job._waits = false;
    this.jobs--;
    if (++this.drained > this.options.loopLimit) throw this.endless(job, 'ticks and microtasks in a row');
    return true;
  }

  private call(entry: Entry): void {
    const { _callback: callback, _args: args } = entry;
    if (entry._kind < Kind.Frame && this.isNode) {
      // Node calls with the timer as `this`.
      if (args === undefined) callback.call(entry);
      else callback.apply(entry, args as unknown[]);
    } else if (entry._kind === Kind.Frame) {
      callback(this.frameTime());
    } else if (entry._kind === Kind.Idle) {
      callback(this.idleDeadline());
    } else if (args === undefined) {
      callback();
    } else {
      callback(...args);
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
    if (!job._cleared) {
      this.jobs--;
      this.stale++;
    }
    if (this.jobs === 0 && this.stale > STALE && this.onStack === 0) this.drain();
    if (job._args) job._callback(...job._args);
    else job._callback();
  }

  /** The error for what goes on for ever. */
  endless(entry: Entry | undefined, what: string): Error {
    const where = entry && this.setAt(entry);
    const last = entry ? `; the last was ${NAMES[entry._kind]}${where ? `, set at ${where}` : ''}` : '';
    const { loopLimit } = this.options;
    return new Error(`looplab/clock: more than ${loopLimit} ${what} (loopLimit), which looks like an infinite loop${last}`);
  }
}

/** A place of the program: an `Error`, whose stack is only written when it is read. */
type Origin = { stack?: string };

function noteOrigin(): Origin {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 8;
  const origin = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return origin;
}
