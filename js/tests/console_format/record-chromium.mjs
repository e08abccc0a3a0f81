// Writes down what the real Chromium prints for the programs in chromium.txt, through web/truth/serve.mjs.
//
//   node record-chromium.mjs > chromium.json
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const programs = readFileSync(here('chromium.txt'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => (line.startsWith(';') ? line.slice(1) : `console.log(${line})`));

const truth = spawn('node', [here('../../../web/truth/serve.mjs'), '--runtime', 'browser', '--jobs', '2'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
programs.forEach((code, id) => {
  const question = { id, name: 'p.js', code: `{${code}\n};console.debug("\\u0000end")`, settle: 60 };
  truth.stdin.write(`${JSON.stringify(question)}\n`);
});
truth.stdin.end();

let text = '';
for await (const chunk of truth.stdout) text += chunk;
const answers = text.trim().split('\n').map((line) => JSON.parse(line)).sort((a, b) => a.id - b.id);
const failed = answers.find((answer) => answer.error);
if (failed) throw new Error(`${programs[failed.id]}: ${failed.error}`);
const lines = answers.map(({ id, stdout, stderr }) => {
  const record = { code: programs[id], output: stdout, ...(stderr && { errors: stderr }) };
  return `  ${JSON.stringify(record)}`;
});
process.stdout.write(`[\n${lines.join(',\n')}\n]\n`);
