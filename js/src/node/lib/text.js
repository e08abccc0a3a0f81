// TextEncoder and TextDecoder, and the UTF-8 beneath them.
(function (host, require) {
  'use strict';

  function encode(text) {
    const bytes = [];
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes.push(code);
        continue;
      }
      if (code >= 0xd800 && code < 0xe000) {
        const low = text.charCodeAt(i + 1);
        if (code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
          i++;
        } else code = 0xfffd;
      }
      if (code < 0x800) bytes.push(0xc0 | code >> 6, 0x80 | code & 63);
      else if (code < 0x10000) bytes.push(0xe0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63);
      else bytes.push(0xf0 | code >> 18, 0x80 | code >> 12 & 63, 0x80 | code >> 6 & 63, 0x80 | code & 63);
    }
    return new Uint8Array(bytes);
  }

  // How many bytes the sequence starting with `lead` has, and the bounds of its second byte.
  function sequence(lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return [2, 0x80, 0xbf];
    if (lead >= 0xe0 && lead <= 0xef) return [3, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf];
    if (lead >= 0xf0 && lead <= 0xf4) return [4, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf];
    return [0];
  }

  // Malformed sequences become U+FFFD, one for each maximal part, or are an error.
  function decode(bytes, start = 0, end = bytes.length, fatal = false) {
    const parts = [];
    let units = [];
    for (let i = start; i < end;) {
      const lead = bytes[i];
      if (units.length > 4096) {
        parts.push(String.fromCharCode(...units));
        units = [];
      }
      if (lead < 0x80) {
        units.push(lead);
        i++;
        continue;
      }
      const [length, low, high] = sequence(lead);
      let taken = 1, code = length === 2 ? lead & 31 : length === 3 ? lead & 15 : lead & 7;
      while (taken < length && i + taken < end) {
        const byte = bytes[i + taken];
        if (byte < (taken === 1 ? low : 0x80) || byte > (taken === 1 ? high : 0xbf)) break;
        code = code << 6 | byte & 63;
        taken++;
      }
      if (length === 0 || taken < length) {
        if (fatal) throw require('errors').coded(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'The encoded data was not valid for encoding utf-8');
        units.push(0xfffd);
      } else if (code > 0xffff) units.push(0xd800 + (code - 0x10000 >> 10), 0xdc00 + (code - 0x10000 & 0x3ff));
      else units.push(code);
      i += taken;
    }
    return parts.join('') + String.fromCharCode(...units);
  }

  // How many bytes at the end begin a character that is not complete yet.
  function incomplete(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xc0) === 0x80) continue;
      return sequence(byte)[0] > back ? back : 0;
    }
    return 0;
  }

  class TextEncoder {
    get encoding() { return 'utf-8'; }
    encode(input = '') { return encode(`${input}`); }
    encodeInto(source, target) {
      let read = 0, written = 0;
      for (const character of `${source}`) {
        const bytes = encode(character);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  }

  const UTF8 = ['utf-8', 'utf8', 'unicode-1-1-utf-8'];
  const LATIN1 = ['latin1', 'iso-8859-1', 'ascii', 'us-ascii', 'windows-1252'];
  const UTF16 = ['utf-16le', 'utf-16', 'ucs-2'];

  class TextDecoder {
    #encoding;
    #fatal;
    #ignoreBOM;
    #kept = new Uint8Array(0);
    #started = false;
    constructor(encoding = 'utf-8', options = {}) {
      const name = `${encoding}`.trim().toLowerCase();
      this.#encoding = UTF8.includes(name) ? 'utf-8' : LATIN1.includes(name) ? 'windows-1252' : UTF16.includes(name) ? 'utf-16le' : undefined;
      if (!this.#encoding) {
        throw require('errors').coded(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${encoding}" encoding is not supported`);
      }
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
    }
    get encoding() { return this.#encoding; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    decode(input = new Uint8Array(0), options = {}) {
      const view = ArrayBuffer.isView(input)
        ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input);
      const bytes = new Uint8Array(this.#kept.length + view.length);
      bytes.set(this.#kept);
      bytes.set(view, this.#kept.length);
      let end = bytes.length;
      if (options?.stream) end -= this.#encoding === 'utf-8' ? incomplete(bytes) : this.#encoding === 'utf-16le' ? end % 2 : 0;
      this.#kept = bytes.slice(end);
      if (!options?.stream) this.#kept = new Uint8Array(0);
      let text;
      if (this.#encoding === 'utf-8') text = decode(bytes, 0, end, this.#fatal);
      else {
        text = '';
        const step = this.#encoding === 'utf-16le' ? 2 : 1;
        for (let i = 0; i + step <= end; i += step) text += String.fromCharCode(step === 2 ? bytes[i] | bytes[i + 1] << 8 : bytes[i]);
      }
      if (!this.#started && !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      this.#started = Boolean(options?.stream) && (this.#started || text !== '');
      return text;
    }
  }
  for (const Class of [TextEncoder, TextDecoder]) {
    for (const key of Object.getOwnPropertyNames(Class.prototype)) {
      if (key !== 'constructor') Object.defineProperty(Class.prototype, key, { enumerable: true });
    }
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  }

  return { encode, decode, incomplete, TextEncoder, TextDecoder };
})
