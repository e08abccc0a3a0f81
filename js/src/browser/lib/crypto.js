// crypto: random numbers from the run's own sequence, so that the same program prints the same on every run.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, domException, expose } = require('idl');

  const nextByte = () => Math.floor(host.random() * 256);

  class Crypto {
    constructor(token) {
      if (token !== INTERNAL) illegalConstructor('Crypto');
    }

    getRandomValues(array) {
      const what = "execute 'getRandomValues' on 'Crypto'";
      required(1, arguments.length, what);
      if (!ArrayBuffer.isView(array)) throw new TypeError(`Failed to ${what}: parameter 1 is not of type 'ArrayBufferView'.`);
      if (array.byteLength > 65536) {
        throw domException('QuotaExceededError', `Failed to ${what}: The ArrayBufferView's byte length (${array.byteLength}) ` +
          'exceeds the number of bytes of entropy available via this API (65536).');
      }
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = nextByte();
      return array;
    }

    randomUUID() {
      const bytes = Array.from({ length: 16 }, nextByte);
      bytes[6] = (bytes[6] & 15) | 64;
      bytes[8] = (bytes[8] & 63) | 128;
      const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    }
  }
  expose(Crypto, { length: 0 });

  return { Crypto, crypto: new Crypto(INTERNAL) };
})
