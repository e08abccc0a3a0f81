// What a timer costs on each test clock, in one process and one run: `npm run bench -w package [-- --max 100000]`.
//
// Nanoseconds a timer, set and run (or cancelled), the median of several rounds, in which the clocks take turns. On a machine
// that others use too, trust the ratios.

import { SUBJECTS } from './subjects.mjs';

const option = (name, usual) => Number(process.argv[process.argv.indexOf(name) + 1]) || usual;
const MAX = process.argv.includes('--max') ? option('--max', 1e6) : 1e6;
/** So long one round may take, in milliseconds, before its clock is left out at larger sizes. */
const PATIENCE = 2_000;

/** Delays of 1 to 1,000 ms, the same for all. */
const delays = (count) => Array.from({ length: count }, (_, i) => 1 + ((i * 7919) % 1000));

const SHAPES = {
  timers(clock, count) {
    let ran = 0;
    for (const delay of delays(count)) clock.set(() => ran++, delay);
    clock.tick(1000);
    return ran;
  },
  chain(clock, count) {
    let ran = 0;
    const next = () => {
      if (++ran < count) clock.set(next, 1);
    };
    clock.set(next, 1);
    clock.tick(count + 1000);
    return ran;
  },
  cancels(clock, count) {
    const ids = delays(count).map((delay) => clock.set(() => undefined, delay));
    for (const id of ids) clock.clear(id);
    clock.tick(1000);
    return count;
  },
  intervals(clock, count) {
    let ran = 0;
    const intervals = 100;
    for (let i = 0; i < intervals; i++) clock.every(() => ran++, 1);
    clock.tick(count / intervals);
    return ran;
  },
};

function measure(make, shape, count) {
  const clock = make();
  try {
    const begun = performance.now();
    const ran = SHAPES[shape](clock, count);
    const took = performance.now() - begun;
    if (ran < count) throw new Error(`${shape}: ${ran} of ${count} ran`);
    return took;
  } finally {
    clock.end();
  }
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const left = new Set();

for (const shape of Object.keys(SHAPES)) {
  console.log(`\n${shape}: ns each, and times the first`);
  for (let count = 1000; count <= MAX; count *= 10) {
    const rounds = count >= 1e6 ? 3 : 5;
    const names = Object.keys(SUBJECTS).filter((name) => !left.has(`${name} ${shape}`));
    const taken = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        if (left.has(`${name} ${shape}`)) continue;
        try {
          const took = measure(SUBJECTS[name], shape, count);
          taken[name].push(took);
          if (took > PATIENCE) left.add(`${name} ${shape}`);
        } catch (error) {
          // It has no such call, or runs another number of callbacks.
          left.add(`${name} ${shape}`);
          if (!(error instanceof TypeError)) console.log(`          ${name} is left out: ${error.message}`);
        }
        globalThis.gc?.();
      }
    }
    const times = Object.entries(taken).filter(([, all]) => all.length > 0).map(([name, all]) => [name, (median(all) / count) * 1e6]);
    const first = times[0][1];
    const cells = times.map(([name, ns]) => `${name} ${ns.toFixed(0)} (${(ns / first).toFixed(1)})`);
    console.log(`${String(count).padStart(8)}  ${cells.join(' | ')}`);
  }
}
