import { Auto } from '../clock/auto.js';
import type { Clock } from '../clock/clock.js';
import { Kind, NAMES, type Entry } from '../clock/entry.js';
import type { Answers, Question } from './choices.js';

/** Something that the test handed to `schedule`: it ends at any time between its earliest and its latest. */
interface Operation {
  readonly name: string;
  readonly entry: Entry;
  readonly earliest: number;
  readonly latest: number;
}

/** What can be next: an operation's end, or whatever the clock has. */
interface Candidate {
  readonly operation: Operation | undefined;
  readonly at: number;
}

/** Drives a clock through one order: where several things can be next, the answers decide. */
export class OrderDriver extends Auto {
  /** What happened, in sentences. */
  readonly story: string[] = [];
  private readonly operations = new Set<Operation>();
  /** The question at which moment something was to end, until it is known whether that matters. */
  private timing: Question | undefined;
  /** When timers are due. */
  private readonly due = new WeakMap<Entry, number>();

  constructor(
    clock: Clock,
    private readonly answers: Answers,
  ) {
    super(clock, { io: false });
    clock._scheduler.onRun = (entry) => this.tell(entry);
  }

  /** Begins something that ends within `latency` milliseconds; `task` says with what. */
  schedule<T>(name: string, latency: readonly [number, number], task: () => T | PromiseLike<T>): Promise<T> {
    const scheduler = this.clock._scheduler;
    const begun = this.moment();
    scheduler.timeUsed = true;
    this.say(`'${name}' begins, and takes ${latency[0]} to ${latency[1]} ms`);
    return new Promise<T>((resolve, reject) => {
      const end = (): void => {
        try {
          resolve(task());
        } catch (error) {
          reject(error as Error);
        }
      };
      Object.defineProperty(end, 'name', { value: name });
      const entry = scheduler.startRequest(end);
      this.operations.add({ name, entry, earliest: begun + latency[0], latest: begun + latency[1] });
    });
  }

  protected override runDue(): boolean {
    this.settleTiming();
    const { _scheduler: scheduler } = this.clock;
    this.askMillisecond();
    const now = this.moment();
    const ready = [...this.operations].filter(({ earliest }) => earliest <= now);
    if (ready.length > 0 && this.isDue(now)) {
      const candidates = [{ operation: undefined, at: now }, ...ready.map((operation) => ({ operation, at: now }))];
      const chosen = this.choose(candidates);
      if (chosen.operation) this.end(chosen.operation);
    }
    return scheduler.step(scheduler.now);
  }

  /**
   * Whether a timer of the next millisecond is due when Node's loop looks is open while an immediate waits: in which order the two
   * come then is for the loop to say.
   * https://nodejs.org/api/timers.html#setimmediatecallback-args
   */
  private askMillisecond(): void {
    if (this.clock.runtime !== 'node') return;
    const { _scheduler: scheduler } = this.clock;
    const waiting = scheduler.waiting();
    if (!waiting.some(({ _kind }) => _kind === Kind.Immediate)) return;
    const now = this.moment();
    const dues = waiting.map((entry) => this.due.get(entry) ?? 0).filter((due) => due > now && due <= now + 1);
    if (dues.length === 0) return;
    const passes = (answer: number): string => `a millisecond ${answer === 0 ? 'has not passed' : 'has passed'} when the loop looks at its timers`;
    if (this.answers.ask(2, passes) === 1) scheduler.loop.jump(Math.min(...dues), 0);
  }

  protected override queued(entry: Entry): void {
    this.arm(entry);
    super.queued(entry);
  }

  private arm(entry: Entry): void {
    const now = this.moment();
    const { runtime, _scheduler: scheduler } = this.clock;
    if (entry._kind === Kind.Frame) this.due.set(entry, now + scheduler.loop.nanos_to_frame() / 1e6);
    else if (entry._kind === Kind.Immediate || entry._kind === Kind.Request) this.due.set(entry, now);
    else if (runtime === 'node') this.due.set(entry, Math.floor(now) + Math.max(1, Math.floor(entry._delay) || 1));
    else this.due.set(entry, now + entry._delay);
  }

  /** Whether the clock has something to run now, operations apart. */
  private isDue(now: number): boolean {
    const scheduler = this.clock._scheduler;
    if (scheduler.prompt > this.operations.size) return true;
    return scheduler.waiting().some((entry) => entry._kind !== Kind.Request && (this.due.get(entry) ?? 0) <= now);
  }

  protected override goOn(): boolean {
    const { _scheduler: scheduler } = this.clock;
    const { loop } = scheduler;
    const wake = this.hasTimers() ? loop.wake_millis() + loop.wake_nanos() / 1e6 : Number.POSITIVE_INFINITY;
    const now = this.moment();
    const end = Math.min(wake, ...[...this.operations].map(({ latest }) => Math.max(latest, now)));
    const candidates: Candidate[] = [...this.operations]
      .map((operation) => ({ operation, at: Math.max(now, operation.earliest) }))
      .filter(({ at }) => at <= end);
    if (wake <= end && wake !== Number.POSITIVE_INFINITY) candidates.push({ operation: undefined, at: wake });
    if (candidates.length === 0) return false;
    candidates.sort((a, b) => a.at - b.at);
    const { operation, at } = this.choose(candidates);
    if (!operation) return scheduler.step(undefined);
    const then = end > at ? this.chooseTime(operation, at, end) : at;
    const whole = Math.floor(then);
    loop.jump(whole, Math.round((then - whole) * 1e6));
    this.end(operation);
    return scheduler.step(scheduler.now);
  }

  /** Whether something but operations waits. */
  private hasTimers(): boolean {
    return this.clock._scheduler.pending > this.operations.size && this.hasWork();
  }

  private choose(candidates: readonly Candidate[]): Candidate {
    if (candidates.length === 1) return candidates[0] as Candidate;
    const named = ({ operation }: Candidate): string => (operation ? `'${operation.name}'` : 'what the clock has');
    const others = (taken: number): string => candidates.filter((_, index) => index !== taken).map(named).join(', ');
    const meaning = (taken: number): string => `${named(candidates[taken] as Candidate)} comes before ${others(taken)}`;
    return candidates[this.answers.ask(candidates.length, meaning)] as Candidate;
  }

  /** An operation ends as early as it can or as late as it can; in between makes no other order. */
  private chooseTime(operation: Operation, earliest: number, latest: number): number {
    const { _scheduler: scheduler } = this.clock;
    const late = this.answers.ask(2, (answer) => `'${operation.name}' ends as ${answer === 0 ? 'early' : 'late'} as it can`) === 1;
    this.timing = this.answers.questions.at(-1);
    scheduler.timeUsed = false;
    return late ? latest : earliest;
  }

  /** What the last operation has led to is known by now: unless it made something of the time, that time does not matter. */
  settleTiming(): void {
    if (this.timing) this.timing.matters = this.clock._scheduler.timeUsed;
    this.timing = undefined;
  }

  private end(operation: Operation): void {
    this.operations.delete(operation);
    this.clock._scheduler.complete(operation.entry);
  }

  private moment(): number {
    const { millis, nanos } = this.clock._scheduler.now;
    return millis + nanos / 1e6;
  }

  private say(sentence: string): void {
    this.story.push(`at ${this.moment()} ms ${sentence}`);
  }

  private tell(entry: Entry): void {
    const name = entry._callback.name;
    if (entry._kind === Kind.Interval) this.arm(entry);
    if (entry._kind === Kind.Request) return this.say(`'${name}' ends`);
    const setAt = this.clock._scheduler.setAt(entry);
    const which = name ? ` '${name}'` : '';
    this.say(`the callback${which} of ${NAMES[entry._kind]} runs${setAt ? `, set at ${setAt}` : ''}`);
  }
}
