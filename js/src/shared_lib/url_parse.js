// Takes a URL apart and puts it together, for the URL standard's common cases: special schemes with authority,
// relative references, dot segments, default ports, opaque paths. Hosts are lower-cased, not punycoded.
(function () {
  'use strict';

  const DEFAULT_PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };
  const isSpecial = (protocol) => Object.hasOwn(DEFAULT_PORTS, protocol);

  // What each part writes as %XX beyond what is not printable ASCII.
  const ESCAPED = {
    path: /[\s"#<>?^`{}]|[^\x21-\x7e]/gu, query: /[\s"#<>]|[^\x21-\x7e]/gu, specialQuery: /[\s"#'<>]|[^\x21-\x7e]/gu,
    hash: /[\s"<>`]|[^\x21-\x7e]/gu, user: /[\s"#<>?^`{}/:;=@[\\\]|]|[^\x21-\x7e]/gu, opaque: /[^\x20-\x7e]/gu,
  };
  function escape(text, part) {
    return text.replace(ESCAPED[part], (letter) => {
      const sound = /[\ud800-\udfff]/.test(letter) && letter.length === 1 ? '\ufffd' : letter;
      const encoded = encodeURIComponent(sound);
      return encoded.startsWith('%') ? encoded : `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    });
  }

  function segmentsOf(path, base) {
    const out = [...base];
    const parts = path.split('/');
    parts.forEach((part, index) => {
      const last = index === parts.length - 1;
      const plain = part.replace(/%2e/gi, '.');
      if (plain === '..') {
        out.pop();
        if (last) out.push('');
      } else if (plain === '.') {
        if (last) out.push('');
      } else out.push(escape(part, 'path'));
    });
    return out;
  }

  // A host is dotted numbers, a bracketed IPv6 address or a name; undefined when it cannot be one.
  function parseHost(text, special) {
    if (text.startsWith('[')) return /^\[[0-9a-f:.]+\]$/i.test(text) ? text.toLowerCase() : undefined;
    if (!special) return /[\s#/:<>?@[\\\]^|]/.test(text) ? undefined : escape(text, 'opaque');
    let name;
    try {
      name = decodeURIComponent(text).toLowerCase();
    } catch {
      return undefined;
    }
    if (name === '' || /[\s#%/:<>?@[\\\]^|\x00-\x1f\x7f]/.test(name)) return undefined;
    const numbers = name.replace(/\.$/, '').split('.');
    if (!/^(\d+|0x[0-9a-f]*)$/.test(numbers.at(-1))) return name;
    return parseIpv4(numbers);
  }

  function parseIpv4(parts) {
    const numbers = parts.map((part) => (/^0[0-7]+$/.test(part) ? parseInt(part, 8) : Number(part === '0x' ? 0 : part)));
    if (parts.length > 4 || numbers.some((n) => Number.isNaN(n))) return undefined;
    const last = numbers.pop();
    if (numbers.some((n) => n > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
    const value = numbers.reduce((sum, n, i) => sum + n * 256 ** (3 - i), last);
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  }

  // The part between "//" and the path. Gives undefined when it is malformed.
  function parseAuthority(text, url) {
    const at = text.lastIndexOf('@');
    const credentials = at < 0 ? '' : text.slice(0, at);
    const place = text.slice(at + 1);
    const colon = credentials.indexOf(':');
    url.username = escape(colon < 0 ? credentials : credentials.slice(0, colon), 'user');
    url.password = colon < 0 ? '' : escape(credentials.slice(colon + 1), 'user');
    const port = /:(\d*)$/.exec(place);
    const hostText = port && !place.endsWith(']') ? place.slice(0, port.index) : place;
    const special = isSpecial(url.protocol);
    if (url.protocol === 'file:' && hostText === '') url.hostname = '';
    else url.hostname = hostText === '' && !special ? '' : parseHost(hostText, special);
    if (url.hostname === undefined || (port && Number(port[1]) > 65535)) return undefined;
    url.port = port && port[1] !== '' && Number(port[1]) !== Number(DEFAULT_PORTS[url.protocol] || NaN)
      ? String(Number(port[1])) : '';
    return url;
  }

  function splitTail(text, url) {
    const hash = text.indexOf('#');
    url.hash = hash < 0 ? null : escape(text.slice(hash + 1), 'hash');
    const rest = hash < 0 ? text : text.slice(0, hash);
    const query = rest.indexOf('?');
    url.query = query < 0 ? null : escape(rest.slice(query + 1), isSpecial(url.protocol) ? 'specialQuery' : 'query');
    return query < 0 ? rest : rest.slice(0, query);
  }

  function parseAbsolute(protocol, text) {
    const url = { protocol, username: '', password: '', hostname: null, port: '', path: [], opaque: null };
    const special = isSpecial(protocol);
    let rest = splitTail(text, url);
    if (special) rest = rest.replace(/\\/g, '/');
    if (special ? protocol !== 'file:' || rest.startsWith('//') : rest.startsWith('//')) {
      rest = rest.replace(special && protocol !== 'file:' ? /^\/*/ : /^\/\//, '');
      const slash = rest.indexOf('/');
      if (!parseAuthority(slash < 0 ? rest : rest.slice(0, slash), url)) return undefined;
      rest = slash < 0 ? '' : rest.slice(slash);
    } else if (!special && !rest.startsWith('/')) {
      url.opaque = escape(rest, 'opaque');
      return url;
    } else if (special) url.hostname = '';
    url.path = rest === '' ? (special ? [''] : []) : segmentsOf(rest.replace(/^\//, ''), []);
    return url;
  }

  function parseRelative(text, base) {
    const url = { ...base, path: [...base.path] };
    const special = isSpecial(base.protocol);
    let rest = splitTail(text, url);
    if (special) rest = rest.replace(/\\/g, '/');
    if (base.opaque !== null) {
      if (rest !== '' || url.query !== null || url.hash === null) return undefined;
      return { ...base, hash: url.hash };
    }
    if (rest.startsWith('//')) return parseAbsolute(base.protocol, text);
    if (rest === '') {
      if (url.query === null) url.query = base.query;
    } else if (rest.startsWith('/')) url.path = segmentsOf(rest.slice(1), []);
    else url.path = segmentsOf(rest, base.path.slice(0, -1));
    return url;
  }

  // Gives the record, or undefined when the text is no URL.
  function parse(input, base) {
    const text = input.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
    const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
    if (!scheme) return base && parseRelative(text, base);
    const protocol = `${scheme[1].toLowerCase()}:`;
    const rest = text.slice(scheme[0].length);
    // "http:x" is relative when the base has the same special scheme.
    if (base && base.protocol === protocol && isSpecial(protocol) && !/^[/\\]{2}/.test(rest)) return parseRelative(rest, base);
    return parseAbsolute(protocol, rest);
  }

  const pathText = (url) => url.opaque ?? (url.path.length > 0 ? `/${url.path.join('/')}` : '');
  const hostText = (url) => (url.hostname ?? '') + (url.port === '' ? '' : `:${url.port}`);

  function serialize(url) {
    let credentials = url.username;
    if (url.password !== '') credentials += `:${url.password}`;
    const authority = url.hostname === null ? '' : `//${credentials === '' ? '' : `${credentials}@`}${hostText(url)}`;
    const tail = (url.query === null ? '' : `?${url.query}`) + (url.hash === null ? '' : `#${url.hash}`);
    return url.protocol + authority + pathText(url) + tail;
  }

  return { parse, serialize, escape, pathText, hostText, parseAuthority, segmentsOf, isSpecial, DEFAULT_PORTS };
})
