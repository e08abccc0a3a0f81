// What the page and the engine's worker say to each other. Only small windows of data cross: a summary after a run,
// and one view per step; the trace itself stays in the worker.

import type { Item, OutputLine, Rule, RuleInfo, State, StoppedInfo, SyntaxErrorInfo, TraceEvent } from '#engine';

export type Runtime = 'browser' | 'node';

export interface RunOptions {
  runtime: Runtime;
  module: boolean;
}

/** What is known about a run as a whole. */
export interface Summary {
  /** The last step: the number of events. */
  length: number;
  /** The steps right after a callback has started, ascending. */
  starts: Uint32Array;
  output: OutputLine[];
  /** Lines that are not in `output` because there are too many. */
  outputLeftOut: number;
  exit: number | undefined;
  stopped: StoppedInfo | null;
  error: SyntaxErrorInfo | null;
}

/** Everything to be shown at one step. */
export interface View {
  step: number;
  /** Cut to what a screen has room for. */
  state: State;
  /** What happened last; none at step 0. */
  event: TraceEvent | null;
  /** What that was, in a sentence. */
  sentence: string;
  /** The thing the event is about, as it was when last seen. */
  subject: Item | null;
  /** The start of the callback that runs: why all of this happens now. */
  cause: TraceEvent | null;
  /** Where a step forwards and a step back lead to. */
  next: number;
  previous: number;
}

export interface Hello {
  version: string;
  rules: Record<Rule, RuleInfo>;
}

export type Request =
  | { id: number; type: 'hello' }
  | { id: number; type: 'run'; code: string; options: RunOptions }
  | { id: number; type: 'view'; step: number };

export type Reply = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string };
