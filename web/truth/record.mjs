#!/usr/bin/env node
// Runs the programs many times in the real runtimes and writes down every output seen.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { positiveInteger, quit, readOptions } from './options.mjs';
import { eachLimited } from './pool.mjs';
import { loadPrograms, matches, RECORDS_DIR, RUNTIMES } from './programs.mjs';
import { openRuntime } from './runtimes.mjs';

const USAGE = 'usage: record.mjs [--runtime node|browser|node-22|…] [--runs N] [--only TEXT|GLOB] [--jobs N]';

/**
 * @typedef {import('./programs.mjs').Program} Program
 * @typedef {import('./node-runtime.mjs').Result} Result
 * @typedef {Result & { count: number }} Output
 */

class Seen {
  /** @type {Map<string, Output>} */
  #outputs = new Map();

  /** @param {Result} result */
  add({ stdout, stderr, exit }) {
    const key = JSON.stringify([stdout, stderr, exit]);
    const known = this.#outputs.get(key);
    if (known) known.count += 1;
    else this.#outputs.set(key, { count: 1, stdout, stderr, exit });
  }

  /** @returns {Output[]} the most frequent first; ties by text, so that the file does not depend on the order of runs */
  sorted() {
    return [...this.#outputs]
      .sort(([leftKey, left], [rightKey, right]) => right.count - left.count || (leftKey < rightKey ? -1 : 1))
      .map(([, output]) => output);
  }
}

/**
 * Runs every program `runs` times: two thirds with few at once, the last third with three times as many at once
 * as the machine is meant to take, the first of them in a fresh page, because races show under load and when
 * nothing is warm.
 * @param {import('./runtimes.mjs').Runtime} runtime
 * @param {Program[]} programs
 * @param {number} runs
 * @param {number} jobs
 */
async function observe(runtime, programs, runs, jobs) {
  const seen = new Map(programs.map((program) => [program, new Seen()]));
  const calm = Math.ceil((runs * 2) / 3);
  const round = async (/** @type {number} */ count, /** @type {number} */ limit, /** @type {boolean} */ cold) => {
    await eachLimited(programs, limit, async (program) => {
      const prepared = await runtime.prepare(program.file, program.code, program);
      try {
        for (let i = 0; i < count; i += 1) seen.get(program)?.add(await prepared.run({ fresh: cold && i === 0 }));
      } finally {
        await prepared.dispose();
      }
    });
  };
  await round(calm, jobs, false);
  await round(runs - calm, jobs * 3, true);
  return seen;
}

/**
 * @param {string} runtimeName
 * @param {string} label
 * @param {Program} program
 * @param {number} runs
 * @param {Output[]} outputs
 */
async function writeRecord(runtimeName, label, program, runs, outputs) {
  const path = join(RECORDS_DIR, runtimeName, `${program.id}.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ runtime: label, runs, outputs }, null, 2)}\n`);
}

/**
 * @param {string} runtimeName
 * @param {Program} program
 * @param {Output[]} outputs
 */
function report(runtimeName, program, outputs) {
  const varies = outputs.length > 1;
  if (varies && !program.varies) console.log(`${runtimeName} ${program.id}: ${outputs.length} outputs, not declared`);
  if (!varies && program.varies) console.log(`${runtimeName} ${program.id}: declared to vary, did not`);
}

async function main() {
  const defaults = { runtime: '', runs: '12', only: '', jobs: '2' };
  const options = readOptions(process.argv.slice(2), defaults, USAGE);
  if (options.runtime && !RUNTIMES.includes(options.runtime)) quit(USAGE);
  const runs = positiveInteger(options.runs, 'runs');
  const jobs = positiveInteger(options.jobs, 'jobs');
  const all = loadPrograms().filter((program) => matches(program, options.only));
  for (const name of options.runtime ? [options.runtime] : RUNTIMES) {
    const programs = all.filter((program) => program.runtimes.includes(name));
    const runtime = await openRuntime(name).catch((error) => quit(error.message));
    try {
      for (const [program, seen] of await observe(runtime, programs, runs, jobs)) {
        const outputs = seen.sorted();
        await writeRecord(name, runtime.label, program, runs, outputs);
        report(name, program, outputs);
      }
      console.log(`${runtime.label}: ${programs.length} programs, ${runs} runs each`);
    } finally {
      await runtime.close();
    }
  }
}

await main();
