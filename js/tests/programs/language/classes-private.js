// area: language
// runtimes: node browser
// what: Private fields and methods, static blocks, accessors, in-checks
class Counter {
  #n = 0;
  static #made = 0;
  static { Counter.label = 'static block'; }
  constructor() { Counter.#made += 1; }
  #bump() { this.#n += 1; }
  tick() { this.#bump(); return this; }
  get value() { return this.#n; }
  static get made() { return Counter.#made; }
  static is(o) { return #n in o; }
}
console.log(new Counter().tick().tick().value, Counter.made, Counter.label, Counter.is(new Counter()), Counter.is({}));
try { Counter.prototype.tick.call({}); } catch (e) { console.log(e.name); }
