// URL with the two functions that only pages have.
(function (host, require) {
  'use strict';

  const { URL } = require('url');
  const { createObjectURL, revokeObjectURL } = require('blob');
  Object.defineProperties(URL, {
    createObjectURL: { value: createObjectURL, writable: true, enumerable: true, configurable: true },
    revokeObjectURL: { value: revokeObjectURL, writable: true, enumerable: true, configurable: true },
  });
  return { URL };
})
