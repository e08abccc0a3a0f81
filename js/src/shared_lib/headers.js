// Headers: names in lower case, values joined, iteration in order of name.
(function (host, require) {
  'use strict';

  const { expose } = require('idl');

  let written;

  class Headers {
    #map = new Map();
    // As they were written, in this order.
    #names = new Map();

    static {
      written = (headers) => [...headers.#names].map(([key, name]) => [name, headers.get(key)]);
    }

    constructor(init = undefined) {
      if (init === undefined) return;
      if (typeof init !== 'object' || init === null) {
        throw new TypeError("Failed to construct 'Headers': The provided value is not of type " +
          "'(record<ByteString, ByteString> or sequence<sequence<ByteString>>)'.");
      }
      if (typeof init[Symbol.iterator] === 'function') {
        for (const pair of init) {
          const both = [...pair];
          if (both.length !== 2) throw new TypeError("Failed to construct 'Headers': Invalid value");
          this.#add(both[0], both[1], "construct 'Headers'");
        }
      } else for (const key of Object.keys(init)) this.#add(key, init[key], "construct 'Headers'");
    }

    append(name, value) {
      this.#add(name, value, "execute 'append' on 'Headers'");
    }

    delete(name) {
      const key = `${name}`.toLowerCase();
      this.#map.delete(key);
      this.#names.delete(key);
    }

    get(name) {
      return this.#map.get(`${name}`.toLowerCase())?.join(', ') ?? null;
    }

    getSetCookie() {
      return [...(this.#map.get('set-cookie') ?? [])];
    }

    has(name) {
      return this.#map.has(`${name}`.toLowerCase());
    }

    set(name, value) {
      this.delete(name);
      this.#add(name, value, "execute 'set' on 'Headers'");
    }

    *entries() {
      for (const name of [...this.#map.keys()].sort()) {
        const values = this.#map.get(name);
        if (name === 'set-cookie') for (const value of values) yield [name, value];
        else yield [name, values.join(', ')];
      }
    }

    forEach(callback, thisArg = undefined) {
      for (const [name, value] of this.entries()) callback.call(thisArg, value, name, this);
    }

    *keys() {
      for (const [name] of this.entries()) yield name;
    }

    *values() {
      for (const [, value] of this.entries()) yield value;
    }

    #add(name, value, what) {
      const key = `${name}`.toLowerCase();
      if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(key)) {
        throw new TypeError(host.runtime === 'node' ? `Headers.append: "${name}" is an invalid header name.` : `Failed to ${what}: Invalid name`);
      }
      const text = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
      if (/[\0\n\r]/.test(text)) throw new TypeError(`Failed to ${what}: Invalid value`);
      if (this.#map.has(key)) this.#map.get(key).push(text);
      else {
        this.#map.set(key, [text]);
        this.#names.set(key, `${name}`);
      }
    }
  }

  expose(Headers, { length: 0 });
  Object.defineProperty(Headers.prototype, Symbol.iterator, {
    value: Headers.prototype.entries, writable: true, configurable: true,
  });

  return { Headers, written: (headers) => written(headers) };
})
