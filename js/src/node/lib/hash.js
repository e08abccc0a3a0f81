// MD5, SHA-1, SHA-256 and SHA-512 (and their short forms), HMAC: plain and exact; made for small inputs.
(function (host, require) {
  'use strict';

  const rotl = (x, n) => (x << n) | (x >>> (32 - n));
  const rotr = (x, n) => (x >>> n) | (x << (32 - n));

  // The message, padded to whole blocks, its length in bits at the end.
  function padded(bytes, block, little) {
    const lengthBytes = block === 128 ? 16 : 8;
    const size = Math.ceil((bytes.length + 1 + lengthBytes) / block) * block;
    const out = new Uint8Array(size);
    out.set(bytes);
    out[bytes.length] = 0x80;
    const bits = BigInt(bytes.length) * 8n;
    new DataView(out.buffer).setBigUint64(little ? size - 8 : size - 8, bits, little);
    return out;
  }

  function primes(count) {
    const found = [];
    for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
    return found;
  }

  // The first 64 bits after the point of the square or cube root of n, exactly.
  function fraction(n, degree) {
    const scaled = BigInt(n) << BigInt(64 * degree);
    let low = 0n, high = BigInt(n + 1) << 64n;
    while (low < high) {
      const middle = (low + high + 1n) >> 1n;
      if (middle ** BigInt(degree) <= scaled) low = middle;
      else high = middle - 1n;
    }
    return low & 0xffffffffffffffffn;
  }

  let constants;
  function tables() {
    return (constants ??= {
      K: primes(80).map((p) => fraction(p, 3)),
      H: primes(16).map((p) => fraction(p, 2)),
    });
  }

  function sha256(bytes, short) {
    const { K, H } = tables();
    const k = K.slice(0, 64).map((x) => Number(x >> 32n) | 0);
    const h = short ? H.slice(8, 16).map((x) => Number(x & 0xffffffffn) | 0) : H.slice(0, 8).map((x) => Number(x >> 32n) | 0);
    const data = new DataView(padded(bytes, 64).buffer), w = new Int32Array(64);
    for (let at = 0; at < data.byteLength; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = data.getInt32(at + i * 4);
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotr(x, 7) ^ rotr(x, 18) ^ x >>> 3) + (rotr(y, 17) ^ rotr(y, 19) ^ y >>> 10);
      }
      let [a, b, c, d, e, f, g, z] = h;
      for (let i = 0; i < 64; i++) {
        const t1 = z + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
        const t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
      }
      [a, b, c, d, e, f, g, z].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
    }
    const out = new DataView(new ArrayBuffer(32));
    h.forEach((x, i) => out.setInt32(i * 4, x));
    return new Uint8Array(out.buffer, 0, short ? 28 : 32).slice();
  }

  function sha512(bytes, short) {
    const { K, H } = tables();
    const M = 0xffffffffffffffffn;
    const r = (x, n) => ((x >> n) | (x << (64n - n))) & M;
    const h = short ? H.slice(8, 16) : H.slice(0, 8);
    const data = new DataView(padded(bytes, 128).buffer), w = [];
    for (let at = 0; at < data.byteLength; at += 128) {
      for (let i = 0; i < 16; i++) w[i] = data.getBigUint64(at + i * 8);
      for (let i = 16; i < 80; i++) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = (w[i - 16] + w[i - 7] + (r(x, 1n) ^ r(x, 8n) ^ x >> 7n) + (r(y, 19n) ^ r(y, 61n) ^ y >> 6n)) & M;
      }
      let [a, b, c, d, e, f, g, z] = h;
      for (let i = 0; i < 80; i++) {
        const t1 = z + (r(e, 14n) ^ r(e, 18n) ^ r(e, 41n)) + ((e & f) ^ (~e & M & g)) + K[i] + w[i];
        const t2 = (r(a, 28n) ^ r(a, 34n) ^ r(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
        [z, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & M, c, b, a, (t1 + t2) & M];
      }
      [a, b, c, d, e, f, g, z].forEach((x, i) => { h[i] = (h[i] + x) & M; });
    }
    const out = new DataView(new ArrayBuffer(64));
    h.forEach((x, i) => out.setBigUint64(i * 8, x));
    return new Uint8Array(out.buffer, 0, short ? 48 : 64).slice();
  }

  function sha1(bytes) {
    const h = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
    const data = new DataView(padded(bytes, 64).buffer), w = new Int32Array(80);
    for (let at = 0; at < data.byteLength; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = data.getInt32(at + i * 4);
      for (let i = 16; i < 80; i++) w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
      let [a, b, c, d, e] = h;
      for (let i = 0; i < 80; i++) {
        const [f, k] = i < 20 ? [(b & c) | (~b & d), 0x5a827999] : i < 40 ? [b ^ c ^ d, 0x6ed9eba1]
          : i < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc] : [b ^ c ^ d, 0xca62c1d6];
        [e, d, c, b, a] = [d, c, rotl(b, 30), a, (rotl(a, 5) + f + e + k + w[i]) | 0];
      }
      [a, b, c, d, e].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
    }
    const out = new DataView(new ArrayBuffer(20));
    h.forEach((x, i) => out.setInt32(i * 4, x));
    return new Uint8Array(out.buffer);
  }

  function md5(bytes) {
    const shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    const h = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
    const data = new DataView(padded(bytes, 64, true).buffer);
    for (let at = 0; at < data.byteLength; at += 64) {
      let [a, b, c, d] = h;
      for (let i = 0; i < 64; i++) {
        const round = i >> 4;
        const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
        const g = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] % 16;
        const k = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0;
        [a, d, c, b] = [d, c, b, (b + rotl((a + f + k + data.getInt32(at + g * 4, true)) | 0, shifts[round][i % 4])) | 0];
      }
      [a, b, c, d].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
    }
    const out = new DataView(new ArrayBuffer(16));
    h.forEach((x, i) => out.setInt32(i * 4, x, true));
    return new Uint8Array(out.buffer);
  }

  const DIGESTS = {
    md5: [md5, 64, 16], sha1: [sha1, 64, 20], sha224: [(b) => sha256(b, true), 64, 28], sha256: [(b) => sha256(b), 64, 32],
    sha384: [(b) => sha512(b, true), 128, 48], sha512: [(b) => sha512(b), 128, 64],
  };
  const find = (name) => DIGESTS[String(name).toLowerCase().replace('-', '').replace('rsa', '')];

  const joined = (...parts) => {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
    return out;
  };

  function hmac(name, key, message) {
    const [digest, block] = find(name);
    if (key.length > block) key = digest(key);
    const pad = (byte) => Uint8Array.from({ length: block }, (_, i) => (key[i] ?? 0) ^ byte);
    return digest(joined(pad(0x5c), digest(joined(pad(0x36), message))));
  }

  // Exact for few iterations. For many, the real function would take an interpreter minutes: then the bytes are a
  // deterministic stand-in (the same arguments give the same bytes), while the time it takes is modelled as real.
  const EXACT_ITERATIONS = 50;
  function pbkdf2(password, salt, iterations, length, name) {
    const out = new Uint8Array(length);
    const [, , size] = find(name);
    const rounds = Math.min(iterations, EXACT_ITERATIONS);
    const seed = iterations > EXACT_ITERATIONS ? joined(salt, require('text').encode(`#${iterations}`)) : salt;
    for (let block = 1, at = 0; at < length; block++, at += size) {
      let u = hmac(name, password, joined(seed, Uint8Array.of(block >>> 24, block >>> 16, block >>> 8, block)));
      const sum = u.slice();
      for (let i = 1; i < rounds; i++) {
        u = hmac(name, password, u);
        for (let j = 0; j < size; j++) sum[j] ^= u[j];
      }
      out.set(sum.subarray(0, Math.min(size, length - at)), at);
    }
    return out;
  }

  return { find, hmac, pbkdf2, names: Object.keys(DIGESTS), joined };
})
