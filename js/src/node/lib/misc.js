// Small globals: queueMicrotask, atob and btoa, navigator, Array.fromAsync.
(function (host, require) {
  'use strict';

  function queueMicrotask(callback) {
    if (typeof callback !== 'function') throw require('errors').argType('callback', 'Function', callback);
    host.queueMicrotask(() => { callback(); });
  }

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  function invalidCharacter(message = 'Invalid character') {
    const DOMException = require('dom_exception');
    return new DOMException(message, 'InvalidCharacterError');
  }

  function btoa(input) {
    if (arguments.length === 0) throw require('errors').missingArgs('input');
    const text = `${input}`;
    let out = '';
    for (let i = 0; i < text.length; i += 3) {
      const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
      if (a > 255 || b > 255 || c > 255) throw invalidCharacter();
      const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
      out += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63] +
        (i + 1 < text.length ? ALPHABET[(bits >> 6) & 63] : '=') + (i + 2 < text.length ? ALPHABET[bits & 63] : '=');
    }
    return out;
  }

  function atob(input) {
    if (arguments.length === 0) throw require('errors').missingArgs('input');
    let text = `${input}`.replace(/[\t\n\f\r ]/g, '');
    if (text.length % 4 === 0) text = text.replace(/==?$/, '');
    if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
      throw invalidCharacter(text.length % 4 === 1 && !/[^A-Za-z0-9+/]/.test(text)
        ? 'The string to be decoded is not correctly encoded.' : 'Invalid character');
    }
    let out = '', bits = 0, held = 0;
    for (const char of text) {
      bits = ((bits << 6) | ALPHABET.indexOf(char)) & 0xffffff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        out += String.fromCharCode((bits >> held) & 255);
      }
    }
    return out;
  }

  const navigator = {
    get hardwareConcurrency() { return 4; },
    get language() { return 'en-US'; },
    get languages() { return ['en-US']; },
    get userAgent() { return 'Node.js/24'; },
    get platform() { return 'linux'; },
  };

  return { queueMicrotask, atob, btoa, navigator };
})
