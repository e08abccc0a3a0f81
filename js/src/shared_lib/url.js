// URL: a record of url_parse behind the attributes of the standard.
(function (host, require) {
  'use strict';

  const { parse, serialize, escape, pathText, hostText, parseAuthority, segmentsOf, isSpecial, DEFAULT_PORTS } =
    require('url_parse');
  const { URLSearchParams, attach, reset } = require('url_search_params');

  function invalid(input, base) {
    if (host.runtime === 'browser') return new TypeError(`Failed to construct 'URL': Invalid ${base ? 'base ' : ''}URL`);
    const error = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input });
    return base === undefined ? error : Object.assign(error, { base });
  }

  class URL {
    #url;
    #params;

    constructor(input, base = undefined) {
      if (arguments.length === 0) {
        throw host.runtime === 'browser'
          ? new TypeError("Failed to construct 'URL': 1 argument required, but only 0 present.")
          : Object.assign(new TypeError('The "url" argument must be specified'), { code: 'ERR_MISSING_ARGS' });
      }
      const text = `${input}`;
      const baseText = base === undefined ? undefined : `${base}`;
      const baseUrl = baseText === undefined ? undefined : parse(baseText);
      if (baseText !== undefined && !baseUrl) throw invalid(text, baseText);
      const url = parse(text, baseUrl);
      if (!url) throw invalid(text, host.runtime === 'browser' ? undefined : baseText);
      this.#url = url;
    }

    static canParse(input, base = undefined) {
      return URL.parse(input, base) !== null;
    }

    static parse(input, base = undefined) {
      try {
        return new URL(input, base);
      } catch {
        return null;
      }
    }

    get origin() {
      const { protocol, opaque } = this.#url;
      // A blob URL belongs to whoever made it: its path is a URL of that origin.
      if (protocol === 'blob:') return URL.parse(opaque ?? '')?.origin ?? 'null';
      return isSpecial(protocol) && protocol !== 'file:' ? `${protocol}//${hostText(this.#url)}` : 'null';
    }

    get protocol() {
      return this.#url.protocol;
    }

    set protocol(value) {
      const name = /^([a-zA-Z][a-zA-Z0-9+.-]*)/.exec(`${value}`)?.[1].toLowerCase();
      if (!name || isSpecial(`${name}:`) !== isSpecial(this.#url.protocol)) return;
      this.#url.protocol = `${name}:`;
      if (this.#url.port === DEFAULT_PORTS[this.#url.protocol]) this.#url.port = '';
    }

    get username() {
      return this.#url.username;
    }

    set username(value) {
      if (this.#url.hostname) this.#url.username = escape(`${value}`, 'user');
    }

    get password() {
      return this.#url.password;
    }

    set password(value) {
      if (this.#url.hostname) this.#url.password = escape(`${value}`, 'user');
    }

    get host() {
      return hostText(this.#url);
    }

    set host(value) {
      this.#setPlace(`${value}`, true);
    }

    get hostname() {
      return this.#url.hostname ?? '';
    }

    set hostname(value) {
      this.#setPlace(`${value}`, false);
    }

    get port() {
      return this.#url.port;
    }

    set port(value) {
      const digits = /^\d*/.exec(`${value}`)[0];
      if (!this.#url.hostname || (digits === '' && `${value}` !== '') || Number(digits) > 65535) return;
      this.#url.port = digits === '' || String(Number(digits)) === DEFAULT_PORTS[this.#url.protocol] ? '' : String(Number(digits));
    }

    get pathname() {
      return pathText(this.#url);
    }

    set pathname(value) {
      if (this.#url.opaque === null) this.#url.path = segmentsOf(`${value}`.replace(/^[/\\]/, ''), []);
    }

    get search() {
      return this.#url.query ? `?${this.#url.query}` : '';
    }

    set search(value) {
      const text = `${value}`.replace(/^\?/, '');
      this.#url.query = text === '' ? null : escape(text, isSpecial(this.#url.protocol) ? 'specialQuery' : 'query');
      if (this.#params) reset(this.#params, this.#url.query ?? '');
    }

    get searchParams() {
      if (!this.#params) {
        this.#params = new URLSearchParams(this.#url.query ?? '');
        attach(this.#params, () => {
          this.#url.query = this.#params.toString() || null;
        });
      }
      return this.#params;
    }

    get hash() {
      return this.#url.hash ? `#${this.#url.hash}` : '';
    }

    set hash(value) {
      const text = `${value}`.replace(/^#/, '');
      this.#url.hash = text === '' ? null : escape(text, 'hash');
    }

    get href() {
      return serialize(this.#url);
    }

    set href(value) {
      const url = parse(`${value}`);
      if (!url) throw host.runtime === 'browser'
        ? new TypeError("Failed to set the 'href' property on 'URL': Invalid URL")
        : invalid(`${value}`);
      this.#url = url;
      if (this.#params) reset(this.#params, url.query ?? '');
    }

    toString() {
      return serialize(this.#url);
    }

    toJSON() {
      return serialize(this.#url);
    }

    #setPlace(text, withPort) {
      const place = text.replace(/[/?#].*$/, '');
      const next = { ...this.#url };
      const wanted = withPort && /:\d+$/.test(place) ? place : `${place.replace(/:\d*$/, '')}:${this.#url.port}`;
      if (this.#url.opaque !== null || !parseAuthority(wanted, next)) return;
      this.#url.hostname = next.hostname;
      this.#url.port = next.port;
    }
  }

  for (const key of Object.getOwnPropertyNames(URL.prototype)) {
    if (key !== 'constructor') Object.defineProperty(URL.prototype, key, { enumerable: true });
  }
  for (const key of ['canParse', 'parse']) Object.defineProperty(URL, key, { enumerable: true });
  Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
  if (host.runtime === 'browser') require('idl').register(URL);
  Object.defineProperty(URL, 'length', { value: 1 });

  return { URL, URLSearchParams };
})
