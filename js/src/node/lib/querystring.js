// node:querystring.
(function (host, require) {
  'use strict';
  const escape = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => (c === "'" ? '%27' : c));
  const unescape = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };
  const plain = (value) => (typeof value === 'string' ? value
    : typeof value === 'number' && Number.isFinite(value) || typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : '');

  function stringify(object, separator = '&', equals = '=') {
    if (object === null || typeof object !== 'object') return '';
    return Object.keys(object).flatMap((key) => [].concat(object[key]).map((value) => escape(key) + equals + escape(plain(value)))).join(separator);
  }
  function parse(text, separator = '&', equals = '=') {
    const result = Object.create(null);
    if (typeof text !== 'string' || text === '') return result;
    for (const part of text.split(separator).slice(0, 1000)) {
      if (part === '') continue;
      const at = part.indexOf(equals);
      const [key, value] = [at < 0 ? part : part.slice(0, at), at < 0 ? '' : part.slice(at + equals.length)].map((t) => unescape(t.replace(/\+/g, ' ')));
      result[key] = key in result ? [].concat(result[key], value) : value;
    }
    return result;
  }
  return { parse, stringify, escape, unescape, encode: stringify, decode: parse };
})
