#!/usr/bin/env node
// Compares what the real Node prints for random races with the orders that `looplab explore` lists. A tool for whoever
// works on the rules, and no test: which orders a machine shows, and how often, hangs on the machine.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { positiveInteger, quit, readOptions } from './options.mjs';
import { raceProgram } from './race-programs.mjs';
import { openRuntime } from './runtimes.mjs';

const USAGE = 'usage: races.mjs [--seed N] [--programs N] [--runs N] [--max-runs N]';
const LOOPLAB = fileURLToPath(new URL('../../target/release/looplab', import.meta.url));

/**
 * How often the real runtime printed what, the most frequent first.
 * @param {import('./runtimes.mjs').Prepared} prepared
 * @param {number} runs
 * @returns {Promise<[string, number][]>}
 */
async function observe(prepared, runs) {
  const counts = new Map();
  for (let run = 0; run < runs; run += 1) {
    const { stdout } = await prepared.run();
    counts.set(stdout, (counts.get(stdout) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1]);
}

/**
 * @param {string} code
 * @param {number} maxRuns
 * @returns {Promise<{ complete: boolean, runs: number, outputs: { stdout: string }[] }>}
 */
async function explore(code, maxRuns) {
  const dir = await mkdtemp(join(tmpdir(), 'looplab-races-'));
  const file = join(dir, 'race.js');
  await writeFile(file, code);
  try {
    const command = promisify(execFile)(LOOPLAB, ['explore', '--json', '--max-runs', String(maxRuns), file]);
    // Exit code 3 says that a bound was reached.
    const { stdout } = await command.catch((error) => (error.code === 3 ? error : Promise.reject(error)));
    return JSON.parse(stdout);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** @param {string} stdout */
const inLine = (stdout) => stdout.trim().split('\n').join(' ');

/** The sums over all programs. */
class Tally {
  programs = 0;
  runs = 0;
  usual = 0;
  bounded = 0;
  lacking = 0;
  lackingRuns = 0;
  explored = 0;

  /**
   * @param {number} seed
   * @param {string} code
   * @param {[string, number][]} seen
   * @param {Awaited<ReturnType<typeof explore>>} explored
   */
  add(seed, code, seen, explored) {
    const listed = new Set(explored.outputs.map((output) => output.stdout));
    const lacking = seen.filter(([stdout]) => !listed.has(stdout));
    const isUsual = explored.outputs[0].stdout === seen[0][0];
    this.programs += 1;
    this.explored += explored.runs;
    this.runs += seen.reduce((sum, [, count]) => sum + count, 0);
    this.usual += Number(isUsual);
    this.bounded += Number(!explored.complete);
    this.lacking += Number(lacking.length > 0);
    this.lackingRuns += lacking.reduce((sum, [, count]) => sum + count, 0);
    if (isUsual && lacking.length === 0) return;
    console.log(`--- seed ${seed}: ${listed.size} orders listed in ${explored.runs} runs${explored.complete ? '' : ', not all'}\n${code}`);
    for (const [stdout, count] of seen) console.log(`${count} times${listed.has(stdout) ? '' : ', not listed'}: ${inLine(stdout)}`);
    if (!isUsual) console.log(`usual here: ${inLine(explored.outputs[0].stdout)}`);
  }

  print() {
    console.log(`${this.programs} programs, ${this.runs} real runs`);
    console.log(`an order that is not listed: ${this.lacking} programs, ${this.lackingRuns} runs`);
    console.log(`the usual order is the most frequent one: ${this.usual} programs`);
    console.log(`explored up to the bound only: ${this.bounded} programs; ${this.explored} runs of the model`);
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2), { seed: '1', programs: '60', runs: '24', 'max-runs': '3000' }, USAGE);
  const [seed, programs, runs] = ['seed', 'programs', 'runs'].map((name) => positiveInteger(options[name], name));
  const maxRuns = positiveInteger(options['max-runs'], 'max-runs');
  if (!existsSync(LOOPLAB)) quit(`${LOOPLAB} is missing: run cargo build --release -p looplab`);
  const runtime = await openRuntime('node').catch((error) => quit(error.message));
  const tally = new Tally();
  for (let index = 0; index < programs; index += 1) {
    const code = raceProgram(seed * 1_000 + index);
    const prepared = await runtime.prepare('race.js', code, { settle: 0, inHead: false });
    const seen = await observe(prepared, runs);
    await prepared.dispose();
    tally.add(seed * 1_000 + index, code, seen, await explore(code, maxRuns));
  }
  await runtime.close();
  tally.print();
}

await main();
