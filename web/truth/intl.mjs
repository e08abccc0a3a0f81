// Draws options and values at random, formats them with the real Intl and with the library, and shows what differs.
// node web/truth/intl.mjs [--seed N] [--count N] [--only NAME] [--locale TAG] [--show N]

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { DRAWS } from './intl-draws.mjs';
import { library } from './intl-library.mjs';
import { NODE_VERSION, findNode } from './node-binary.mjs';

if (process.versions.node !== NODE_VERSION || process.env.TZ !== 'UTC') {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(findNode(), args, { stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).status ?? 1);
}

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, count: { type: 'string', default: '2000' }, only: { type: 'string' },
    locale: { type: 'string' }, show: { type: 'string', default: '10' },
  },
});

/** A small generator of random numbers that a seed decides (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const intl = library({ defaultZone: 'UTC' })('intl/intl').Intl;

function outcome(run) {
  try {
    return JSON.stringify(run());
  } catch (error) {
    if (error.code === 'ERR_LOOPLAB_UNSUPPORTED') return error;
    return error instanceof RangeError || error instanceof TypeError ? `${error.name}: ${error.message}` : `${error.stack}`;
  }
}

let failed = false;
for (const [name, draw] of Object.entries(DRAWS)) {
  if (flags.only && !name.includes(flags.only)) continue;
  const next = random(Number(flags.seed));
  const pick = (list) => list[Math.floor(next() * list.length)];
  let [differ, refused, shown] = [0, 0, 0];
  for (let i = 0; i < Number(flags.count); i += 1) {
    const run = draw({ next, pick, chance: (p) => next() < p, locale: flags.locale });
    const [real, ours] = [outcome(() => run.with(Intl)), outcome(() => run.with(intl))];
    if (ours instanceof Error) refused += 1;
    else if (real !== ours) {
      differ += 1;
      if (shown < Number(flags.show)) console.log(`${name}: ${run.what}\n  real ${real}\n  ours ${ours}`);
      shown += 1;
    }
  }
  console.log(`${name}: ${flags.count} drawn, ${differ} differ, ${refused} refused`);
  failed ||= differ > 0;
}
process.exitCode = failed ? 1 : 0;
