// node:util/types: which kind of object a value is, by what its internal slots answer to.
(function (host, require) {
  'use strict';

  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const slot = (getter, ...args) => (value) => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      getter.call(value, ...args);
      return true;
    } catch {
      return false;
    }
  };
  const get = (proto, key) => Object.getOwnPropertyDescriptor(proto, key).get;
  const typedArray = get(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);

  const AsyncFunction = Object.getPrototypeOf(async function () {});
  const types = {
    isPromise: (value) => host.promiseState(value) !== undefined && typeof value === 'object' && value instanceof Promise,
    isRegExp: (value) => tag(value) === 'RegExp' && value instanceof RegExp,
    isDate: slot(Date.prototype.getTime),
    isNativeError: (value) => value instanceof Error,
    isMap: slot(get(Map.prototype, 'size')),
    isSet: slot(get(Set.prototype, 'size')),
    isWeakMap: slot(WeakMap.prototype.has, {}),
    isWeakSet: slot(WeakSet.prototype.has, {}),
    isArrayBuffer: slot(get(ArrayBuffer.prototype, 'byteLength')),
    isSharedArrayBuffer: typeof SharedArrayBuffer === 'undefined' ? () => false : slot(get(SharedArrayBuffer.prototype, 'byteLength')),
    isAnyArrayBuffer: (value) => types.isArrayBuffer(value) || types.isSharedArrayBuffer(value),
    isArrayBufferView: (value) => ArrayBuffer.isView(value),
    isDataView: (value) => ArrayBuffer.isView(value) && typedArray.call(value) === undefined,
    isTypedArray: (value) => typedArray.call(value) !== undefined,
    isAsyncFunction: (value) => typeof value === 'function' &&
      (Object.getPrototypeOf(value) === AsyncFunction || tag(value).startsWith('Async')),
    isGeneratorFunction: (value) => typeof value === 'function' && tag(value).endsWith('GeneratorFunction'),
    isGeneratorObject: (value) => tag(value) === 'Generator' || tag(value) === 'AsyncGenerator',
    isMapIterator: (value) => tag(value) === 'Map Iterator',
    isSetIterator: (value) => tag(value) === 'Set Iterator',
    isSymbolObject: slot(Symbol.prototype.valueOf),
    isNumberObject: slot(Number.prototype.valueOf),
    isStringObject: slot(String.prototype.valueOf),
    isBooleanObject: slot(Boolean.prototype.valueOf),
    isBigIntObject: slot(BigInt.prototype.valueOf),
    isBoxedPrimitive: (value) => ['Symbol', 'Number', 'String', 'Boolean', 'BigInt'].some((name) => types[`is${name}Object`](value)),
    isArgumentsObject: (value) => tag(value) === 'Arguments',
    isModuleNamespaceObject: (value) => tag(value) === 'Module',
    isProxy: (value) => Boolean(host.kindOf(value)?.endsWith('Proxy')),
    isExternal: () => false,
    isCryptoKey: () => false,
    isKeyObject: () => false,
  };
  for (const name of ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64', 'BigInt64', 'BigUint64']) {
    types[`is${name}Array`] = (value) => typedArray.call(value) === `${name}Array`;
  }
  return types;
})
