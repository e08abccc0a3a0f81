// Evaluates the Intl library (js/src/intl) in the runtime that runs this, so that it can be compared with the real one.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const ROOT = new URL('../../js/src/intl/', import.meta.url);

/** A `require` for the library's modules. `host` is what the engine would hand them. */
export function library(host = {}) {
  const loaded = new Map();
  const topics = new Map();
  function data(name) {
    const [, , topic, key] = name.split('/');
    if (!topics.has(topic)) topics.set(topic, readFileSync(new URL(`data/${topic}.txt`, ROOT), 'utf8').split('\n'));
    const line = topics.get(topic).find((text) => text.startsWith(`${key}\t`));
    if (line === undefined) throw new Error(`no library module '${name}'`);
    return vm.runInThisContext(`(${line.slice(key.length + 1)})`, { filename: name });
  }
  function require(name) {
    if (!loaded.has(name)) loaded.set(name, name.startsWith('intl/data/') ? data(name) : module(name));
    return loaded.get(name);
  }
  function module(name) {
    const path = fileURLToPath(new URL(`lib/${name.slice('intl/'.length)}.js`, ROOT));
    return vm.runInThisContext(readFileSync(path, 'utf8'), { filename: path })(host, require);
  }
  return require;
}
