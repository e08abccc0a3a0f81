// UTF-8 for the library's own use.
(function (host, require) {
  'use strict';

  const { encodeText, decodeText } = require('encoding');

  // How many bytes at the end begin a character that is not complete yet.
  function incomplete(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xc0) === 0x80) continue;
      return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1) > back ? back : 0;
    }
    return 0;
  }

  return { encode: encodeText, decode: (bytes, start = 0, end = bytes.length) => decodeText(bytes.subarray(start, end)), incomplete };
})
