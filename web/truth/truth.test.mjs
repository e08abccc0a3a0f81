// The parts that need no runtime.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineText } from './devtools-text.mjs';
import { normaliseStderr } from './node-normalise.mjs';
import { PageOutput } from './page-output.mjs';
import { loadPrograms, matches, parseProgram } from './programs.mjs';
import { raceProgram } from './race-programs.mjs';
import { SENTINEL } from './sentinel.mjs';

const text = (/** @type {string} */ value) => ({ type: 'string', value });

test('an error loses its frames and keeps its properties', () => {
  const raw = '/d/p.js:1\nthrow e\n^\n\nError: x\n    at a (/d/p.js:1:1)\n    at b {\n  code: 1\n}\n\nNode.js v24.21.0\n';
  assert.equal(normaliseStderr(raw, '/d'), 'p.js:1\nthrow e\n^\n\nError: x {\n  code: 1\n}\n');
});

test('format directives take their arguments in turn', () => {
  assert.equal(lineText([text('%s is %c%% %d'), text('a'), text('color:red'), { type: 'number', value: 1, description: '1' }, text('b')]), 'a is % 1 b');
  assert.equal(lineText([text('%s')]), '%s');
});

test('a preview shows one level', () => {
  const preview = {
    type: 'object', description: 'Object', overflow: true,
    properties: [{ name: 'a', type: 'number', value: '1' }, { name: 'b', type: 'string', value: "it's" }, { name: 'c', type: 'object', value: 'Object' }],
  };
  assert.equal(lineText([{ type: 'object', preview }]), '{a: 1, b: "it\'s", c: {…}, …}');
});

test('groups indent, the sentinel ends', () => {
  const output = new PageOutput();
  output.consoleCall({ type: 'startGroup', args: [text('g')] });
  output.consoleCall({ type: 'log', args: [text('1\n2')] });
  output.consoleCall({ type: 'endGroup', args: [] });
  output.consoleCall({ type: 'debug', args: [text(SENTINEL)] });
  output.consoleCall({ type: 'log', args: [text('late')] });
  assert.equal(output.stdout, 'g\n  1\n  2\n');
  assert.equal(output.ended, true);
});

test('a broken header is named', () => {
  assert.throws(() => parseProgram('a', 'p.js', '// area: b\n'), /a\/p\.js: header says area "b"/);
  assert.throws(() => parseProgram('a', 'p.js', '// area: a\n// runtimes: deno\n// what: x\n'), /unknown runtime/);
});

test('every program has a sound header', () => {
  for (const program of loadPrograms()) {
    assert.ok(matches(program, program.file));
    assert.ok(matches(program, `${program.area}/*`));
  }
});

test('a seed is a race, and every race is a program', () => {
  const races = Array.from({ length: 200 }, (_, seed) => raceProgram(seed));
  for (const [seed, race] of races.entries()) {
    assert.equal(raceProgram(seed), race);
    // Throws if it does not parse.
    new Function('require', '__filename', race);
  }
  assert.ok(new Set(races).size > 190);
});
