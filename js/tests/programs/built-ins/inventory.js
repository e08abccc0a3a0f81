// area: built-ins
// runtimes: node
// what: Every built-in function there is, with its name, length and attributes: those of Node 24, no more and no less
const names = ['Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect', 'Proxy', 'Date', 'RegExp', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'SuppressedError', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Promise', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Iterator', 'DisposableStack', 'AsyncDisposableStack'];
const key = (k) => (typeof k === 'symbol' ? `[${k.description}]` : k);
function kind(value) {
  if (typeof value === 'function') {
    let makes = ' new';
    try { Reflect.construct(Object, [], value); } catch { makes = ''; }
    return `${value.name}(${value.length})${makes}`;
  }
  return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value);
}
const attributes = (d) => (d.writable ? 'w' : '-') + (d.enumerable ? 'e' : '-') + (d.configurable ? 'c' : '-');
function member(d) {
  return 'value' in d ? `${attributes(d)} ${kind(d.value)}` : `${attributes(d)} get ${d.get && kind(d.get)} set ${d.set && kind(d.set)}`;
}
function show(path, object) {
  const keys = Reflect.ownKeys(object).filter((k) => k !== 'prepareStackTrace' && k !== 'stackTraceLimit');
  for (const k of keys.map((k) => [key(k), k]).sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${path}.${k[0]} ${member(Reflect.getOwnPropertyDescriptor(object, k[1]))}`);
  }
  const parent = Object.getPrototypeOf(object);
  console.log(`${path} inherits ${parent === null ? 'null' : typeof parent === 'function' ? parent.name || 'Function.prototype' : Object.prototype.toString.call(parent)}`);
}
for (const name of names) {
  const object = globalThis[name];
  console.log(`${name} ${kind(object)}`);
  show(name, object);
  if (object.prototype) show(`${name}.prototype`, object.prototype);
}
const hidden = {
  TypedArray: Object.getPrototypeOf(Int8Array).prototype,
  GeneratorFunction: Object.getPrototypeOf(function* () {}),
  AsyncFunction: Object.getPrototypeOf(async function () {}),
  AsyncGeneratorFunction: Object.getPrototypeOf(async function* () {}),
  ArrayIterator: Object.getPrototypeOf([].values()),
  MapIterator: Object.getPrototypeOf(new Map().values()),
  SetIterator: Object.getPrototypeOf(new Set().values()),
  StringIterator: Object.getPrototypeOf(''[Symbol.iterator]()),
  RegExpStringIterator: Object.getPrototypeOf(''.matchAll(/./g)),
  IteratorHelper: Object.getPrototypeOf([].values().map((x) => x)),
  WrapForValidIterator: Object.getPrototypeOf(Iterator.from({ next() {} })),
  AsyncIterator: Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype)),
};
for (const [name, object] of Object.entries(hidden)) {
  show(name, object);
  if (typeof object.constructor === 'function' && object.constructor !== Object) show(`${name}.constructor`, object.constructor);
}
for (const f of [Array.prototype.sort, Date, DisposableStack, DisposableStack.prototype.use, JSON.parse, Error, WeakRef]) console.log(Function.prototype.toString.call(f));
