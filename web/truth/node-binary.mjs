// Finds the pinned Node. The drivers themselves may run on any Node from 20 up; the programs may not.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const NODE_VERSION = '24.21.0';

const require = createRequire(import.meta.url);

/** @returns {string | null} the binary of the npm package for this platform */
function fromPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const root = dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(root, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** @param {string} binary */
function versionOf(binary) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * The pinned version is not published for every platform (macOS has none), so a Node of exactly that version
 * named by LOOPLAB_NODE, or the one running this script, will do as well.
 * @returns {string}
 */
export function findNode() {
  for (const binary of [process.env.LOOPLAB_NODE, fromPackage(), process.execPath]) {
    if (binary && versionOf(binary) === NODE_VERSION) return binary;
  }
  throw new Error(
    `Node ${NODE_VERSION} is not here: run "npm install" in web/ (keep optional dependencies), ` +
      'or set LOOPLAB_NODE to a node binary of that version',
  );
}
