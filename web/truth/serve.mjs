#!/usr/bin/env node
// Answers programs sent as JSON lines on stdin with what the real runtime printed, as JSON lines on stdout.
// Answers come as they are ready, so they carry the id of the question.

import { createInterface } from 'node:readline';
import { positiveInteger, quit, readOptions } from './options.mjs';
import { DEFAULT_SETTLE_MS, RUNTIMES } from './programs.mjs';
import { openRuntime } from './runtimes.mjs';

const USAGE = 'usage: serve.mjs --runtime node|browser [--jobs N]';

/**
 * @typedef {object} Question
 * @property {number | string} id
 * @property {string} [name]
 * @property {string} code
 * @property {number} [settle]
 * @property {boolean} [inHead]
 */

/**
 * @param {import('./runtimes.mjs').Runtime} runtime
 * @param {string} line
 */
async function answer(runtime, line) {
  /** @type {Question | undefined} */
  let question;
  try {
    question = /** @type {Question} */ (JSON.parse(line));
    const { id, name = 'program.js', code, settle = DEFAULT_SETTLE_MS, inHead = false } = question;
    if (typeof code !== 'string' || !/^[\w.-]+\.m?js$/.test(name)) throw new Error('needs "code" and a plain "name"');
    const program = await runtime.prepare(name, code, { settle, inHead });
    try {
      return { id, ...(await program.run()) };
    } finally {
      await program.dispose();
    }
  } catch (error) {
    return { id: question?.id ?? null, error: String(/** @type {Error} */ (error).message) };
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2), { runtime: '', jobs: '4' }, USAGE);
  if (!RUNTIMES.includes(options.runtime)) quit(USAGE);
  const jobs = positiveInteger(options.jobs, 'jobs');
  const runtime = await openRuntime(options.runtime).catch((error) => quit(error.message));
  // `for await` over the lines reads no further than the slots can take, so the sender is held back by the pipe.
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const slot = async () => {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      if (next.value.trim() === '') continue;
      process.stdout.write(`${JSON.stringify(await answer(runtime, next.value))}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, slot));
  await runtime.close();
}

await main();
