// localStorage and sessionStorage, in memory and for this run only.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, expose } = require('idl');

  const maps = new WeakMap();

  class Storage {
    constructor(token) {
      if (token !== INTERNAL) illegalConstructor('Storage');
      maps.set(this, new Map());
    }

    get length() {
      return mapOf(this).size;
    }

    clear() {
      mapOf(this).clear();
    }

    getItem(key) {
      required(1, arguments.length, "execute 'getItem' on 'Storage'");
      return mapOf(this).get(`${key}`) ?? null;
    }

    key(index) {
      required(1, arguments.length, "execute 'key' on 'Storage'");
      return [...mapOf(this).keys()][index] ?? null;
    }

    removeItem(key) {
      required(1, arguments.length, "execute 'removeItem' on 'Storage'");
      mapOf(this).delete(`${key}`);
    }

    setItem(key, value) {
      required(2, arguments.length, "execute 'setItem' on 'Storage'");
      mapOf(this).set(`${key}`, `${value}`);
    }
  }
  expose(Storage, { length: 0 });

  const inner = new WeakMap();
  const mapOf = (storage) => maps.get(inner.get(storage) ?? storage);

  // Items are properties too: storage.name = 'x' sets one.
  function make() {
    const target = new Storage(INTERNAL);
    const map = maps.get(target);
    const isItem = (key) => typeof key === 'string' && !(key in target);
    const proxy = host.exotic(target, {
      get: (object, key) => (isItem(key) ? map.get(key) : Reflect.get(object, key, proxy)),
      set(object, key, value) {
        if (typeof key === 'string') map.set(key, `${value}`);
        return true;
      },
      has: (object, key) => map.has(key) || key in object,
      deleteProperty: (object, key) => map.delete(key) || true,
      ownKeys: () => [...map.keys()],
      getOwnPropertyDescriptor: (object, key) => (map.has(key)
        ? { value: map.get(key), writable: true, enumerable: true, configurable: true }
        : undefined),
    });
    inner.set(proxy, target);
    return proxy;
  }

  return { Storage, localStorage: make(), sessionStorage: make() };
})
