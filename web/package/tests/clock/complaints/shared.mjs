// What the tests of complaints share.

import { install } from 'looplab/clock';

/** Installs a clock for one test, and puts everything back whatever happens. */
export async function installed(options, body) {
  const clock = install({ runtime: 'node', ...options });
  try {
    return await body(clock);
  } finally {
    clock.uninstall();
  }
}

/** What was called, in order. */
export function log() {
  const lines = [];
  const note = (line) => () => lines.push(line);
  return Object.assign(note, { lines });
}
