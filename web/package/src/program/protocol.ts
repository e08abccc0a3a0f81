// What a caller's thread and the engine's say to each other. A trace stays with the engine; only windows of it cross.

import type { DiagnosisInfo, ExplorationInfo, OutputLine, ProfileInfo, Progress, Run, State, Step, StoppedInfo, SyntaxErrorInfo } from './types.js';
import type { SessionOptions } from '../engine/looplab_wasm.js';

/** What is known of a trace as a whole. */
export interface Traced {
  /** How many steps there are. */
  length: number;
  /** What was printed, each piece with the first step at which it has been. */
  output: OutputLine[];
  /** The exit code, if the run came to its end. */
  exit: number | undefined;
  choices: string;
  stopped: StoppedInfo | null;
  error: SyntaxErrorInfo | null;
}

/** What can be asked, by name: what it takes and what it gives. */
export interface Questions {
  profiles: { ask: Record<never, never>; answer: ProfileInfo[] };
  run: { ask: { code: string; options: SessionOptions }; answer: Run };
  trace: { ask: { code: string; options: SessionOptions }; answer: Traced };
  steps: { ask: { from: number; to: number }; answer: Step[] };
  state: { ask: { step: number; most: number | undefined }; answer: State };
  explore: {
    ask: { code: string; options: SessionOptions; how: { maxRuns?: number; seed?: number } };
    answer: ExplorationInfo;
  };
  diagnose: { ask: { code: string; options: SessionOptions; answer: string }; answer: DiagnosisInfo };
}

export type Name = keyof Questions;

export type Request = { [N in Name]: { id: number; name: N; ask: Questions[N]['ask'] } }[Name];

export type Reply =
  | { id: number; type: 'answer'; value: unknown }
  | { id: number; type: 'progress'; value: Progress }
  /** The question was wrong: the engine is as good as before. */
  | { id: number; type: 'refused'; message: string }
  /** The engine broke off. */
  | { id: number; type: 'broken'; message: string; unavailable: boolean };
