// TextEncoder and TextDecoder: UTF-8 both ways, UTF-16LE and Latin-1 for reading.
(function (host, require) {
  'use strict';

  function encodeText(text) {
    const out = [];
    for (const letter of text) {
      let code = letter.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) out.push(code);
      else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else {
        out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      }
    }
    return new Uint8Array(out);
  }

  function bytesOf(source) {
    if (source === undefined) return new Uint8Array(0);
    if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return new Uint8Array(source);
  }

  // How many bytes a sequence starting with this byte has; 0 for a byte that can start none.
  function sequenceLength(first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return 2;
    if (first >= 0xe0 && first <= 0xef) return 3;
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  }

  // The second byte is narrower after some first bytes, so that nothing is encoded in two ways.
  function secondFits(first, second) {
    if (first === 0xe0) return second >= 0xa0 && second <= 0xbf;
    if (first === 0xed) return second >= 0x80 && second <= 0x9f;
    if (first === 0xf0) return second >= 0x90 && second <= 0xbf;
    if (first === 0xf4) return second >= 0x80 && second <= 0x8f;
    return second >= 0x80 && second <= 0xbf;
  }

  // Gives the text and the bytes of a sequence the input broke off in. `onError` is called per malformed part.
  function decodeUtf8(bytes, onError) {
    const parts = [];
    let at = 0;
    while (at < bytes.length) {
      const first = bytes[at];
      const length = sequenceLength(first);
      if (length === 1) {
        parts.push(String.fromCharCode(first));
        at += 1;
        continue;
      }
      let good = 1;
      while (good < length && at + good < bytes.length) {
        const next = bytes[at + good];
        if (good === 1 ? !secondFits(first, next) : next < 0x80 || next > 0xbf) break;
        good += 1;
      }
      if (length > 0 && good === length) {
        let code = first & (0x7f >> length);
        for (let i = 1; i < length; i += 1) code = (code << 6) | (bytes[at + i] & 63);
        parts.push(String.fromCodePoint(code));
      } else if (length > 0 && at + good === bytes.length) {
        return { text: parts.join(''), rest: bytes.slice(at) };
      } else {
        parts.push(onError());
      }
      at += good;
    }
    return { text: parts.join(''), rest: new Uint8Array(0) };
  }

  function decodeUtf16(bytes) {
    const parts = [];
    const whole = bytes.length - (bytes.length % 2);
    for (let i = 0; i < whole; i += 2) parts.push(String.fromCharCode(bytes[i] | (bytes[i + 1] << 8)));
    return { text: parts.join(''), rest: bytes.slice(whole) };
  }

  function decodeLatin1(bytes) {
    return { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), rest: new Uint8Array(0) };
  }

  const LABELS = {
    'utf-8': 'utf-8', utf8: 'utf-8', 'unicode-1-1-utf-8': 'utf-8', 'utf-16le': 'utf-16le', 'utf-16': 'utf-16le',
    latin1: 'windows-1252', 'iso-8859-1': 'windows-1252', ascii: 'windows-1252', 'us-ascii': 'windows-1252',
    'windows-1252': 'windows-1252',
  };

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }

    encode(input = '') {
      return encodeText(`${input}`);
    }

    encodeInto(source, destination) {
      let read = 0;
      let written = 0;
      for (const letter of `${source}`) {
        const bytes = encodeText(letter);
        if (written + bytes.length > destination.length) break;
        destination.set(bytes, written);
        written += bytes.length;
        read += letter.length;
      }
      return { read, written };
    }
  }

  class TextDecoder {
    #encoding;
    #fatal;
    #ignoreBOM;
    #pending = new Uint8Array(0);
    #started = false;

    constructor(label = 'utf-8', options = {}) {
      const encoding = LABELS[`${label}`.trim().toLowerCase()];
      if (!encoding) {
        const text = host.runtime === 'browser'
          ? `Failed to construct 'TextDecoder': The encoding label provided ('${label}') is invalid.`
          : `The "${label}" encoding is not supported`;
        throw Object.assign(new RangeError(text), host.runtime === 'node' && { code: 'ERR_ENCODING_NOT_SUPPORTED' });
      }
      this.#encoding = encoding;
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
    }

    get encoding() {
      return this.#encoding;
    }

    get fatal() {
      return this.#fatal;
    }

    get ignoreBOM() {
      return this.#ignoreBOM;
    }

    decode(input, options) {
      const fresh = bytesOf(input);
      let bytes = fresh;
      if (this.#pending.length > 0) {
        bytes = new Uint8Array(this.#pending.length + fresh.length);
        bytes.set(this.#pending);
        bytes.set(fresh, this.#pending.length);
        this.#pending = new Uint8Array(0);
      }
      const onError = () => {
        if (this.#fatal) this.#refuse();
        return '\ufffd';
      };
      const decoders = { 'utf-8': decodeUtf8, 'utf-16le': decodeUtf16, 'windows-1252': decodeLatin1 };
      let { text, rest } = decoders[this.#encoding](bytes, onError);
      const more = Boolean(options?.stream);
      if (more) this.#pending = rest;
      else if (rest.length > 0) text += onError();
      if (!this.#started && !this.#ignoreBOM && text.startsWith('\ufeff')) text = text.slice(1);
      this.#started = more && (this.#started || text.length > 0);
      return text;
    }

    #refuse() {
      const text = host.runtime === 'browser'
        ? "Failed to execute 'decode' on 'TextDecoder': The encoded data was not valid."
        : `The encoded data was not valid for encoding ${this.#encoding}`;
      throw Object.assign(new TypeError(text), host.runtime === 'node' && { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
    }
  }

  for (const Class of [TextEncoder, TextDecoder]) {
    for (const key of Object.getOwnPropertyNames(Class.prototype)) {
      if (key !== 'constructor') Object.defineProperty(Class.prototype, key, { enumerable: true });
    }
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
    if (host.runtime === 'browser') require('idl').register(Class);
  }

  const replace = () => '\ufffd';
  return {
    TextEncoder,
    TextDecoder,
    encodeText,
    decodeText: (bytes) => {
      const { text, rest } = decodeUtf8(bytes, replace);
      return rest.length > 0 ? `${text}\ufffd` : text;
    },
  };
})
