// The same program gives the same trace natively and in WebAssembly, byte for byte.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const programs = path.join(root, 'js/tests/programs');
const engine = path.join(root, 'web/package/dist/engine');
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const native = ['release', 'debug'].map((profile) => path.join(target, profile, 'looplab')).find(existsSync);

const wasm = await import(path.join(engine, 'looplab_wasm.js'));
wasm.initSync({ module: readFileSync(path.join(engine, 'looplab_wasm_bg.wasm')) });
wasm.provideIntl(readFileSync(path.join(engine, 'intl.txt'), 'utf8'));

/** Every recorded program of a runtime. */
function files(runtime) {
  const all = [];
  for (const area of readdirSync(programs).sort()) {
    all.push(...readdirSync(path.join(programs, area)).sort().map((name) => path.join(programs, area, name)));
  }
  return all.filter((file) => readFileSync(file, 'utf8').match(/^\/\/ runtimes: (.*)$/m)?.[1].includes(runtime));
}

/** The native trace is made by another process while WebAssembly is busy with the program before. */
function nativeTrace(file, runtime) {
  const args = ['trace', '--json', '--runtime', runtime, file];
  return new Promise((resolve, reject) => {
    execFile(native, args, { encoding: 'utf8', maxBuffer: 1 << 30 }, (error, text) => {
      // A number is the program's own exit code.
      if (error && typeof error.code !== 'number') return reject(error);
      const events = text.trimEnd().split('\n').slice(1);
      const printed = events.filter((event) => event.includes('"type":"printed"')).map((event) => JSON.parse(event).text);
      resolve({ length: events.length, events: events.slice(0, COMPARED), printed });
    });
  });
}

/** So many events are compared one by one, as each is an object here; of a longer trace, then, the length. */
const COMPARED = 50_000;

function wasmTrace(file, runtime) {
  const session = new wasm.Session(readFileSync(file, 'utf8'), { runtime, name: file });
  const { length } = session;
  const events = session.events(0, Math.min(length, COMPARED)).map((event) => JSON.stringify(event));
  const printed = session.output().map(({ text }) => text);
  session.free();
  return { length, events, printed };
}

/** How deep a program comes before the stack overflows hangs on the stack: of one that does, what it prints. */
function comparable({ length, events, printed }) {
  const text = printed.join('\n');
  return text.includes('Maximum call stack') ? text : { length, events, text };
}

for (const runtime of ['node', 'browser']) {
  test(`traces of ${runtime} programs are the same natively and in WebAssembly`, async () => {
    assert.ok(native, 'the command line is not built: run `cargo xtask test`');
    const all = files(runtime);
    assert.ok(all.length > 150);
    let next = nativeTrace(all[0], runtime);
    for (const [index, file] of all.entries()) {
      const expected = await next;
      if (index + 1 < all.length) next = nativeTrace(all[index + 1], runtime);
      assert.deepEqual(comparable(wasmTrace(file, runtime)), comparable(expected), path.relative(root, file));
    }
  });
}

test('explorations are the same natively and in WebAssembly', () => {
  const some = [
    ['node', 'immediates/immediate-against-timeout-in-main.js'],
    ['node', 'io-phases/stat-against-immediate.js'],
    ['browser', 'raf/raf-against-timeout.js'],
  ];
  for (const [runtime, name] of some) {
    const file = path.join(programs, name);
    const code = readFileSync(file, 'utf8');
    const found = wasm.explore(code, { runtime, name: file }, {});
    const text = execFileSync(native, ['explore', '--json', '--runtime', runtime, file], { encoding: 'utf8' });
    const same = ({ stdout, stderr, exit, choices, runs, differsAt, because }) => ({ stdout, stderr, exit, choices, runs, differsAt, because });
    const expected = JSON.parse(text);
    assert.equal(found.complete, expected.complete);
    assert.deepEqual(found.outputs.map(same), expected.outputs.map(same), name);
    // What was found is repeated by its choices.
    for (const { stdout, choices } of found.outputs) {
      const session = new wasm.Session(code, { runtime, name: file, choices });
      const lines = session.output().filter(({ stream }) => stream === 'stdout');
      assert.equal(lines.map(({ text }) => `${text}\n`).join(''), stdout);
      assert.equal(session.choices, choices);
      session.free();
    }
  }
});
