// Options are checked where they are given, so that a message can name the one that is wrong.

import type { SessionOptions } from '../engine/looplab_wasm.js';
import { invalid } from './errors.js';
import type { CallOptions, ExploreOptions, RunOptions } from './types.js';

type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'a string');
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');
const called: Check = (value) => (typeof value === 'function' ? undefined : 'a function');
const count: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff ? undefined : 'a whole number from 0 to 4294967295';
const positive: Check = (value) => (typeof value === 'number' && value > 0 ? undefined : 'a number of milliseconds above 0');
const oneOf = (...known: string[]): Check => (value) =>
  known.includes(value as string) ? undefined : `one of ${known.map((name) => `'${name}'`).join(', ')}`;
const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'an array of strings';
const files: Check = (value) => {
  if (typeof value !== 'object' || value === null) return 'an object of texts by path';
  const wrong = Object.entries(value).find(([path, content]) => !path.startsWith('/') || typeof content !== 'string');
  return wrong && `an object of texts by absolute path, which ${JSON.stringify(wrong[0])} is not`;
};
const signal: Check = (value) =>
  typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value ? undefined : 'an AbortSignal';
const limits: Check = (value) => {
  if (typeof value !== 'object' || value === null) return 'an object';
  const wrong = Object.entries(value).find(([name, bound]) => !['events', 'drain'].includes(name) || count(bound) !== undefined);
  return wrong && `an object with whole numbers for 'events' or 'drain', which '${wrong[0]}' is not`;
};

const CALL: Record<string, Check> = { timeout: positive, signal };
const RUN: Record<string, Check> = {
  ...CALL, runtime: oneOf('node', 'browser'), profile: text, name: text, module: flag, seed: count, choices: text, files,
  args: texts, inHead: flag, limits,
};
const EXPLORE: Record<string, Check> = { ...RUN, maxRuns: count, sample: count, onProgress: called };

function check(options: unknown, checks: Record<string, Check>): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null) throw invalid(`The options must be an object, not ${shown(options)}.`);
  for (const [name, value] of Object.entries(options)) {
    const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!known) throw invalid(`There is no option '${name}'; there are ${Object.keys(checks).join(', ')}.`);
    const wanted = value === undefined ? undefined : known(value);
    if (wanted) throw invalid(`The option '${name}' must be ${wanted}, not ${shown(value)}.`);
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

/** The program's text. */
export function checkCode(code: unknown): asserts code is string {
  if (typeof code !== 'string') throw invalid(`The program must be a string, not ${shown(code)}.`);
}

/** A person's answer, as one text. */
export function answerText(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer) && answer.every((line) => typeof line === 'string')) return answer.join('\n');
  throw invalid(`The answer must be a string or an array of lines, not ${shown(answer)}.`);
}

export const checkCall = (options: CallOptions | undefined): void => check(options, CALL);
export const checkRun = (options: RunOptions | undefined): void => check(options, RUN);
export const checkExplore = (options: ExploreOptions | undefined): void => check(options, EXPLORE);

/** What the engine is told. */
export function session(options: RunOptions = {}): SessionOptions {
  const { timeout: _timeout, signal: _signal, runtime = 'node', ...rest } = options;
  const { maxRuns: _maxRuns, sample: _sample, onProgress: _onProgress, ...of } = rest as ExploreOptions;
  return { ...of, runtime };
}
