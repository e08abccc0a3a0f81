// The state of the page: the program, its run, and where the player stands. Components read it and call its methods.

import type { RuleInfo, Rule } from '#engine';
import { firstSample, samples, type Sample } from '../samples';
import { Engine, EngineError } from './engine/client';
import type { Runtime, Summary, View } from './engine/protocol';
import type { Link } from './link';
import { nextStart, previousStart, SPEEDS } from './playback';

/** A run that takes longer than this is given up. */
export const RUN_TIMEOUT = 8_000;

/** A run that takes longer than this is said to be under way. */
const PATIENCE = 1_000;

export type Status =
  /** The engine is loading, or a program runs. */
  | 'busy'
  /** There is a run to look at. */
  | 'ready'
  /** The engine could not be loaded. */
  | 'unavailable'
  /** The run was given up or broke. */
  | 'failed';

export class Player {
  code = $state('');
  runtime = $state<Runtime>('browser');
  module = $state(false);

  status = $state<Status>('busy');
  /** The run has taken so long that one may want to stop it. */
  slow = $state(false);
  /** Why there is nothing to look at. */
  trouble = $state('');
  rules = $state.raw<Partial<Record<Rule, RuleInfo>>>({});
  summary = $state.raw<Summary>();
  view = $state.raw<View>();
  playing = $state(false);
  speed = $state(1);
  /** What was run last, to know whether what is shown is still true. */
  ran = $state.raw<{ code: string; runtime: Runtime; module: boolean }>();

  outdated = $derived(
    this.ran !== undefined &&
      (this.ran.code !== this.code || this.ran.runtime !== this.runtime || this.ran.module !== this.module),
  );
  length = $derived(this.summary?.length ?? 0);
  step = $derived(this.view?.step ?? 0);
  atEnd = $derived(this.step >= this.length);
  sample = $derived<Sample | undefined>(samples.find((s) => s.code === this.code && s.runtimes.includes(this.runtime)));

  #wanted = 0;
  #seeking = false;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly engine: Engine) {}

  /** Loads a program from a link or a sample, and runs it. */
  open(link: Link): Promise<void> {
    this.code = link.code;
    this.runtime = link.runtime;
    this.module = link.module;
    return this.run(link.step);
  }

  openSample(sample: Sample): Promise<void> {
    const runtime = sample.runtimes.includes(this.runtime) ? this.runtime : sample.runtimes[0]!;
    return this.open({ code: sample.code, runtime, module: sample.module, step: 0 });
  }

  /** The same program on the other loop; a sample that is for one loop only gives way to the other's first. */
  switchRuntime(runtime: Runtime): Promise<void> {
    if (runtime === this.runtime) return Promise.resolve();
    const known = samples.find((s) => s.code === this.code);
    this.runtime = runtime;
    if (known && !known.runtimes.includes(runtime)) return this.openSample(firstSample(runtime));
    return this.run();
  }

  switchModule(module: boolean): Promise<void> {
    this.module = module;
    return this.run();
  }

  /** Runs the program to its end, and stands at a step of it. */
  async run(step = 0): Promise<void> {
    this.pause();
    const run = ++this.#run;
    const ran = { code: this.code, runtime: this.runtime, module: this.module };
    this.status = 'busy';
    this.slow = false;
    const impatient = setTimeout(() => (this.slow = run === this.#run), PATIENCE);
    try {
      this.rules = (await this.engine.hello()).rules;
      const { runtime, module } = ran;
      const summary = await this.engine.run(ran.code, { runtime, module }, RUN_TIMEOUT);
      // A program that cannot be parsed has nothing to step through: what the runtime says of it is shown at once.
      const view = await this.engine.view(summary.error ? summary.length : Math.min(step, summary.length));
      if (run !== this.#run) return;
      this.#wanted = view.step;
      this.ran = ran;
      this.summary = summary;
      this.view = view;
      this.status = 'ready';
    } catch (error) {
      if (run === this.#run) this.#fail(error, ran);
    } finally {
      clearTimeout(impatient);
      if (run === this.#run) this.slow = false;
    }
  }

  /** Gives up the run that is under way. */
  stop(): void {
    this.engine.stop();
  }

  #fail(error: unknown, ran: Player['ran']): void {
    const kind = error instanceof EngineError ? error.kind : 'broken';
    this.status = kind === 'unavailable' ? 'unavailable' : 'failed';
    this.ran = ran;
    this.summary = undefined;
    this.view = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const words = {
      unavailable: reason,
      timeout: `The program was still running after ${RUN_TIMEOUT / 1_000} seconds, so it was stopped.`,
      stopped: 'You stopped the program before it was done.',
      broken: `The engine gave up on this program: ${reason}`,
    };
    this.trouble = words[kind];
  }

  /** Stands at a step. While one is being fetched the last one wanted wins, so that scrubbing never queues up. */
  async goTo(step: number): Promise<void> {
    this.#wanted = Math.max(0, Math.min(step, this.length));
    if (this.#seeking || this.status !== 'ready') return;
    this.#seeking = true;
    const run = this.#run;
    try {
      while (this.view && this.#wanted !== this.view.step) {
        const asked = this.#wanted;
        const view = await this.engine.view(asked);
        if (run !== this.#run) return;
        // The nearest step worth stopping at may be a little further on.
        if (this.#wanted === asked) this.#wanted = view.step;
        this.view = view;
      }
    } catch (error) {
      if (run === this.#run) this.#fail(error, this.ran);
    } finally {
      this.#seeking = false;
    }
  }

  stepForward(): Promise<void> {
    // Held keys outrun the worker: then single steps are counted from what is wanted.
    const ahead = this.#wanted !== this.step;
    return this.goTo(ahead ? this.#wanted + 1 : (this.view?.next ?? 0));
  }

  stepBack(): Promise<void> {
    const behind = this.#wanted !== this.step;
    return this.goTo(behind ? this.#wanted - 1 : (this.view?.previous ?? 0));
  }

  nextCallback(): Promise<void> {
    return this.goTo(nextStart(this.summary?.starts ?? [], this.step, this.length));
  }

  previousCallback(): Promise<void> {
    return this.goTo(previousStart(this.summary?.starts ?? [], this.step));
  }

  toggle(): void {
    if (this.playing) this.pause();
    else void this.play();
  }

  async play(): Promise<void> {
    if (this.status !== 'ready' || this.length === 0) return;
    this.playing = true;
    if (this.atEnd) await this.goTo(0);
    this.#tick();
  }

  pause(): void {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      if (!this.playing) return;
      await this.stepForward();
      if (this.atEnd) this.pause();
      else if (this.playing) this.#tick();
    }, SPEEDS[this.speed]!.pause);
  }
}
