#!/usr/bin/env node
// Answers programs that use nothing but the language, sent as JSON lines on stdin, with the lines that the pinned Node
// prints for them. One process runs them all, each in a realm of its own, since starting Node takes longer than they do.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { constants, createContext, runInContext } from 'node:vm';
import { findNode, NODE_VERSION } from './node-binary.mjs';

/** What a program may take; its loops are bounded, so that only a fault of the generator gets here. */
const TIMEOUT_MS = 5_000;

/** As the program is run by Node itself: the body of a function. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'];

/** Turns of the loop after which everything that a program queued has run: it has no timers. */
const TURNS = 2;

/**
 * @param {string} code
 * @returns {Promise<string>}
 */
async function run(code) {
  /** @type {string[]} */
  const lines = [];
  const text = () => lines.map((line) => `${line.toWellFormed()}\n`).join('');
  const log = (/** @type {unknown} */ line) => { lines.push(String(line)); };
  // A global object of its own, as Node's is: one with an object behind it takes what strict code may not assign to.
  const context = Object.assign(createContext(constants.DONT_CONTEXTIFY), { console: { log } });
  try {
    const program = { value: runInContext(WRAPPER.join(code), context), configurable: true };
    Object.defineProperties(context, { program, [Symbol.toStringTag]: { value: 'global', configurable: true } });
    runInContext('program.call({}, {})', context, { timeout: TIMEOUT_MS });
  } catch (error) {
    // What does not parse says why; of other errors it is enough to know where the lines end. They end the process.
    lines.push('program' in context ? 'uncaught' : `uncaught ${error}`);
    return text();
  }
  for (let i = 0; i < TURNS; i += 1) await turn();
  return text();
}

async function answer() {
  process.on('unhandledRejection', () => {});
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { id, code } = JSON.parse(line);
    process.stdout.write(`${JSON.stringify({ id, stdout: await run(code) })}\n`);
  }
}

if (process.versions.node === NODE_VERSION && process.env.TZ === 'UTC') {
  await answer();
} else {
  const env = { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' };
  const child = spawn(findNode(), [fileURLToPath(import.meta.url)], { env, stdio: 'inherit' });
  child.on('close', (code) => { process.exitCode = code ?? 1; });
}
