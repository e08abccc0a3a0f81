import { invalid } from './errors.js';
import type { Questions } from './protocol.js';
import type { Thread } from './thread.js';
import type { OutputLine, State, Step, StoppedInfo, SyntaxErrorInfo } from './types.js';

/** So many steps are fetched at once. */
const WINDOW = 500;

const forgotten = new FinalizationRegistry<Thread>((thread) => thread.end());

/**
 * Every step of one run, forwards and backwards.
 *
 * ```js
 * const trace = await looplab.trace(code);
 * for await (const { step, sentence } of trace) console.log(step, sentence);
 * const { queues, stack } = await trace.stateAt(12);
 * trace.close();
 * ```
 */
export class Trace implements AsyncIterable<Step> {
  /** What was printed, each piece with the first step at which it has been. */
  readonly output: OutputLine[];
  /** The exit code, if the run came to its end. */
  readonly exit: number | undefined;
  /** What repeats this order: `RunOptions.choices`. */
  readonly choices: string;
  /** The bound that was passed, if the program was stopped. */
  readonly stopped: StoppedInfo | null;
  /** Why it did not parse, if so: then there are no steps. */
  readonly error: SyntaxErrorInfo | null;
  /** How many steps there are. Step 0 is before anything has happened. */
  readonly length: number;
  readonly #thread: Thread;

  /** @internal */
  constructor(thread: Thread, { length, ...run }: Questions['trace']['answer']) {
    this.output = run.output;
    this.exit = run.exit;
    this.choices = run.choices;
    this.stopped = run.stopped;
    this.error = run.error;
    this.length = length;
    this.#thread = thread;
    forgotten.register(this, thread, this);
  }

  /**
   * What is where after `step` steps: queues, stack, what runs, the clock. Of each queue and of the stack no more than
   * `most` are given, if said.
   */
  stateAt(step: number, most?: number): Promise<State> {
    this.#check(step, 0);
    return this.#thread.ask('state', { step, most });
  }

  /** What happened at a step, from 1 to `length`. */
  async at(step: number): Promise<Step> {
    this.#check(step, 1);
    const [found] = await this.#thread.ask('steps', { from: step, to: step + 1 });
    return found as Step;
  }

  /** The steps from `from` up to, not including, `to`. */
  steps(from = 1, to = this.length + 1): Promise<Step[]> {
    this.#check(from, 1, this.length + 1);
    this.#check(to, from, this.length + 1);
    return this.#thread.ask('steps', { from, to });
  }

  /** All steps in order, fetched as they are needed. */
  async *[Symbol.asyncIterator](): AsyncIterator<Step> {
    for (let from = 1; from <= this.length; from += WINDOW) {
      yield* await this.steps(from, Math.min(from + WINDOW, this.length + 1));
    }
  }

  /** Gives the engine's memory back. What was read stays readable; nothing more can be asked. */
  close(): void {
    forgotten.unregister(this);
    this.#thread.end();
  }

  #check(step: number, from: number, to = this.length): void {
    if (!Number.isInteger(step) || step < from || step > to) {
      throw invalid(`The step must be a whole number from ${from} to ${to}, not ${String(step)}.`);
    }
  }
}
