import { newLoop, type Loop } from '../clock/loop.js';

/** An open question that a run met, and how it was answered. */
export interface Question {
  /** So many answers are legal; 0 is the usual one. */
  readonly options: number;
  readonly chosen: number;
  /** What the answer means, where it is not the usual one. */
  readonly meaning: string;
  /** Whether another answer can make a difference. */
  matters: boolean;
}

/** Refuses what is no choice string, such as `'0.1.1'`. */
export function parseChoices(text: string): number[] {
  if (typeof text !== 'string' || !/^\d+(\.\d+)*$/.test(text)) {
    throw new TypeError(`everyOrder: 'replay' is numbers with dots between them, such as '0.1.1'; '${String(text)}' is none`);
  }
  return text.split('.').map(Number);
}

/** The answers as text; what follows the last unusual one is left out, and the usual run is `'0'`. */
export function formatChoices(answers: readonly number[]): string {
  const last = answers.findLastIndex((answer) => answer !== 0);
  return last < 0 ? '0' : answers.slice(0, last + 1).join('.');
}

/** Answers the questions of one run, and writes them down. */
export class Answers {
  readonly questions: Question[] = [];

  /** `draw` answers what the list does not. */
  constructor(
    private readonly given: readonly number[],
    private readonly draw: (options: number) => number = () => 0,
  ) {}

  ask(options: number, meaning: (answer: number) => string): number {
    const index = this.questions.length;
    const wanted = index < this.given.length ? (this.given[index] as number) : this.draw(options);
    const chosen = Math.min(wanted, options - 1);
    this.questions.push({ options, chosen, meaning: meaning(chosen), matters: true });
    return chosen;
  }

  /** Whether what was given was asked for, and was among the options each time. */
  get fits(): boolean {
    return this.given.every((wanted, index) => wanted < (this.questions[index]?.options ?? (wanted === 0 ? 1 : 0)));
  }

  toString(): string {
    return formatChoices(this.questions.map(({ chosen }) => chosen));
  }
}

/** Hands out the runs that are to be made: first every one, those with the fewest unusual answers first; then some at random. */
export class Plan {
  private readonly loop: Loop = newLoop(() => 0);
  private drawn = 0;

  constructor(
    maxRuns: number,
    private readonly samples: number,
    seed: number,
  ) {
    this.loop.explore(maxRuns);
    this.loop.sample(seed);
  }

  /** The next run; `undefined` when all were made. */
  next(): Answers | undefined {
    const length = this.loop.explore_next();
    if (length >= 0) return new Answers(Array.from({ length }, (_, index) => this.loop.explore_answer(index)));
    if (this.isComplete || this.drawn >= this.samples) return undefined;
    this.drawn++;
    return new Answers([], (options) => this.loop.sample_answer(options));
  }

  /** Whether there is no order that was not tried. */
  get isComplete(): boolean {
    return this.loop.explore_is_bounded() === 0;
  }

  /** So many of the runs were drawn at random. */
  get sampled(): number {
    return this.drawn;
  }

  /** The run of `next` is over. */
  ran(answers: Answers): void {
    if (this.drawn > 0) return;
    for (const { options, chosen, matters } of answers.questions) this.loop.explore_met(matters ? options : 1, chosen);
    this.loop.explore_ran();
  }
}
