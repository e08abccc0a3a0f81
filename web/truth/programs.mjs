// Finds the programs and reads their headers. The header is the only description a program has, so a program
// with a broken header stops the run: a wrong `runtimes:` line would silently drop a check.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const PROGRAMS_DIR = join(REPOSITORY, 'js', 'tests', 'programs');
export const RECORDS_DIR = join(REPOSITORY, 'js', 'tests', 'records');

/** The pinned runtimes, and older releases of Node whose binaries are fetched when they are asked for. */
export const RUNTIMES = ['node', 'browser', 'node-22', 'node-20', 'node-18', 'node-10'];

/** How long a page is watched after its load event when the program does not say. */
export const DEFAULT_SETTLE_MS = 250;

/**
 * @typedef {object} Program
 * @property {string} area      folder under js/tests/programs
 * @property {string} file      file name with extension; also the name the runtime sees
 * @property {string} id        "area/name" without the extension, the path of its record
 * @property {string} code
 * @property {string[]} runtimes
 * @property {number} settle    milliseconds a page is watched after load
 * @property {boolean} inHead    whether the program stands in the page's head, and not at the end of its body
 * @property {string | null} varies  why its real output is not always the same, if it is not
 */

/**
 * @param {string} area
 * @param {string} file
 * @param {string} code
 * @returns {Program}
 */
export function parseProgram(area, file, code) {
  const header = new Map();
  for (const line of code.split('\n')) {
    const match = /^\/\/ (area|runtimes|what|settle|place|varies): (.+)$/.exec(line);
    if (!match) break;
    header.set(match[1], match[2].trim());
  }
  const fail = (/** @type {string} */ problem) => {
    throw new Error(`${area}/${file}: ${problem}`);
  };
  if (header.get('area') !== area) fail(`header says area "${header.get('area')}", the folder says "${area}"`);
  if (!header.get('what')) fail('header has no "what:" line');
  const runtimes = (header.get('runtimes') ?? '').split(/\s+/).filter(Boolean);
  if (runtimes.length === 0) fail('header has no "runtimes:" line');
  for (const runtime of runtimes) if (!RUNTIMES.includes(runtime)) fail(`unknown runtime "${runtime}"`);
  const settle = Number(header.get('settle') ?? DEFAULT_SETTLE_MS);
  if (!Number.isFinite(settle)) fail('"settle:" is not a number');
  const place = header.get('place') ?? 'body';
  if (!['head', 'body'].includes(place)) fail(`unknown place "${place}"`);
  const id = `${area}/${file.replace(/\.m?js$/, '')}`;
  return { area, file, id, code, runtimes, settle, inHead: place === 'head', varies: header.get('varies') ?? null };
}

/** @returns {Program[]} every program, in a stable order */
export function loadPrograms() {
  const programs = readdirSync(PROGRAMS_DIR, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?js$/.test(path))
    .sort()
    .map((path) => {
      const [area, file] = relative('.', path).split(sep);
      return parseProgram(area, file, readFileSync(join(PROGRAMS_DIR, path), 'utf8'));
    });
  const seen = new Set();
  for (const program of programs) {
    // name.js and name.mjs would write the same record.
    if (seen.has(program.id)) throw new Error(`${program.id}: two programs share this name`);
    seen.add(program.id);
  }
  return programs;
}

/**
 * @param {Program} program
 * @param {string} pattern  a substring of "area/file", or a pattern with `*`
 */
export function matches(program, pattern) {
  const path = `${program.area}/${program.file}`;
  if (!pattern.includes('*')) return path.includes(pattern);
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${source}$`).test(path);
}
