// Buffer's readXxx and writeXxx, made from one table over DataView.
(function (host, require) {
  'use strict';

  const KINDS = [   // name, DataView's name, bytes
    ['UInt8', 'Uint8', 1], ['Int8', 'Int8', 1], ['UInt16', 'Uint16', 2], ['Int16', 'Int16', 2], ['UInt32', 'Uint32', 4],
    ['Int32', 'Int32', 4], ['Float', 'Float32', 4], ['Double', 'Float64', 8], ['BigInt64', 'BigInt64', 8],
    ['BigUInt64', 'BigUint64', 8],
  ];

  const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  function checkOffset(bytes, offset, width) {
    const { validate, coded, outOfRange } = require('errors');
    if (typeof offset !== 'number') throw require('errors').argType('offset', 'number', offset);
    const last = bytes.length - width;
    if (last < 0) throw coded(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
    if (!Number.isInteger(offset)) validate.integer(offset, 'offset');
    if (offset < 0 || offset > last) throw outOfRange('offset', `>= 0 and <= ${last}`, offset);
  }

  function checkValue(name, width, value) {
    if (name === 'Float' || name === 'Double') return;
    const bits = width * 8, unsigned = name.includes('UInt');
    const low = unsigned ? 0 : -(2 ** (bits - 1)), high = unsigned ? 2 ** bits - 1 : 2 ** (bits - 1) - 1;
    if (width > 4) return;
    if (value < low || value > high) {
      throw require('errors').outOfRange('value', `>= ${low} and <= ${high}`, value);
    }
  }

  function put(proto, name, fn) {
    const value = { [name]: fn }[name];
    Object.defineProperty(proto, name, { value, writable: true, enumerable: true, configurable: true });
    if (name.includes('UInt')) {
      Object.defineProperty(proto, name.replace('UInt', 'Uint'), { value, writable: true, enumerable: true, configurable: true });
    }
  }

  function define(proto) {
    for (const [name, native, width] of KINDS) {
      for (const [suffix, little] of width === 1 ? [['', true]] : [['LE', true], ['BE', false]]) {
        put(proto, `read${name}${suffix}`, function (offset = 0) {
          checkOffset(this, offset, width);
          return view(this)[`get${native}`](offset, little);
        });
        put(proto, `write${name}${suffix}`, function (value, offset = 0) {
          if (width < 8 || name === 'Double') value = +value;
          checkValue(name, width, value);
          checkOffset(this, offset, width);
          view(this)[`set${native}`](offset, value, little);
          return offset + width;
        });
      }
    }
    for (const [suffix, little] of [['LE', true], ['BE', false]]) {
      for (const signed of [false, true]) {
        const name = `${signed ? 'Int' : 'UInt'}${suffix}`;
        put(proto, `read${name}`, function (offset, width) {
          checkOffset(this, offset, width);
          let value = 0;
          for (let i = 0; i < width; i++) value = value * 256 + this[little ? offset + width - 1 - i : offset + i];
          return signed && value >= 2 ** (8 * width - 1) ? value - 2 ** (8 * width) : value;
        });
        put(proto, `write${name}`, function (value, offset, width) {
          checkOffset(this, offset, width);
          let rest = value < 0 ? value + 2 ** (8 * width) : value;
          for (let i = 0; i < width; i++) {
            this[little ? offset + i : offset + width - 1 - i] = rest % 256;
            rest = Math.floor(rest / 256);
          }
          return offset + width;
        });
      }
    }
  }

  return { define };
})
