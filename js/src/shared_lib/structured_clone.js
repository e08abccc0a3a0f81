// The structured clone algorithm, in the order the standard visits things: getters of the program run while it copies.
//
// Hosts add their own types: `addCloner(fn)`, where fn(value, refuse, memory, copy) gives the copy, or undefined for "not
// mine", and `addTransferable(of)`, where of(item) is undefined for "not mine" or { name, isDetached, prepare }: prepare()
// gives { made, commit, abandon }, of which commit() or abandon() is called when all is copied, or was refused.
(function (host, require) {
  'use strict';

  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const VIEWS = { DataView };
  const { getPrototypeOf } = Object, TypedArray = getPrototypeOf(Uint8Array);
  for (const name of ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'BigInt64', 'BigUint64',
    'Float16', 'Float32', 'Float64']) {
    const Class = globalThis[`${name}Array`];
    if (Class) VIEWS[`${name}Array`] = Class;
  }
  const MapOf = Map, SetOf = Set, RegExpOf = RegExp, DateOf = Date;
  const cloners = [];
  const transferables = [];
  const isBrowser = host.runtime === 'browser';

  function dataOf(object, key) {
    for (let holder = object; holder; holder = getPrototypeOf(holder)) {
      const found = Object.getOwnPropertyDescriptor(holder, key);
      if (found) return found.value;
    }
    return undefined;
  }

  // What V8 calls the thing it cannot copy, without running code of the program's.
  function describe(value, kind) {
    if (typeof value === 'symbol') return String(value);
    if (typeof value === 'function') return kind === 'Proxy' ? 'function () {}' : Function.prototype.toString.call(value);
    if (kind === 'RevokedProxy') return 'null';
    // V8 does not look through a proxy here.
    if (kind === 'Proxy') return !Array.isArray(value) ? '#<Object>' : isBrowser ? '[object Object]' : '[object Array]';
    const name = dataOf(value, 'toString') === Object.prototype.toString && dataOf(dataOf(value, 'constructor'), 'name');
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
    const tag = dataOf(value, Symbol.toStringTag);
    return `[object ${typeof tag === 'string' ? tag : Object.prototype.toString.call(value).slice(8, -1)}]`;
  }

  function refuse(context, text) {
    const { DOMException } = require('dom_exception');
    throw new DOMException(`${context}${text}`, 'DataCloneError');
  }

  const getterOf = (Class, key) => Object.getOwnPropertyDescriptor(Class.prototype, key).get;
  const lengthOf = getterOf(TypedArray, 'length');

  function copyBuffer(buffer) {
    const copy = buffer.resizable ? new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength }) : null;
    if (!copy) return ArrayBuffer.prototype.slice.call(buffer, 0);
    new Uint8Array(copy).set(new Uint8Array(buffer));
    return copy;
  }

  function cloneView(view, name, copy) {
    const { buffer, byteOffset } = view;
    const size = name === 'DataView' ? view.byteLength : lengthOf.call(view);
    // One that goes as far as a buffer that can grow is taken to grow with it.
    const tracks = buffer.resizable && byteOffset + view.byteLength === buffer.byteLength;
    return new VIEWS[name](copy(buffer), byteOffset, tracks ? undefined : size);
  }

  function cloneError(error) {
    const name = `${error.name}`;
    const made = new ERRORS[Object.hasOwn(ERRORS, name) ? name : 'Error']();
    delete made.message;
    const message = Object.getOwnPropertyDescriptor(error, 'message');
    const define = (key, value) => Object.defineProperty(made, key, { value, writable: true, configurable: true });
    if (message && 'value' in message) define('message', `${message.value}`);
    const { stack } = error;
    if (typeof stack === 'string') define('stack', stack);
    return made;
  }

  function cloneDomException(error) {
    const { DOMException } = require('dom_exception');
    if (!(error instanceof DOMException)) return undefined;
    const made = new DOMException(error.message, error.name);
    Object.defineProperty(made, 'stack', { value: error.stack, writable: true, configurable: true });
    return made;
  }

  // Copies made of objects that hold others are filled after they are remembered, so that cycles close.
  function cloner(context, memory) {
    host.work(30);
    const couldNot = (text) => refuse(context, `${text} could not be cloned.`);

    function cloneInto(target, value) {
      for (const key of Object.keys(value)) {
        // A getter that ran before may have taken this property away.
        if (!Object.prototype.propertyIsEnumerable.call(value, key)) continue;
        Object.defineProperty(target, key, { value: copy(value[key]), writable: true, enumerable: true, configurable: true });
      }
      return target;
    }

    function remember(value, made) {
      memory.set(value, made);
      return made;
    }

    function cloneMap(value) {
      const made = remember(value, new MapOf());
      for (const [key, item] of [...MapOf.prototype.entries.call(value)]) made.set(copy(key), copy(item));
      return made;
    }

    function cloneSet(value) {
      const made = remember(value, new SetOf());
      for (const item of [...SetOf.prototype.values.call(value)]) made.add(copy(item));
      return made;
    }

    function cloneAnyError(value) {
      const platform = cloneDomException(value);
      if (platform) return remember(value, platform);
      const made = remember(value, cloneError(value));
      if (Object.hasOwn(value, 'cause')) {
        Object.defineProperty(made, 'cause', { value: copy(value.cause), writable: true, configurable: true });
      }
      return made;
    }

    function cloneBuffer(value) {
      if (host.isDetached(value)) refuse(context, 'An ArrayBuffer is detached and could not be cloned.');
      return copyBuffer(value);
    }

    const BUILT_IN = {
      Array(value) {
        const made = remember(value, []);
        made.length = value.length;
        return cloneInto(made, value);
      },
      ArrayBuffer: (value) => remember(value, cloneBuffer(value)),
      SharedArrayBuffer: (value) => remember(value, host.shareBuffer(value)),
      Boolean: (value) => remember(value, Object(Boolean.prototype.valueOf.call(value))),
      Number: (value) => remember(value, Object(Number.prototype.valueOf.call(value))),
      String: (value) => remember(value, Object(String.prototype.valueOf.call(value))),
      BigInt: (value) => remember(value, Object(BigInt.prototype.valueOf.call(value))),
      Date: (value) => remember(value, new DateOf(DateOf.prototype.getTime.call(value))),
      Error: cloneAnyError,
      Map: cloneMap,
      // `new RegExp(regexp)` takes the source as it was written.
      RegExp: (value) => remember(value, new RegExpOf(value)),
      Set: cloneSet,
      Object: (value) => cloneInto(remember(value, {}), value),
    };

    function cloneObject(value) {
      host.work(10);
      for (const custom of cloners) {
        const made = custom(value, couldNot, memory, copy, context);
        if (made !== undefined) return remember(value, made);
      }
      const kind = host.kindOf(value);
      if (isBrowser) {
        if (value === globalThis) couldNot('#<Window>');
        if (!kind.endsWith('Proxy') && require('idl').attributesOf(value) && kind !== 'Error') {
          couldNot(`${Object.prototype.toString.call(value).slice(8, -1)} object`);
        }
      }
      if (Object.hasOwn(VIEWS, kind)) return remember(value, cloneView(value, kind, copy));
      if (!Object.hasOwn(BUILT_IN, kind)) couldNot(describe(value, kind));
      return BUILT_IN[kind](value);
    }

    function copy(value) {
      if (typeof value === 'function' || typeof value === 'symbol') couldNot(describe(value, host.kindOf(value)));
      if (typeof value !== 'object' || value === null) return value;
      return memory.has(value) ? memory.get(value) : cloneObject(value);
    }
    return copy;
  }

  transferables.push((item) => (host.kindOf(item) !== 'ArrayBuffer' ? undefined : {
    name: 'ArrayBuffer',
    earlier: 'ArrayBuffer',
    detached: isBrowser ? 'ArrayBuffer at index # is already detached.' : 'Cannot transfer object of unsupported type.',
    isDetached: host.isDetached(item),
    prepare: () => ({ made: copyBuffer(item), commit: () => host.detach(item), abandon() {} }),
  }));

  // What is to move, checked in the order of the list.
  function movesOf(list, context) {
    const moves = new Map();
    list.forEach((item, index) => {
      const fail = (text) => refuse(context, text.replace('#', index));
      let move;
      for (const of of transferables) move ??= of(item);
      if (!move) {
        fail(isBrowser ? 'Value at index # does not have a transferable type.' : 'Found invalid value in transferList.');
      }
      if (moves.has(item)) {
        fail(isBrowser ? `${move.name} at index # is a duplicate of an earlier ${move.earlier}.`
          : `Transfer list contains duplicate ${move.earlier}`);
      }
      if (move.isDetached) fail(move.detached);
      moves.set(item, move);
    });
    return moves;
  }

  // The copy of `value` and what became of each item of the list. `context` is what an error message starts with.
  function transfer(value, list, context = '') {
    const prepared = [];
    for (const [item, move] of movesOf(list, context)) prepared.push([item, move.prepare()]);
    const memory = new Map(prepared.map(([item, { made }]) => [item, made]));
    let isDone = false;
    try {
      const data = cloner(context, memory)(value);
      isDone = true;
      return { data, moved: prepared.map(([, { made }]) => made) };
    } finally {
      for (const [, { commit, abandon }] of prepared) isDone ? commit() : abandon();
    }
  }

  const clone = (value, list = [], context = '') => transfer(value, list, context).data;

  return {
    clone, transfer,
    addCloner: (fn) => cloners.push(fn),
    addTransferable: (fn) => transferables.push(fn),
  };
})
