// Programs made at random in which operations, timers, immediates, ticks and promises race. The same seed gives the same
// program.

/**
 * @typedef {() => number} Random  the next number from 0 up to 1
 */

/**
 * Mulberry32: small, and good enough to choose statements with.
 * @param {number} seed
 * @returns {Random}
 */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * How each kind of statement calls back; `name` is one that no other statement of the program has.
 * @type {Record<string, (callback: string, name: string, delay: number) => string>}
 */
const STATEMENTS = {
  stat: (callback) => `fs.stat('.', ${callback});`,
  readFile: (callback) => `fs.readFile(__filename, ${callback});`,
  writeFile: (callback, name) => `fs.writeFile('${name}.txt', 'x', ${callback});`,
  promisedStat: (callback) => `fs.promises.stat('.').then(${callback});`,
  promisedRead: (callback) => `fs.promises.readFile(__filename).then(${callback});`,
  awaitedStat: (callback) => `(async () => { await fs.promises.stat('.'); (${callback})(); })();`,
  timeout: (callback, _, delay) => `setTimeout(${callback}, ${delay});`,
  interval: (callback, name, delay) => `const ${name}t = setInterval(() => { (${callback})(); if (++${name}n === 2) clearInterval(${name}t); }, ${delay});`,
  immediate: (callback) => `setImmediate(${callback});`,
  tick: (callback) => `process.nextTick(${callback});`,
  promise: (callback) => `Promise.resolve().then(${callback});`,
};

/** What is drawn from: some kinds are of more interest than others. */
const KINDS = [
  ...['stat', 'stat', 'readFile', 'writeFile', 'promisedStat', 'promisedRead', 'awaitedStat'],
  ...['timeout', 'timeout', 'timeout', 'interval', 'immediate', 'immediate', 'tick', 'promise'],
];
const DELAYS = [0, 1, 1, 2, 3, 5];
const DEEPEST = 2;

class RaceProgram {
  /** @type {Random} */
  #random;
  #count = 0;

  /** @param {Random} random */
  constructor(random) {
    this.#random = random;
  }

  /** @template T @param {T[]} options */
  #draw(options) {
    return options[Math.floor(this.#random() * options.length)];
  }

  /** @param {number} depth */
  #statement(depth) {
    const kind = this.#draw(KINDS);
    const name = `x${this.#count++}`;
    const body = [`log('${name}');`];
    if (depth < DEEPEST && this.#random() < 0.45) {
      body.push(this.#statement(depth + 1));
      if (this.#random() < 0.3) body.push(this.#statement(depth + 1));
    }
    const statement = STATEMENTS[kind](`() => { ${body.join(' ')} }`, name, this.#draw(DELAYS));
    return kind === 'interval' ? `let ${name}n = 0; ${statement}` : statement;
  }

  text() {
    const atExit = this.#random() < 0.5;
    const log = atExit
      ? "const out = [], log = (line) => out.push(line);\nprocess.on('exit', () => console.log(out.join('\\n')));"
      : 'const log = (line) => console.log(line);';
    const statements = Array.from({ length: this.#draw([2, 2, 3, 3]) }, () => this.#statement(0));
    const late = this.#random() < 0.3;
    const body = late ? ['setTimeout(() => {', ...statements.map((line) => `  ${line}`), '}, 20);'] : statements;
    return `${["const fs = require('fs');", log, ...body].join('\n')}\n`;
  }
}

/**
 * @param {number} seed
 */
export function raceProgram(seed) {
  return new RaceProgram(randomFrom(seed)).text();
}
