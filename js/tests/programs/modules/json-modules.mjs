// area: modules
// runtimes: node
// what: JSON modules: with their attribute, without it, with another, broken, missing, and of a file that is none
import fs from 'node:fs';
import path from 'node:path';
const here = import.meta.dirname;
fs.writeFileSync(path.join(here, 'right.json'), '{"a": [1, 2]}');
fs.writeFileSync(path.join(here, 'wrong.json'), '{bad');
fs.writeFileSync(path.join(here, 'code.mjs'), 'export const a = 1;');
const shown = (text) => String(text).replaceAll(here === '/' ? '/' : `${here}/`, '/').replace(/ imported from .*/, ' imported from …');
async function load(specifier, options) {
  try {
    const module = await import(specifier, options);
    console.log(specifier, JSON.stringify(module.default), Object.keys(module).join());
  } catch (error) {
    console.log(specifier, error.name, error.code, shown(error.message));
  }
}
await load('./right.json', { with: { type: 'json' } });
await load('./right.json');
await load('./right.json', { with: { type: 'css' } });
await load('./right.json', { with: { kind: 'json' } });
await load('./wrong.json', { with: { type: 'json' } });
await load('./missing.json', { with: { type: 'json' } });
await load('./code.mjs', { with: { type: 'json' } });
await load('node:path', { with: { type: 'json' } });
await load('./code.mjs', {});
