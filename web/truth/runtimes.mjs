// One face for both runtimes: prepare a program once, run it as often as wanted.

import { BrowserRuntime } from './browser-runtime.mjs';
import { findNode, NODE_VERSION } from './node-binary.mjs';
import { prepareNodeProgram } from './node-runtime.mjs';

/** @typedef {import('./node-runtime.mjs').Result} Result */

/**
 * @typedef {object} Prepared
 * @property {() => Promise<Result>} run
 * @property {() => Promise<void>} dispose
 *
 * @typedef {object} Runtime
 * @property {string} label  name and version, as written into records
 * @property {(file: string, code: string, settle: number) => Promise<Prepared>} prepare
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} name
 * @param {{ reusePages?: boolean }} [options]  for speed; without it every run has a fresh browser page
 * @returns {Promise<Runtime>}
 */
export async function openRuntime(name, { reusePages = false } = {}) {
  if (name === 'node') {
    const binary = findNode();
    return {
      label: `node ${NODE_VERSION}`,
      prepare: (file, code) => prepareNodeProgram(binary, file, code),
      close: async () => {},
    };
  }
  const browser = await BrowserRuntime.start({ reuse: reusePages });
  return {
    label: `chromium ${browser.version}`,
    prepare: async (file, code, settle) => ({
      run: () => browser.run(file, code, settle),
      dispose: async () => {},
    }),
    close: () => browser.close(),
  };
}
