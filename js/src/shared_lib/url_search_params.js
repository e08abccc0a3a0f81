// URLSearchParams: an ordered list of pairs, written back to its URL when it belongs to one.
(function (host, require) {
  'use strict';

  function decodePart(text) {
    const { encodeText, decodeText } = require('encoding');
    const bytes = [];
    const source = encodeText(text.replace(/\+/g, ' '));
    for (let i = 0; i < source.length; i += 1) {
      const hex = source[i] === 37 ? String.fromCharCode(source[i + 1] ?? 0, source[i + 2] ?? 0) : '';
      if (/^[0-9a-fA-F]{2}$/.test(hex)) {
        bytes.push(parseInt(hex, 16));
        i += 2;
      } else bytes.push(source[i]);
    }
    return decodeText(Uint8Array.from(bytes));
  }

  function encodePart(text) {
    return encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text)
      .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%20/g, '+');
  }

  function parsePairs(text) {
    return text.split('&').filter((part) => part !== '').map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [decodePart(part), ''] : [decodePart(part.slice(0, at)), decodePart(part.slice(at + 1))];
    });
  }

  function pairsFrom(init) {
    if (typeof init !== 'object' && typeof init !== 'function') return parsePairs(`${init}`.replace(/^\?/, ''));
    if (init === null) return parsePairs('null');
    if (typeof init[Symbol.iterator] === 'function') {
      return Array.from(init, (pair) => {
        const both = [...pair];
        if (both.length !== 2) {
          throw new TypeError(host.runtime === 'browser'
            ? "Failed to construct 'URLSearchParams': Sequence initializer must only contain pair elements"
            : 'Each query pair must be an iterable [name, value] tuple');
        }
        return [`${both[0]}`, `${both[1]}`];
      });
    }
    return Object.keys(init).map((key) => [key, `${init[key]}`]);
  }

  class URLSearchParams {
    #pairs;
    #changed = () => {};

    constructor(init = '') {
      this.#pairs = pairsFrom(init);
    }

    // For URL alone: the pairs of its query, and what to call when they change.
    static attach(params, changed) {
      params.#changed = changed;
    }

    static reset(params, query) {
      params.#pairs = parsePairs(query);
    }

    get size() {
      return this.#pairs.length;
    }

    append(name, value) {
      this.#pairs.push([`${name}`, `${value}`]);
      this.#changed();
    }

    delete(name, value = undefined) {
      this.#pairs = this.#pairs.filter(([key, item]) => key !== `${name}` || (value !== undefined && item !== `${value}`));
      this.#changed();
    }

    get(name) {
      return this.#pairs.find(([key]) => key === `${name}`)?.[1] ?? null;
    }

    getAll(name) {
      return this.#pairs.filter(([key]) => key === `${name}`).map(([, value]) => value);
    }

    has(name, value = undefined) {
      return this.#pairs.some(([key, item]) => key === `${name}` && (value === undefined || item === `${value}`));
    }

    set(name, value) {
      const found = this.#pairs.findIndex(([key]) => key === `${name}`);
      if (found < 0) this.#pairs.push([`${name}`, `${value}`]);
      else {
        this.#pairs[found][1] = `${value}`;
        this.#pairs = this.#pairs.filter(([key], index) => key !== `${name}` || index === found);
      }
      this.#changed();
    }

    sort() {
      this.#pairs.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
      this.#changed();
    }

    toString() {
      return this.#pairs.map(([key, value]) => `${encodePart(key)}=${encodePart(value)}`).join('&');
    }

    *entries() {
      for (let i = 0; i < this.#pairs.length; i += 1) yield [...this.#pairs[i]];
    }

    forEach(callback, thisArg = undefined) {
      for (const [key, value] of this.entries()) callback.call(thisArg, value, key, this);
    }

    *keys() {
      for (const [key] of this.entries()) yield key;
    }

    *values() {
      for (const [, value] of this.entries()) yield value;
    }
  }

  const { attach, reset } = URLSearchParams;
  delete URLSearchParams.attach;
  delete URLSearchParams.reset;
  for (const key of Object.getOwnPropertyNames(URLSearchParams.prototype)) {
    if (key !== 'constructor') Object.defineProperty(URLSearchParams.prototype, key, { enumerable: true });
  }
  Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
    value: URLSearchParams.prototype.entries, writable: true, configurable: true,
  });
  Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });

  if (host.runtime === 'browser') require('idl').register(URLSearchParams);
  return { URLSearchParams, attach, reset };
})
