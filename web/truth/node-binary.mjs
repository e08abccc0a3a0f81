// Finds the pinned Node. The drivers themselves may run on any Node from 20 up; the programs may not.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const NODE_VERSION = '24.21.0';

/**
 * Older releases, the last of their lines. They are fetched when they are recorded, not with the other packages.
 * @type {Record<string, string>}
 */
export const RELEASES = { 'node-22': '22.23.3', 'node-20': '20.20.2', 'node-18': '18.20.8', 'node-10': '10.24.1' };

/** Where fetched binaries lie: beside the packages, which nobody commits. */
const FETCHED = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.releases');

const require = createRequire(import.meta.url);

const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** @param {string} root  of the npm package */
function binaryIn(root) {
  const binary = join(root, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(binary) ? binary : null;
}

/** @returns {string | null} the binary of the npm package for this platform */
function fromPackage() {
  try {
    return binaryIn(dirname(require.resolve(`${PACKAGE}/package.json`)));
  } catch {
    return null;
  }
}

/**
 * @param {string} version
 * @returns {string | null} the binary of an older release, fetched if it is not here
 */
function fetched(version) {
  const prefix = join(FETCHED, version);
  const root = join(prefix, 'node_modules', PACKAGE);
  if (!existsSync(root)) {
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    try {
      mkdirSync(prefix, { recursive: true });
      execFileSync('npm', ['install', ...quiet, '--prefix', prefix, `${PACKAGE}@${version}`], { stdio: 'inherit' });
    } catch {
      return null;
    }
  }
  return binaryIn(root);
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
 * @param {string} [version]
 * @returns {string}
 */
export function findNode(version = NODE_VERSION) {
  const own = version === NODE_VERSION ? fromPackage : () => fetched(version);
  for (const find of [() => process.env.LOOPLAB_NODE, () => process.execPath, own]) {
    const binary = find();
    if (binary && versionOf(binary) === version) return binary;
  }
  throw new Error(
    `Node ${version} is not here: run "npm install" in web/ (keep optional dependencies), ` +
      'or set LOOPLAB_NODE to a node binary of that version',
  );
}
