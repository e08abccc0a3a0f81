// Runs one program in the pinned Node, as a person would: `node NAME.js` in a directory that holds it.

import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { normaliseStderr, normaliseStdout } from './node-normalise.mjs';
import { SENTINEL } from './sentinel.mjs';

const TIMEOUT_MS = 10_000;

/** What a run that had to be stopped reports, as timeout(1) does. */
const TIMEOUT_EXIT = 124;

/**
 * @typedef {object} Result
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} exit
 */

/**
 * Programs must not see the caller's NODE_OPTIONS, colour settings or thread pool size.
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment() {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP'];
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/**
 * @param {string} binary
 * @param {string} dir
 * @param {string} file
 * @returns {Promise<Result>}
 */
function execute(binary, dir, file) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [file], { cwd: dir, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => { stderr += text; });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, TIMEOUT_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const signalled = signal ? 128 + (constants.signals[signal] ?? 0) : 0;
      resolve({ stdout, stderr, exit: timedOut ? TIMEOUT_EXIT : (code ?? signalled) });
    });
  });
}

/**
 * A directory holding one program, for any number of runs of it.
 * @param {string} binary
 * @param {string} file
 * @param {string} code
 */
export async function prepareNodeProgram(binary, file, code) {
  // realpath, because Node prints the real path of a module and a temp directory may be a link.
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'looplab-truth-')));
  await writeFile(join(dir, file), code);
  return {
    /** @returns {Promise<Result>} */
    async run() {
      const raw = await execute(binary, dir, file);
      const stdout = normaliseStdout(raw.stdout, dir).replace(`${SENTINEL}\n`, '');
      return { stdout, stderr: normaliseStderr(raw.stderr, dir), exit: raw.exit };
    },
    dispose: () => rm(dir, { recursive: true, force: true }),
  };
}
