// Finds the system's Chromium. It is not an npm dependency: the browser a machine has is the one checked against,
// and its version is written into every record.

import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string} */
export function findChromium() {
  const named = process.env.LOOPLAB_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`LOOPLAB_CHROMIUM names ${named}, which does not exist`);
  }
  const found = USUAL_PLACES.find((path) => existsSync(path));
  if (found) return found;
  throw new Error('no Chromium found: install chromium or google-chrome, or set LOOPLAB_CHROMIUM to its path');
}
