// The package's functions as a user of Node calls them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose, explore, LooplabError, profiles, run, trace } from '../dist/node.js';

const ORDER = `
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
console.log('main');
`;

/** @param {string} code @param {RegExp} message */
const rejection = (code, message) => (/** @type {unknown} */ error) =>
  error instanceof LooplabError && error.code === code && message.test(error.message);

test('a run says what was printed, and how it ended', async () => {
  const result = await run(ORDER);
  assert.equal(result.stdout, 'main\ntick\npromise\ntimeout\n');
  assert.deepEqual([result.stderr, result.exit, result.stopped, result.error], ['', 0, null, null]);
  assert.deepEqual(result.output.map((line) => line.text), ['main\n', 'tick\n', 'promise\n', 'timeout\n']);
});

test('a page and an older release are other runtimes', async () => {
  const page = await run('console.log(typeof document, typeof process)', { runtime: 'browser' });
  assert.equal(page.stdout, 'object undefined\n');
  const old = await run('console.log(process.version, typeof Promise.try)', { profile: 'node-20' });
  assert.match(old.stdout, /^v20\.\S+ undefined\n$/);
});

test('what a program throws and what does not parse are results, not rejections', async () => {
  const thrown = await run('null.x');
  assert.equal(thrown.exit, 1);
  assert.match(thrown.stderr, /TypeError: Cannot read properties of null \(reading 'x'\)/);
  const broken = await run('let a = ;\n');
  assert.deepEqual([broken.error?.line, broken.error?.column, broken.error?.message], [1, 9, "Unexpected token ';'"]);
});

test('an endless program is stopped and named, and the next call works', async () => {
  const endless = await run('console.log(1); for (;;);');
  assert.equal(endless.stopped?.limit, 'endless loop');
  assert.equal(endless.stdout, '1\n');
  assert.equal((await run('console.log(2)')).stdout, '2\n');
});

test('a trace goes both ways, with a sentence for each step', async () => {
  const steps = await trace(ORDER);
  try {
    const sentences = [];
    for await (const { sentence } of steps) sentences.push(sentence);
    assert.equal(sentences.length, steps.length);
    assert.ok(sentences.some((s) => /^The nextTick callback .* runs before the microtask .*, which was queued earlier\.$/.test(s)), sentences.join('\n'));
    const ran = await steps.at(sentences.findIndex((s) => s.startsWith('The nextTick callback')) + 1);
    assert.equal(ran.event.type, 'started');
    const before = await steps.stateAt(ran.step - 1);
    const after = await steps.stateAt(ran.step);
    assert.deepEqual([before.running.length, after.running.length], [0, 1]);
    assert.throws(() => steps.stateAt(steps.length + 1), rejection('ERR_LOOPLAB_INVALID', /from 0 to/));
  } finally {
    steps.close();
  }
  await assert.rejects(steps.at(1), rejection('ERR_LOOPLAB_ENGINE', /closed/));
});

test('exploration finds every output, and each repeats', async () => {
  const race = "setTimeout(() => console.log('timeout'), 0);\nsetImmediate(() => console.log('immediate'));\n";
  let told = 0;
  const found = await explore(race, { onProgress: () => void (told += 1) });
  assert.equal(found.complete, true);
  assert.deepEqual(found.outputs.map((output) => output.stdout).sort(), ['immediate\ntimeout\n', 'timeout\nimmediate\n']);
  assert.ok(told > 0);
  for (const { choices, stdout } of found.outputs) assert.equal((await run(race, { choices })).stdout, stdout);
});

test('a diagnosis names the mistake', async () => {
  const right = await diagnose(ORDER, ['main', 'tick', 'promise', 'timeout']);
  assert.equal(right.correct, true);
  const wrong = await diagnose(ORDER, 'main\npromise\ntick\ntimeout');
  assert.equal(wrong.correct, false);
  assert.ok(wrong.beliefs.some((belief) => belief.exact), JSON.stringify(wrong));
});

test('files and arguments are there', async () => {
  const code = "console.log(require('fs').readFileSync('/data/a.txt', 'utf8'), process.argv.slice(2).join())";
  const { stdout } = await run(code, { files: { '/data/a.txt': 'text' }, args: ['x', 'y'] });
  assert.equal(stdout, 'text x,y\n');
});

test('profiles are listed', async () => {
  const names = (await profiles()).map((profile) => profile.name);
  assert.deepEqual(names, ['node-24', 'node-22', 'node-20', 'node-18', 'node-10', 'chromium-156', 'standard']);
});

test('a wrong option is named, with what is known', async () => {
  const refused = (/** @type {any} */ options, /** @type {RegExp} */ message) =>
    assert.rejects(run('1', options), rejection('ERR_LOOPLAB_INVALID', message));
  await refused({ runtme: 'node' }, /no option 'runtme'.*runtime/);
  await refused({ runtime: 'deno' }, /'runtime' must be one of 'node', 'browser', not "deno"/);
  await refused({ profile: 'node-99' }, /node-99.*node-24/);
  await refused({ choices: 'x.y' }, /choices|x\.y/);
  await refused({ seed: -1 }, /'seed' must be a whole number/);
  await refused({ files: { 'a.txt': '' } }, /absolute path.*a\.txt/);
  await refused('node', /options must be an object/);
  await assert.rejects(run(/** @type {any} */ (1)), rejection('ERR_LOOPLAB_INVALID', /program must be a string, not 1/));
  await assert.rejects(diagnose('1', /** @type {any} */ (1)), rejection('ERR_LOOPLAB_INVALID', /answer must be/));
});

test('a call can be given up, and the next one works', async () => {
  const controller = new AbortController();
  const long = explore('for (let i = 0; i < 40; i++) setTimeout(() => console.log(i), i % 7);', { maxRuns: 100_000, signal: controller.signal });
  controller.abort(new Error('enough'));
  await assert.rejects(long, /enough/);
  await assert.rejects(run('1', { signal: AbortSignal.abort(new Error('before')) }), /before/);
  await assert.rejects(run('for (;;);', { timeout: 1 }), rejection('ERR_LOOPLAB_TIMEOUT', /1 ms/));
  assert.equal((await run('console.log(3)')).stdout, '3\n');
});
