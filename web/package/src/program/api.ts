// The package's functions, over a thread of whichever kind there is.

import { answerText, checkCall, checkCode, checkExplore, checkRun, session } from './options.js';
import { Thread, type MakePort } from './thread.js';
import { Trace } from './trace.js';
import type { CallOptions, DiagnosisInfo, ExplorationInfo, ExploreOptions, ProfileInfo, Run, RunOptions } from './types.js';

/** What this package can do with a program. */
export interface Looplab {
  /**
   * Runs a program to its end and says what it printed.
   *
   * A program that does not parse, throws or never ends is no error of this call: see `error`, `exit` and `stopped`.
   *
   * @throws {LooplabError} for a wrong option, when `timeout` is over, or when the engine breaks off; the reason of `signal`
   * if that was aborted. The next call works.
   */
  run(code: string, options?: RunOptions): Promise<Run>;
  /**
   * Runs a program and keeps every step of it.
   *
   * The trace stays with its engine until it is closed, or nobody holds it any more.
   */
  trace(code: string, options?: RunOptions): Promise<Trace>;
  /** Runs a program in every order that is legal, within bounds, and gives all outputs with what leads to each. */
  explore(code: string, options?: ExploreOptions): Promise<ExplorationInfo>;
  /** Says whether `answer` is what a program prints and, if not, which mistake about order yields it. */
  diagnose(code: string, answer: string | readonly string[], options?: RunOptions): Promise<DiagnosisInfo>;
  /** The runtimes that can be asked for; the first of each kind is its default. */
  profiles(options?: CallOptions): Promise<ProfileInfo[]>;
}

/** Makes the functions. Nothing is loaded before one of them is called. */
export function createLooplab(makePort: MakePort): Looplab {
  let shared: Thread | undefined;
  // One thread serves all that keeps nothing. It is made anew when it was given up.
  const thread = (): Thread => (shared = shared && !shared.isOver ? shared : new Thread(makePort));

  return {
    async run(code, options) {
      checkCode(code);
      checkRun(options);
      return thread().ask('run', { code, options: session(options) }, options);
    },
    async trace(code, options) {
      checkCode(code);
      checkRun(options);
      const own = new Thread(makePort);
      try {
        const run = await own.ask('trace', { code, options: session(options) }, options);
        return new Trace(own, run);
      } catch (error) {
        own.end();
        throw error;
      }
    },
    async explore(code, options = {}) {
      checkCode(code);
      checkExplore(options);
      const { maxRuns, sample, onProgress } = options;
      const how = { ...(maxRuns === undefined ? {} : { maxRuns }), ...(sample === undefined ? {} : { seed: sample }) };
      return thread().ask('explore', { code, options: session(options), how }, options, onProgress);
    },
    async diagnose(code, answer, options) {
      checkCode(code);
      checkRun(options);
      return thread().ask('diagnose', { code, options: session(options), answer: answerText(answer) }, options);
    },
    async profiles(options) {
      checkCall(options);
      return thread().ask('profiles', {}, options);
    },
  };
}
