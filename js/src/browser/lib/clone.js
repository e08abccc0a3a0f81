// structuredClone, and how a page's functions read the list of what is to move with a copy.
(function (host, require) {
  'use strict';

  const { required, dictionary } = require('idl');
  const { clone } = require('structured_clone');

  // `where` says which property was read, if one was.
  function sequence(value, what, where = '') {
    const failed = `Failed to ${what}: ${where}`;
    const isObject = (item) => (typeof item === 'object' && item !== null) || typeof item === 'function';
    if (!isObject(value) || typeof value[Symbol.iterator] !== 'function') {
      throw new TypeError(`${failed}The provided value cannot be converted to a sequence.`);
    }
    const items = [...value];
    if (!items.every(isObject)) throw new TypeError(`${failed}Failed to convert value to 'object'.`);
    return items;
  }

  function transferOption(options, what) {
    const { transfer } = dictionary(options, what, 'StructuredSerializeOptions');
    if (transfer === undefined) return [];
    return sequence(transfer, what, "Failed to read the 'transfer' property from 'StructuredSerializeOptions': ");
  }

  // The last argument is a list of what to transfer, or an object with that list.
  function transferArgument(value, what) {
    if (value === undefined || value === null) return [];
    if (typeof value !== 'object' && typeof value !== 'function') throw new TypeError(`Failed to ${what}: Overload resolution failed.`);
    return typeof value[Symbol.iterator] === 'function' ? sequence(value, what) : transferOption(value, what);
  }

  function structuredClone(value, options = undefined) {
    const what = "execute 'structuredClone' on 'Window'";
    required(1, arguments.length, what);
    return clone(value, transferOption(options, what), `Failed to ${what}: `);
  }

  return { structuredClone, sequence, transferOption, transferArgument };
})
