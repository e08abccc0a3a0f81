// btoa and atob, and base64 over bytes for whoever else needs it.
(function (host, require) {
  'use strict';

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  // Browsers say which function of which object failed; Node says only what.
  function fail(name, browserText, nodeText) {
    const { DOMException } = require('dom_exception');
    const prefix = host.runtime === 'browser' ? `Failed to execute '${name}' on 'Window': ${browserText}` : nodeText;
    throw new DOMException(prefix, 'InvalidCharacterError');
  }

  function needArgument(name, count) {
    if (count > 0) return;
    if (host.runtime === 'browser') {
      throw new TypeError(`Failed to execute '${name}' on 'Window': 1 argument required, but only 0 present.`);
    }
    const error = new TypeError('The "input" argument must be specified');
    error.code = 'ERR_MISSING_ARGS';
    throw error;
  }

  // `at(i)` gives byte i.
  function encode(length, at) {
    let out = '';
    for (let i = 0; i < length; i += 3) {
      const left = length - i;
      const bits = (at(i) << 16) | ((left > 1 ? at(i + 1) : 0) << 8) | (left > 2 ? at(i + 2) : 0);
      out += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63];
      out += (left > 1 ? ALPHABET[(bits >> 6) & 63] : '=') + (left > 2 ? ALPHABET[bits & 63] : '=');
    }
    return out;
  }

  // The forgiving decoder of the Infra standard: undefined when the text is not base64.
  function decode(text) {
    let data = text.replace(/[\t\n\f\r ]/g, '');
    if (data.length % 4 === 0) data = data.replace(/={1,2}$/, '');
    if (data.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(data)) return undefined;
    const bytes = [];
    let bits = 0;
    let have = 0;
    for (const letter of data) {
      bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffffff;
      have += 6;
      if (have >= 8) {
        have -= 8;
        bytes.push((bits >> have) & 255);
      }
    }
    return bytes;
  }

  function btoa(data) {
    needArgument('btoa', arguments.length);
    const text = `${data}`;
    for (let i = 0; i < text.length; i += 1) {
      if (text.charCodeAt(i) > 255) {
        fail('btoa', 'The string to be encoded contains characters outside of the Latin1 range.', 'Invalid character');
      }
    }
    return encode(text.length, (i) => text.charCodeAt(i));
  }

  function atob(data) {
    needArgument('atob', arguments.length);
    const bytes = decode(`${data}`);
    if (!bytes) fail('atob', 'The string to be decoded is not correctly encoded.', 'The string to be decoded is not correctly encoded.');
    let out = '';
    for (const byte of bytes) out += String.fromCharCode(byte);
    return out;
  }

  return {
    btoa,
    atob,
    encodeBytes: (bytes) => encode(bytes.length, (i) => bytes[i]),
    decodeBytes: (text) => {
      const bytes = decode(text);
      return bytes && new Uint8Array(bytes);
    },
  };
})
