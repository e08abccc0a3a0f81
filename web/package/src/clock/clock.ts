import { Auto, type AutoOptions } from './auto.js';
import { fakeDate, fakeIntl } from './date.js';
import { NAMES } from './entry.js';
import type { Choose } from './loop.js';
import { after, toEpoch, toMillis, type Calendar, type Moment, type Span } from './moment.js';
import { fakeHrtime, fakePerformance } from './monotonic.js';
import { theNatives, type Natives } from './natives.js';
import { checkTickMode, type Runtime, type TickMode } from './options.js';
import { promiseFunctions } from './promises.js';
import { Scheduler } from './scheduler.js';
import { taskFunctions } from './tasks.js';
import { timerFunctions, type Clearing } from './timers.js';

/** Something that waits, as {@link Clock.waiting} tells it. */
export interface Waiting {
  /** What it was set with: `'setTimeout'` and so on. */
  readonly kind: (typeof NAMES)[number];
  /** The delay that was asked for, in milliseconds. */
  readonly delay: number;
  /** Whether it keeps a process alive. */
  readonly refed: boolean;
  /** The name of the function it will call. */
  readonly callback: string;
  /** The line that set it, as `file:line:column`; not noted while thousands wait. */
  readonly setAt: string | undefined;
}

/** What a clock is made of, beside its options. */
export interface Parts {
  readonly now: number;
  readonly runtime: Runtime;
  readonly loopLimit: number;
  readonly frameInterval: number;
  readonly global: any;
  readonly clearing: Clearing;
  readonly choose?: Choose | undefined;
}

/**
 * A clock that goes when the test says so, and runs what was set on it in the order of the runtime it stands for.
 *
 * The interface is that of `@sinonjs/fake-timers`; where the two differ in order, this one follows the real runtime. A test is
 * to its timers as the callback of a completed operation: what is immediate comes before what is timed.
 */
export class Clock {
  /** So many callbacks in one `runAll`, or ticks and microtasks in a row, are taken for an infinite loop. */
  readonly loopLimit: number;
  readonly runtime: Runtime;
  readonly setTimeout;
  readonly clearTimeout;
  readonly setInterval;
  readonly clearInterval;
  readonly setImmediate;
  readonly clearImmediate;
  readonly requestAnimationFrame;
  readonly cancelAnimationFrame;
  readonly requestIdleCallback;
  readonly cancelIdleCallback;
  readonly nextTick;
  readonly queueMicrotask;
  readonly hrtime;
  readonly performance;
  readonly Date: DateConstructor;
  readonly Intl: typeof Intl;
  readonly scheduler;
  /** What `node:timers/promises` has, on this clock. */
  readonly promises;
  /** @internal */
  readonly _scheduler: Scheduler;
  private readonly natives: Natives = theNatives();
  private readonly start: number;
  /** What `Date` says when the clock's own time is 0. */
  private epoch: number;
  private autoPilot: Auto | undefined;
  private stopInterval: (() => void) | undefined;

  /** @internal */
  constructor(parts: Parts) {
    const { now, runtime, loopLimit, frameInterval, global, clearing, choose = () => 0 } = parts;
    this.start = this.epoch = now;
    this.runtime = runtime;
    this.loopLimit = loopLimit;
    const frameNanos = Math.round(frameInterval * 1e6);
    const scheduler = new Scheduler({ runtime, loopLimit, frameNanos, natives: this.natives, choose });
    this._scheduler = scheduler;
    const timers = timerFunctions(scheduler, runtime, clearing);
    this.setTimeout = timers.setTimeout;
    this.clearTimeout = timers.clearTimeout;
    this.setInterval = timers.setInterval;
    this.clearInterval = timers.clearInterval;
    this.setImmediate = timers.setImmediate;
    this.clearImmediate = timers.clearImmediate;
    this.requestAnimationFrame = timers.requestAnimationFrame;
    this.cancelAnimationFrame = timers.cancelAnimationFrame;
    this.requestIdleCallback = timers.requestIdleCallback;
    this.cancelIdleCallback = timers.cancelIdleCallback;
    this.nextTick = timers.nextTick;
    this.queueMicrotask = timers.queueMicrotask;
    this.promises = promiseFunctions(scheduler);
    this.scheduler = taskFunctions(scheduler);
    const read = (): Moment => {
      scheduler.timeUsed = true;
      return scheduler.now;
    };
    this.hrtime = fakeHrtime(read);
    this.performance = fakePerformance(global.performance, read, () => this.start) as { now(): number } & Record<string, unknown>;
    const wall = (): number => {
      scheduler.timeUsed = true;
      return this.now;
    };
    this.Date = fakeDate(global.Date, wall);
    this.Intl = global.Intl && fakeIntl(global.Intl, wall);
  }

  /** What `Date` says: milliseconds since 1970. */
  get now(): number {
    return Math.floor(this.epoch + this._scheduler.loop.now_millis());
  }

  /** Lets `time` pass and runs what falls due, in order. */
  tick(time: Span): number {
    return this.to(after(this._scheduler.now, toMillis(time, 'tick')));
  }

  /** The same; between two callbacks the runtime runs its promises. */
  async tickAsync(time: Span): Promise<number> {
    const target = after(this._scheduler.now, toMillis(time, 'tickAsync'));
    await this.turns(() => !this._scheduler.step(target));
    return this.done();
  }

  /** Runs the next callback, whenever it is. */
  next(): number {
    this._scheduler.runNext();
    return this.done();
  }

  /** The same, and lets the runtime run its promises before and behind it. */
  async nextAsync(): Promise<number> {
    let ran = false;
    await this.turns(() => ran || ((ran = true), !this._scheduler.step(undefined)));
    return this.done();
  }

  /** Runs everything until nothing waits that would keep a process alive. */
  runAll(): number {
    const scheduler = this._scheduler;
    scheduler.nested(() => {
      for (let ran = 0; scheduler.alive > 0; ran++) {
        this.checkLimit(ran);
        if (!scheduler.step(undefined)) break;
      }
      scheduler.drain();
    });
    return this.done();
  }

  /** The same; between two callbacks the runtime runs its promises. */
  async runAllAsync(): Promise<number> {
    const scheduler = this._scheduler;
    let ran = 0;
    await this.turns(() => {
      if (scheduler.alive === 0) return true;
      this.checkLimit(ran++);
      return !scheduler.step(undefined);
    });
    return this.done();
  }

  /** Runs until what waits now has run, with all that falls due on the way. */
  runToLast(): number {
    const scheduler = this._scheduler;
    scheduler.nested(() => {
      const watch = scheduler.watchLast();
      while (watch.size > 0 && scheduler.step(undefined));
    });
    return this.to(scheduler.now);
  }

  /** The same; between two callbacks the runtime runs its promises. */
  async runToLastAsync(): Promise<number> {
    const scheduler = this._scheduler;
    let watch: { readonly size: number } | undefined;
    await this.turns(() => {
      watch ??= scheduler.watchLast();
      return !scheduler.step(watch.size > 0 ? undefined : scheduler.now);
    });
    return this.done();
  }

  /** Goes on to the next frame, and runs what falls due on the way. */
  runToFrame(): number {
    return this.to(this.frame());
  }

  /** The same; between two callbacks the runtime runs its promises. */
  async runToFrameAsync(): Promise<number> {
    const target = this.frame();
    await this.turns(() => !this._scheduler.step(target));
    return this.done();
  }

  /** Runs ticks and microtasks that were queued through the clock, and no timers. */
  runMicrotasks(): void {
    this._scheduler.runJobs();
    this._scheduler.rethrow();
  }

  /** Time passes at once, as when the machine slept: what fell due meanwhile runs then, in the order in which it was due. */
  jump(time: Span): number {
    const target = after(this._scheduler.now, toMillis(time, 'jump'));
    this._scheduler.loop.jump(target.millis, target.nanos);
    return this.to(target);
  }

  /** Somebody sets the system's clock: `Date` says another time, and no timer runs earlier or later. */
  setSystemTime(now?: Calendar): void {
    const { millis } = this._scheduler.now;
    this.epoch = toEpoch(now, 'setSystemTime') - millis;
  }

  /** How much waits: timers and the like, ticks and microtasks. */
  countTimers(): number {
    return this._scheduler.pending + this._scheduler.jobs;
  }

  /** What waits, oldest first, with the line that set it. */
  waiting(): Waiting[] {
    return this._scheduler.waiting().map((entry) => ({
      kind: NAMES[entry._kind],
      delay: entry._delay,
      refed: entry._refed,
      callback: entry._callback.name,
      setAt: this._scheduler.setAt(entry),
    }));
  }

  /** Drops everything that waits, and begins again. */
  reset(): void {
    this._scheduler.reset();
    this.epoch = this.start;
  }

  /** How time goes on by itself; see also {@link auto}. */
  setTickMode(mode: TickMode): void {
    checkTickMode(mode);
    this.manual();
    if (mode.mode === 'nextAsync') {
      this.autoPilot = new Auto(this, { io: false, deadlock: false });
      this.autoPilot.start();
    } else if (mode.mode === 'interval') {
      this.goWithRealTime(mode.delta ?? 20);
    }
  }

  /**
   * Lets time go on by itself: whenever the runtime's promises and its real input and output are quiet, to the next timer.
   *
   * With a function, while that runs; what it returns is returned. When nothing is due, nothing real is under way and the
   * function has not come to its end, that is a deadlock, and an error that says what is awaited and where.
   */
  auto(options?: AutoOptions): { stop(): void };
  auto<T>(run: () => T | PromiseLike<T>, options?: AutoOptions): Promise<T>;
  auto<T>(first?: (() => T | PromiseLike<T>) | AutoOptions, second?: AutoOptions): { stop(): void } | Promise<T> {
    const run = typeof first === 'function' ? first : undefined;
    this.manual();
    const auto = new Auto(this, (run ? second : (first as AutoOptions | undefined)) ?? {});
    this.autoPilot = auto;
    if (run) return auto.during(run).finally(() => auto.stop());
    auto.start();
    return { stop: () => auto.stop() };
  }

  /** @internal Ends every mode in which time goes on by itself. */
  manual(): void {
    this.autoPilot?.stop();
    this.autoPilot = undefined;
    this.stopInterval?.();
    this.stopInterval = undefined;
  }

  private goWithRealTime(delta: number): void {
    const go = (): void => {
      this.stopInterval = this.natives.later(() => {
        go();
        this.tick(delta);
      }, delta, false);
    };
    go();
  }

  private frame(): Moment {
    const scheduler = this._scheduler;
    return after(scheduler.now, scheduler.loop.nanos_to_frame() / 1e6);
  }

  private to(target: Moment): number {
    this._scheduler.advance(target);
    return this.done();
  }

  private done(): number {
    this._scheduler.rethrow();
    return this.now;
  }

  private checkLimit(ran: number): void {
    if (ran < this.loopLimit) return;
    const waiting = this._scheduler.waiting();
    throw this._scheduler.endless(waiting.at(-1), 'callbacks in runAll');
  }

  /** Calls `step` in turns of the runtime's own loop until it says that it is done. */
  private turns(step: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        try {
          if (step()) resolve();
          else this.natives.turn(turn);
        } catch (error) {
          reject(error as Error);
        }
      };
      this.natives.turn(turn);
    });
  }
}
