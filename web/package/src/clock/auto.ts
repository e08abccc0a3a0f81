import { Awaits } from './awaits.js';
import type { Clock } from './clock.js';
import { Kind, type Entry } from './entry.js';
import { RealIo } from './io.js';
import { theNatives } from './natives.js';
import { checkKeys, checkNumber } from './options.js';

/** How a clock goes by itself. */
export interface AutoOptions {
  /** Whether time waits for real input and output. True. */
  io?: boolean | undefined;
  /** How long an answer from outside of this process is waited for while timers are pending, in real milliseconds. 1,000. */
  patience?: number | undefined;
  /** Whether a deadlock is an error. True. */
  deadlock?: boolean | undefined;
  /** After so many real milliseconds in which nothing happens, nothing is taken to be under way. 100. */
  quiet?: number | undefined;
  /** Told of a deadlock, where `auto` was not given a function to fail. Unless given, it is thrown. */
  onDeadlock?: ((error: Error) => void) | undefined;
}

/** So many turns of the real loop nothing may be under way before time goes on. */
const QUIET_TURNS = 2;

/** So many turns in a row may only see intervals run. */
const ONLY_INTERVALS = 10_000;

/** Lets a clock go on to the next timer whenever the runtime is quiet. */
export class Auto {
  private readonly natives = theNatives();
  private readonly io: RealIo | undefined;
  private readonly options: Required<Omit<AutoOptions, 'onDeadlock'>> & Pick<AutoOptions, 'onDeadlock'>;
  private awaits: Awaits | undefined;
  private stopped = false;
  private scheduled = false;
  private quietTurns = 0;
  private idlePauses = 0;
  private intervalsOnly = 0;
  private cancelPause: (() => void) | undefined;
  private fail: ((error: Error) => void) | undefined;

  constructor(
    protected readonly clock: Clock,
    options: AutoOptions,
  ) {
    checkKeys('auto', options, ['io', 'patience', 'deadlock', 'quiet', 'onDeadlock']);
    const { io = true, patience = 1000, deadlock = true, quiet = 100, onDeadlock } = options;
    checkNumber('auto', 'patience', patience, 0);
    checkNumber('auto', 'quiet', quiet, 1);
    this.options = { io, patience, deadlock, quiet, onDeadlock };
    this.io = io ? new RealIo(patience, globalThis) : undefined;
  }

  start(): void {
    if (this.options.onDeadlock) this.awaits ??= new Awaits();
    this.clock._scheduler.onQueued = (entry) => this.queued(entry);
    this.wake();
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.clock._scheduler.onQueued = undefined;
    this.cancelPause?.();
    this.io?.stop();
    this.awaits?.stop();
  }

  /** Goes on while `run` has not come to its end. */
  async during<T>(run: () => T | PromiseLike<T>): Promise<T> {
    this.awaits = this.options.deadlock ? new Awaits() : undefined;
    const failed = new Promise<never>((_, reject) => (this.fail = reject));
    this.awaits?.forget();
    this.start();
    const ran = (async () => run())();
    try {
      return await Promise.race([ran, failed]);
    } finally {
      this.fail = undefined;
      this.stop();
    }
  }

  protected queued(_entry: Entry): void {
    this.wake();
  }

  private wake(): void {
    if (this.scheduled || this.stopped) return;
    this.cancelPause?.();
    this.idlePauses = 0;
    this.soon();
  }

  /** Another turn of the real loop. */
  private soon(): void {
    this.scheduled = true;
    this.natives.turn(() => {
      this.scheduled = false;
      if (!this.stopped) this.turn();
    });
  }

  /** The same a little later, so that waiting for the outside takes no processor. */
  private pause(millis: number): void {
    this.cancelPause = this.natives.later(() => {
      this.cancelPause = undefined;
      if (!this.scheduled) this.soon();
    }, millis, true);
  }

  /** Runs something that is due now, if there is; one callback, so that promises come between. */
  protected runDue(): boolean {
    const scheduler = this.clock._scheduler;
    return scheduler.step(scheduler.now);
  }

  /** Lets time go on to what is next, and runs that; false if there is nothing. */
  protected goOn(): boolean {
    return this.hasWork() && this.clock._scheduler.step(undefined);
  }

  private turn(): void {
    // What is due now runs whatever else is under way.
    if (this.runDue()) return this.ran();
    const busy = this.io?.busy() ?? [];
    if (busy.length > 0) {
      this.quietTurns = 0;
      this.idlePauses = 0;
      return this.pause(1);
    }
    if (++this.quietTurns < QUIET_TURNS) return this.soon();
    if (this.goOn()) return this.ran();
    this.nothingToDo();
  }

  /** Whether time has something to go on for: what keeps a process alive, or what runs once. */
  protected hasWork(): boolean {
    const scheduler = this.clock._scheduler;
    if (scheduler.pending === 0) return false;
    return scheduler.alive > 0 || scheduler.waiting().some((entry) => entry._kind !== Kind.Interval);
  }

  private ran(): void {
    const scheduler = this.clock._scheduler;
    this.quietTurns = 0;
    this.idlePauses = 0;
    const { failure } = scheduler;
    if (failure) {
      scheduler.failure = undefined;
      this.report(failure.error as Error);
    }
    this.intervalsOnly = scheduler.ranInterval ? this.intervalsOnly + 1 : 0;
    if (this.intervalsOnly >= ONLY_INTERVALS && this.options.deadlock) {
      this.intervalsOnly = 0;
      return this.deadlocked('only intervals run');
    }
    this.soon();
  }

  /** Nothing is due and nothing real is under way: after a while that is a deadlock. Something queued ends it. */
  private nothingToDo(): void {
    this.quietTurns = 0;
    const isWatched = this.options.deadlock && (this.fail !== undefined || this.options.onDeadlock !== undefined);
    if (!isWatched) return;
    const step = Math.max(1, Math.ceil(this.options.quiet / 10));
    if (this.io?.hasRealTimers) this.idlePauses = 0;
    if (this.idlePauses++ < 10) this.pause(step);
    else this.deadlocked('nothing is due and nothing real is under way');
  }

  private deadlocked(why: string): void {
    const awaited = this.awaits?.describe() ?? [];
    const waiting = this.clock.waiting().slice(0, 8);
    const lines = [
      `looplab/clock: deadlock at ${this.clock.now} ms: ${why}, so what is awaited never comes`,
      ...awaited.map((sentence) => `  ${sentence}`),
      ...waiting.map(({ kind, callback, setAt }) => `  still waiting: ${kind} ${callback || 'of a function'}, set at ${setAt ?? 'an unknown place'}`),
    ];
    const error = new Error(lines.join('\n'));
    error.name = 'DeadlockError';
    this.report(error);
    this.stop();
  }

  private report(error: Error): void {
    if (this.fail) this.fail(error);
    else if (this.options.onDeadlock && error.name === 'DeadlockError') this.options.onDeadlock(error);
    else {
      this.natives.turn(() => {
        throw error;
      });
    }
  }
}
