/**
 * `looplab/orders`: runs a test once for every order that is open.
 *
 * @packageDocumentation
 */
import type { Clock } from '../clock/clock.js';
import { installOn } from '../clock/install.js';
import type { Global } from '../clock/natives.js';
import { checkKeys, checkNumber, type InstallOptions } from '../clock/options.js';
import { Answers, parseChoices, Plan } from './choices.js';
import { OrderDriver } from './driver.js';

/** What one run of the test is given. */
export interface Order {
  /** The clock of this run; it is installed, and goes by itself. */
  readonly clock: Clock;
  /**
   * Begins something outside, such as a request to a server, that ends at any time between the two latencies, in milliseconds.
   * `task` then says with what the promise is fulfilled or rejected.
   */
  schedule<T>(name: string, latency: number | readonly [number, number], task: () => T | PromiseLike<T>): Promise<T>;
  /** How this order is called; `replay` takes it. As far as it is known by now. */
  readonly choices: string;
  /** Which run this is, counted from 1. */
  readonly run: number;
}

/** How far to go. */
export interface OrdersOptions {
  /** Runs this order alone, by the choice string of a report. */
  replay?: string | undefined;
  /** So many orders are run at most; 1,000. */
  maxRuns?: number | undefined;
  /** When there are more, so many further ones are drawn at random; 100. */
  samples?: number | undefined;
  /** What they are drawn from; 1. */
  seed?: number | undefined;
  /** What to do when there are more orders than were run: say so with `console.warn`, fail, or nothing. `'warn'`. */
  onBound?: 'warn' | 'fail' | 'ignore' | undefined;
  /** How the clock of each run is installed. */
  install?: InstallOptions | undefined;
}

/** What was done. */
export interface OrdersResult {
  /** So many orders were run. */
  readonly runs: number;
  /** So many of them were drawn at random, beyond the bound. */
  readonly sampled: number;
  /** Whether these are all that there are. */
  readonly complete: boolean;
}

/** The first order in which the test failed. */
export class OrderError extends Error {
  constructor(
    /** How the order is called, for `replay`. */
    readonly choices: string,
    /** What happened in it, in sentences. */
    readonly story: readonly string[],
    /** What makes it other than usual. */
    readonly because: readonly string[],
    /** Which run it was. */
    readonly run: number,
    cause: unknown,
  ) {
    super(report(choices, story, because, run, cause), { cause });
    this.name = 'OrderError';
    // The reader wants the place in the test.
    const stack = (cause as { stack?: unknown } | undefined)?.stack;
    if (typeof stack === 'string') this.stack = `${this.name}: ${this.message}\n\n${stack}`;
  }
}

function report(choices: string, story: readonly string[], because: readonly string[], run: number, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const lines = (title: string, list: readonly string[]): string[] => (list.length === 0 ? [] : [title, ...list.map((line) => `  ${line}`)]);
  return [
    `fails in order ${choices} (run ${run}; { replay: '${choices}' } runs it alone): ${message}`,
    ...lines('Other than usual:', because),
    ...lines('What happened:', story),
  ].join('\n');
}

const KEYS = ['replay', 'maxRuns', 'samples', 'seed', 'onBound', 'install'];

function check(test: unknown, options: OrdersOptions): void {
  if (typeof test !== 'function') throw new TypeError('everyOrder: the test is a function');
  checkKeys('everyOrder', options, KEYS);
  checkNumber('everyOrder', 'maxRuns', options.maxRuns, 1);
  checkNumber('everyOrder', 'samples', options.samples, 0);
  checkNumber('everyOrder', 'seed', options.seed, 0);
  const { onBound = 'warn' } = options;
  if (!['warn', 'fail', 'ignore'].includes(onBound)) {
    throw new TypeError(`everyOrder: unknown 'onBound' '${String(onBound)}'; known are 'warn', 'fail' and 'ignore'`);
  }
}

/**
 * Runs a test once for every order that its timers, immediates, messages and scheduled tasks can come in.
 *
 * The usual order comes first, then those that differ in few places. It rejects with an {@link OrderError} at the first that fails.
 */
export async function everyOrder(test: (order: Order) => unknown, options: OrdersOptions = {}): Promise<OrdersResult> {
  check(test, options);
  if (options.replay !== undefined) {
    const answers = new Answers(parseChoices(options.replay));
    await runOnce(test, answers, 1, options);
    if (!answers.fits) {
      const met = answers.questions.map(({ options: count }) => `0 to ${count - 1}`).join(', ') || 'none';
      throw new TypeError(`everyOrder: the order '${options.replay}' is none of this test, which was asked: ${met}`);
    }
    return { runs: 1, sampled: 0, complete: false };
  }
  const { maxRuns = 1000, samples = 100, seed = 1, onBound = 'warn' } = options;
  const plan = new Plan(maxRuns, samples, seed);
  let runs = 0;
  for (let answers = plan.next(); answers; answers = plan.next()) {
    await runOnce(test, answers, ++runs, options);
    plan.ran(answers);
  }
  const result = { runs, sampled: plan.sampled, complete: plan.isComplete };
  if (!result.complete && onBound !== 'ignore') {
    const message = `everyOrder: there are more than ${maxRuns} orders (maxRuns); ${plan.sampled} further ones were drawn at random (seed ${seed})`;
    if (onBound === 'fail') throw new Error(message);
    console.warn(message);
  }
  return result;
}

async function runOnce(test: (order: Order) => unknown, answers: Answers, run: number, options: OrdersOptions): Promise<void> {
  const choose = (_point: number, count: number): number =>
    answers.ask(count, (answer) => `the runtime takes way ${answer + 1} of the ${count} that it leaves open`);
  const clock = installOn(globalThis as Global, options.install ?? {}, choose);
  const driver = new OrderDriver(clock, answers);
  try {
    await driver.during(() => test(orderOf(clock, driver, answers, run)));
  } catch (error) {
    const because = answers.questions.filter(({ chosen }) => chosen !== 0).map(({ meaning }) => meaning);
    throw new OrderError(answers.toString(), driver.story, because, run, error);
  } finally {
    driver.settleTiming();
    driver.stop();
    clock.uninstall();
  }
}

function orderOf(clock: Clock, driver: OrderDriver, answers: Answers, run: number): Order {
  return {
    clock,
    run,
    get choices() {
      return answers.toString();
    },
    schedule(name, latency, task) {
      const [least, most] = typeof latency === 'number' ? [latency, latency] : (latency ?? []);
      if (typeof least !== 'number' || typeof most !== 'number' || !(least >= 0 && most >= least && most < Number.POSITIVE_INFINITY)) {
        throw new TypeError(`schedule('${name}'): a latency is milliseconds, or [least, most]; ${JSON.stringify(latency)} is none`);
      }
      if (typeof task !== 'function') throw new TypeError(`schedule('${name}'): the task is a function`);
      return driver.schedule(name, [least, most], task);
    },
  };
}
