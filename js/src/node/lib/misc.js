// Small globals: queueMicrotask, atob and btoa, navigator.
(function (host, require) {
  'use strict';

  function queueMicrotask(callback) {
    if (typeof callback !== 'function') throw require('errors').argType('callback', 'Function', callback);
    host.label(host.queueMicrotask(() => { callback(); }), callback);
  }

  const { atob: decode, btoa: encode } = require('base64');
  function atob(input) {
    if (arguments.length === 0) throw require('errors').missingArgs('input');
    return decode(input);
  }
  function btoa(input) {
    if (arguments.length === 0) throw require('errors').missingArgs('input');
    return encode(input);
  }

  class Navigator {
    get hardwareConcurrency() { return 4; }
    get language() { return 'en-US'; }
    get languages() { return ['en-US']; }
    get userAgent() { return 'Node.js/24'; }
    get platform() { return 'linux'; }
  }
  const navigator = new Navigator();

  return { queueMicrotask, atob, btoa, navigator };
})
