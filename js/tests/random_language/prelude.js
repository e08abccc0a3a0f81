// What every random program is given: `log` shows values of all kinds in a form of its own, `tick` ends what grows too
// long, `tag` shows a template's strings, `watched` logs what is done to an object.
let steps = 0, lines = 0;
const tick = () => { if (++steps > 3000) throw new RangeError('too many steps'); };
// The order of the language's own properties says nothing.
const own = [Object, Function, Array, String, Number, Boolean, Symbol, BigInt, Date, RegExp, Error, Promise, Math, JSON, Reflect, Map, Set, Iterator, globalThis].flatMap(x => x.prototype ? [x, x.prototype] : x);
const shown = (value, outer) => {
  const type = typeof value;
  if (type === 'string') return JSON.stringify(value);
  if (type === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (type === 'bigint') return String(value) + 'n';
  if (type === 'symbol') return value.toString();
  if (value === null || (type !== 'object' && type !== 'function')) return String(value);
  if (outer.includes(value)) return '<circular>';
  if (outer.length > 3) return '<deep>';
  if (own.includes(value)) return '<own ' + own.indexOf(value) + '>';
  const inner = [...outer, value];
  const kind = Object.prototype.toString.call(value);
  if (value instanceof Error) return '<' + value.name + (messages ? ': ' + value.message : '') + '>';
  if (value instanceof Date) return '<' + (isNaN(value) ? 'no date' : value.toISOString()) + '>';
  if (value instanceof RegExp) return String(value) + '@' + value.lastIndex;
  if (value instanceof Promise) return '<promise>';
  let text = type === 'function' ? '<function ' + shown(value.name, inner) + ' ' + shown(value.length, inner) + '>' : kind === '[object Object]' ? '' : kind.slice(8, -1);
  if (value instanceof Map) text += '(' + [...value].map(([k, v]) => shown(k, inner) + '=>' + shown(v, inner)).join() + ')';
  if (value instanceof Set) text += '(' + [...value].map(v => shown(v, inner)).join() + ')';
  const parts = [];
  const keys = Reflect.ownKeys(value);
  if (type === 'function') keys.sort((a, b) => String(a) < String(b) ? -1 : 1);
  for (const key of keys) {
    if (parts.length > 20) { parts.push('…'); break; }
    if (type === 'function' && (key === 'length' || key === 'name' || key === 'prototype' || key === 'arguments' || key === 'caller')) continue;
    const found = Reflect.getOwnPropertyDescriptor(value, key);
    if (found === undefined) continue;
    const name = typeof key === 'symbol' ? '[' + key.toString() + ']' : key;
    const flags = (found.enumerable ? '' : '!') + (found.configurable ? '' : '#') + (found.writable === false ? '=' : '');
    parts.push(name + flags + ':' + ('value' in found ? shown(found.value, inner) : (found.get ? 'get' : '') + (found.set ? 'set' : '')));
  }
  if (parts.length > 0 || text === '') text += '{' + parts.join() + '}';
  return text;
};
const show = value => {
  try { return shown(value, []); } catch (error) { return 'not shown: ' + (error instanceof Error ? error.name : typeof error); }
};
const log = (...values) => {
  if (++lines < 300) console.log(values.map(show).join(' '));
  return values[0];
};
const tag = (strings, ...values) => [...strings, ...strings.raw, ...values].map(show).join('|');
const called = ['log', 'tick', 'show', 'tag', 'watched', 'counted', 'converted'];
const watched = target => new Proxy(target, {
  get(on, key, self) { log('get', key); return Reflect.get(on, key, self); },
  set(on, key, value, self) { log('set', key, value); return Reflect.set(on, key, value, self); },
  // The engine asks twice for what is called in a `with`, which are these.
  has(on, key) { if (!called.includes(key) && typeof globalThis[key] !== 'function') log('has', key); return Reflect.has(on, key); },
  deleteProperty(on, key) { log('delete', key); return Reflect.deleteProperty(on, key); },
  ownKeys(on) { log('ownKeys'); return Reflect.ownKeys(on); },
  getOwnPropertyDescriptor(on, key) { log('describe', key); return Reflect.getOwnPropertyDescriptor(on, key); },
  defineProperty(on, key, how) { log('define', key); return Reflect.defineProperty(on, key, how); },
});
const counted = (end, broken) => ({
  [Symbol.iterator]() {
    let at = 0;
    return {
      next() { tick(); log('next', at); if (at === broken) throw new Error('broken'); return { done: at >= end, value: at++ }; },
      return(value) { log('return'); return { value }; },
    };
  },
});
const converted = (name, value) => ({
  [Symbol.toPrimitive](hint) { log(name, hint); return value; },
});
