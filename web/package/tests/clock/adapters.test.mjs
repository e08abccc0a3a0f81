// The adapters in small real projects: Vitest, Jest and node:test.
//
// Each project has a file with fake time, one that wants everything real behind it in the same process, and one that fails as
// it should.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const projects = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../projects');
const require = createRequire(import.meta.url);

/** The program of a package. */
const bin = (name, file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file);

function run(project, args, options = '') {
  // A runner inside a runner must not think that it is the outer one's child.
  const { NODE_TEST_CONTEXT, ...environment } = process.env;
  const env = { ...environment, NO_COLOR: '1', CI: '1', NODE_OPTIONS: options };
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: path.join(projects, project), env, encoding: 'utf8' });
  return { text: stdout + stderr, status };
}

/** What is the same of all: only the two that are to fail fail, and say why. */
function check({ text, status }, passed) {
  assert.equal(status, 1, text);
  for (const pattern of passed) assert.match(text, pattern);
  assert.match(text, /looplab\/clock: the test leaves 1 timer:\s+setTimeout heartbeat, 1000 ms, set at c-fails\.test\.js:\d+:\d+/);
  assert.match(text, /deadlock at 0 ms: nothing is due[\s\S]*c-fails\.test\.js:\d+:\d+ awaits/);
}

test('Vitest', () => {
  check(run('vitest', [bin('vitest', 'vitest.mjs'), 'run']), [/Tests\s+2 failed \| 7 passed \(9\)/, /Test Files\s+1 failed \| 2 passed/]);
});

test('Jest, in CommonJS and in ES modules', () => {
  const result = run('jest', [bin('jest', 'bin/jest.js'), '--runInBand'], '--experimental-vm-modules');
  check(result, [/Tests:\s+2 failed, 7 passed, 9 total/, /Test Suites: 1 failed, 3 passed/]);
});

test('node:test, its files in one process', () => {
  const files = ['a-fake', 'b-real', 'c-fails'].map((name) => `import './${name}.test.js';`).join(' ');
  const result = run('node-test', ['--test-reporter=tap', '--input-type=module', '--eval', files]);
  check(result, [/# pass 6/, /# fail 2/]);
});

test('a debounce library, a retry library and a React component with user-event, without any ticking', () => {
  const { text, status } = run('libraries', [bin('vitest', 'vitest.mjs'), 'run']);
  assert.equal(status, 0, text);
  assert.match(text, /Tests\s+10 passed \(10\)/);
});
