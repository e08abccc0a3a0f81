// Globals whose module is the value itself.
(function (host, require) {
  'use strict';
  return {
    get process() { return require('process'); },
    get DOMException() { return require('dom_exception'); },
  };
})
