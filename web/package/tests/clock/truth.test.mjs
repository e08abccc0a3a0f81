// The recorded programs of the repository, on the clock: they print what real Node 24 and real Chromium have printed.
//
// A program runs in a context of its own whose timers are the clock's; promises are the context's own. What needs more of a
// runtime than that (modules, documents, messages, files) is left out, by what it names.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { withGlobal } from 'looplab/clock';

const tests = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../js/tests');

const AREAS = ['async-await', 'async-generators', 'clamp', 'classic', 'combinators', 'immediates', 'next-tick', 'post-task', 'raf', 'races', 'sync-micro-macro', 'then-chains', 'thenables', 'timers', 'blocking', 'abort'];

/** What a context has not, or shows otherwise. */
const NEEDS_MORE =
  /\b(require|import|export|document|window|MessageChannel|postMessage|fetch|Blob|FileReader|EventTarget|addEventListener|dispatchEvent|structuredClone|navigator|Worker|readFile|process\.(on|once|exit|emit|hrtime|memoryUsage)|uncaughtException|unhandledRejection|Promise\.reject\(|console\.(error|warn|table|dir|group)|Error\.stack|AsyncLocalStorage|TaskController|MutationObserver|beforeExit|performance\.(mark|measure|timeOrigin)|scheduler\.isInputPending|getComputedStyle|await\s+import)\b/;

/** What this Node may be too old for. */
const NEWER = { fromAsync: Array.fromAsync, try: Promise.try, withResolvers: Promise.withResolvers, dispose: vm.runInNewContext('Symbol.dispose') };
const TOO_NEW = new RegExp(`\\.(${Object.keys(NEWER).filter((name) => !NEWER[name]).join('|') || '^'})\\b`);

/** Programs whose record is about something else, and what. */
const DIFFERS = new Map([
  ['classic/nested-promise-executor.js', 'how the console shows a promise'],
  ['abort/reason.js', 'the words of an AbortController that is not the clock\'s'],
]);

/** A context with what programs use, and a `Date` that moves on when it is read, so that a loop which waits for it ends. */
function contextOf(runtime, printed) {
  const context = vm.createContext({
    console: { log: (...values) => printed.push(values.map(String).join(' ')) },
    setTimeout() {}, clearTimeout() {}, setInterval() {}, clearInterval() {}, queueMicrotask() {},
    AbortController, AbortSignal: class extends AbortSignal {}, DOMException, performance: { now() {} },
    ...(runtime === 'node'
      ? { setImmediate() {}, clearImmediate() {}, process: { nextTick() {}, hrtime() {} } }
      : { requestAnimationFrame() {}, cancelAnimationFrame() {}, requestIdleCallback() {}, cancelIdleCallback() {}, scheduler: { postTask() {} } }),
  });
  const clock = withGlobal(context).install({ runtime, loopLimit: 100_000 });
  const { loop } = clock._scheduler;
  const read = (fake) => () => {
    loop.jump(loop.now_millis() + 1, 0);
    return fake();
  };
  context.Date.now = read(context.Date.now);
  context.performance.now = read(context.performance.now);
  return { context, clock };
}

async function run(file, code, runtime) {
  const printed = [];
  const { context, clock } = contextOf(runtime, printed);
  try {
    // In a turn of its own, as a script is run: in the middle of a microtask, microtasks would come before ticks.
    await new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          vm.runInContext(code, context, { filename: file, timeout: 5000 });
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    await clock.runAllAsync();
  } catch (error) {
    printed.push(`!! ${error?.message}`);
  }
  return printed.map((line) => `${line}\n`).join('');
}

for (const runtime of ['node', 'browser']) {
  test(`recorded ${runtime} programs print on the clock what they print in reality`, async () => {
    let compared = 0;
    const wrong = [];
    for (const area of AREAS) {
      for (const name of readdirSync(path.join(tests, 'programs', area)).sort()) {
        const file = path.join(tests, 'programs', area, name);
        const record = path.join(tests, 'records', runtime, area, name.replace(/\.m?js$/, '.json'));
        const code = readFileSync(file, 'utf8');
        if (name.endsWith('.mjs') || !existsSync(record) || NEEDS_MORE.test(code) || TOO_NEW.test(code) || DIFFERS.has(`${area}/${name}`)) continue;
        const { outputs } = JSON.parse(readFileSync(record, 'utf8'));
        if (outputs.some(({ stderr, exit }) => stderr !== '' || exit !== 0)) continue;
        const printed = await run(file, code, runtime);
        compared++;
        if (!outputs.some(({ stdout }) => stdout === printed)) wrong.push({ program: `${area}/${name}`, printed, recorded: outputs[0].stdout });
      }
    }
    console.log(`${runtime}: ${compared} programs`);
    assert.deepEqual(wrong, []);
    assert.ok(compared > 60, `${compared} programs compared`);
  });
}
