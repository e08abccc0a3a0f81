// One face for both runtimes: prepare a program once, run it as often as wanted.

import { BrowserRuntime } from './browser-runtime.mjs';
import { findNode, NODE_VERSION, RELEASES } from './node-binary.mjs';
import { prepareNodeProgram } from './node-runtime.mjs';

/** @typedef {import('./node-runtime.mjs').Result} Result */

/**
 * @typedef {object} Prepared
 * @property {(options?: { fresh?: boolean }) => Promise<Result>} run  `fresh` asks for a browser page never used before
 * @property {() => Promise<void>} dispose
 *
 * @typedef {object} PageOptions  what only a page asks for
 * @property {number} settle  milliseconds it is watched after its load event
 * @property {boolean} inHead  whether the program stands in its head, and not at the end of its body
 *
 * @typedef {object} Runtime
 * @property {string} label  name and version, as written into records
 * @property {(file: string, code: string, page: PageOptions) => Promise<Prepared>} prepare
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} name
 * @returns {Promise<Runtime>}
 */
export async function openRuntime(name) {
  if (name === 'node' || name in RELEASES) {
    const version = RELEASES[name] ?? NODE_VERSION;
    const binary = findNode(version);
    return {
      label: `node ${version}`,
      prepare: (file, code) => prepareNodeProgram(binary, file, code),
      close: async () => {},
    };
  }
  const browser = await BrowserRuntime.start();
  return {
    label: `chromium ${browser.version}`,
    prepare: async (file, code, page) => ({
      run: ({ fresh = false } = {}) => browser.run(file, code, { ...page, fresh }),
      dispose: async () => {},
    }),
    close: () => browser.close(),
  };
}
