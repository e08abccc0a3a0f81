// structuredClone, and how Node reads the list of what is to move with a copy.
(function (host, require) {
  'use strict';

  const { clone } = require('structured_clone');
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const isIterable = (value) => isObject(value) && typeof value[Symbol.iterator] === 'function';

  const wrongType = (text) => require('errors').coded(TypeError, 'ERR_INVALID_ARG_TYPE', text);

  function structuredClone(value, options) {
    if (arguments.length === 0) throw require('errors').missingArgs('The value argument must be specified');
    const fail = (text) => { throw wrongType(`Failed to execute 'structuredClone': ${text}`); };
    if (options === undefined || options === null) return clone(value);
    if (!isObject(options)) fail('Options cannot be converted to a dictionary');
    const { transfer } = options;
    if (transfer === undefined) return clone(value);
    if (!isIterable(transfer)) fail('transfer in Options cannot be converted to sequence.');
    const list = [...transfer];
    const wrong = list.findIndex((item) => !isObject(item));
    if (wrong >= 0) fail(`transfer in Options[${wrong}] is not an object.`);
    return clone(value, list);
  }

  // The second argument of a port's postMessage.
  function transferArgument(value) {
    if (value === undefined || value === null) return [];
    if (!isObject(value)) throw wrongType('Optional transferList argument must be an iterable');
    if (isIterable(value)) return [...value];
    const { transfer } = value;
    if (transfer === undefined || transfer === null) return [];
    if (!isIterable(transfer)) throw wrongType('Optional options.transfer argument must be an iterable');
    return [...transfer];
  }

  return { structuredClone, transferArgument };
})
