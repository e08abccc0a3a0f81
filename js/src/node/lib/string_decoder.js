// node:string_decoder: text from bytes that arrive in pieces.
(function (host, require) {
  'use strict';

  class StringDecoder {
    #kept = new Uint8Array(0);
    constructor(encoding = 'utf8') {
      const name = `${encoding}`.toLowerCase().replace('utf-8', 'utf8').replace('utf-16le', 'utf16le').replace('ucs2', 'utf16le').replace('binary', 'latin1');
      if (!require('buffer').Buffer.isEncoding(name)) {
        throw require('errors').coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
      }
      this.encoding = name;
    }
    write(chunk) {
      if (typeof chunk === 'string') return chunk;
      if (!ArrayBuffer.isView(chunk)) throw require('errors').argType('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
      const { Buffer } = require('buffer');
      const bytes = Buffer.concat([this.#kept, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)]);
      const keep = this.encoding === 'utf8' ? require('text').incomplete(bytes)
        : this.encoding === 'utf16le' ? bytes.length % 2 : this.encoding.startsWith('base64') ? bytes.length % 3 : 0;
      this.#kept = bytes.subarray(bytes.length - keep);
      return bytes.toString(this.encoding, 0, bytes.length - keep);
    }
    end(chunk) {
      const text = chunk === undefined ? '' : this.write(chunk);
      const rest = require('buffer').Buffer.from(this.#kept);
      this.#kept = new Uint8Array(0);
      return text + (this.encoding === 'utf16le' && rest.length === 1 ? '' : rest.toString(this.encoding));
    }
  }
  return { StringDecoder };
})
