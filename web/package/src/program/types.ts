// What callers see. What comes from the engine is generated from Rust.

import type {
  DiagnosisInfo,
  ExplorationInfo,
  OutputLine,
  ProfileInfo,
  RunInfo,
  SessionLimits,
  State,
  StoppedInfo,
  SyntaxErrorInfo,
  TraceEvent,
} from '../engine/looplab_wasm.js';

export type { DiagnosisInfo, ExplorationInfo, OutputLine, ProfileInfo, State, StoppedInfo, SyntaxErrorInfo, TraceEvent };

/** Whose loop runs the program. */
export type Runtime = 'node' | 'browser';

/** What concerns the call and not the program. */
export interface CallOptions {
  /** Milliseconds of real time until the call is given up; without end if not said. Endless programs are stopped anyway. */
  timeout?: number;
  /** Gives the call up. */
  signal?: AbortSignal;
}

/** How a program is run. */
export interface RunOptions extends CallOptions {
  /** Whose loop; Node's if not said. */
  runtime?: Runtime;
  /** A version of the runtime, as `profiles()` lists them; the newest if not said. */
  profile?: string;
  /** The program's file name; one in `.mjs` is an ES module. */
  name?: string;
  /** Whether it is an ES module; by its name and text if not said. */
  module?: boolean;
  /** Draws what order leaves open from this seed; what real runtimes do most often if not said. */
  seed?: number;
  /** Answers what order leaves open, as `Run.choices` has it; goes before `seed`. */
  choices?: string;
  /** Text files that the program can read, by absolute path. */
  files?: Record<string, string>;
  /** Arguments behind the program's name, in `process.argv`. */
  args?: string[];
  /** Whether a page has the program in its `<head>`, where there is no body yet. */
  inHead?: boolean;
  /** Bounds that differ from the engine's own. */
  limits?: SessionLimits;
}

/** How far orders are explored. */
export interface ExploreOptions extends RunOptions {
  /** Runs to make at most; 1,000 if not said. */
  maxRuns?: number;
  /** Draws orders from this seed, instead of trying one after the other. */
  sample?: number;
  /** Is told now and then how far the exploration is. `signal` gives it up. */
  onProgress?: (progress: Progress) => void;
}

/** How far an exploration is. */
export interface Progress {
  /** Runs made. */
  runs: number;
  /** Runs known to come. */
  pending: number;
  /** Different outputs found. */
  outputs: number;
}

/** What came of a program. */
export type Run = RunInfo;

/** One step of a trace. */
export interface Step {
  /** Counted from 1: how many events have happened by then. */
  step: number;
  event: TraceEvent;
  /** What happened, in one sentence. */
  sentence: string;
}
