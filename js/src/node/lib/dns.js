// node:dns. lookup goes through the thread pool, on its slow side; a few names are known.
(function (host, require) {
  'use strict';
  const { validate, argType } = require('errors');
  const KNOWN = { localhost: '127.0.0.1', 'example.com': '93.184.215.14' };

  function answer(hostname, options) {
    const address = /^[\d.]+$|:/.test(hostname) ? hostname : KNOWN[hostname];
    if (address !== undefined) return options.all ? [{ address, family: 4 }] : { address, family: address.includes(':') ? 6 : 4 };
    const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
    return Object.assign(require('errors').restack(error, `Error: ${error.message}`, ''), { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
  }
  function lookup(hostname, options, callback) {
    if (typeof options === 'function') [options, callback] = [{}, options];
    if (typeof options === 'number') options = { family: options };
    if (typeof hostname !== 'string') throw argType('hostname', 'string', hostname);
    validate.function(callback, 'callback');
    const give = () => {
      const result = answer(hostname, options ?? {});
      if (result instanceof Error) callback(result);
      else if (Array.isArray(result)) callback(null, result);
      else callback(null, result.address, result.family);
    };
    if (/^[\d.]+$/.test(hostname)) require('process').nextTick(give);
    else host.submit(`dns.lookup ${hostname}`, 'pool-slow', hostname === 'localhost' ? 0.05 : 8, give);
  }
  function resolve(hostname, type, callback) {
    if (typeof type === 'function') callback = type;
    validate.function(callback, 'callback');
    host.submit(`dns.resolve ${hostname}`, 'latency', 12, () => {
      const result = answer(hostname, {});
      if (result instanceof Error) callback(Object.assign(result, { syscall: 'queryA', message: `queryA ENOTFOUND ${hostname}` }));
      else callback(null, [result.address]);
    });
  }
  const promised = (fn, pick) => (hostname, options = {}) => new Promise((done, fail) => {
    fn(hostname, options, (error, ...values) => (error ? fail(error) : done(pick(values))));
  });
  const promises = {
    lookup: promised(lookup, ([address, family]) => (Array.isArray(address) ? address : { address, family })),
    resolve: promised((name, type, done) => resolve(name, 'A', done), ([list]) => list),
    resolve4: promised((name, type, done) => resolve(name, 'A', done), ([list]) => list),
  };
  Object.defineProperty(lookup, Symbol.for('nodejs.util.promisify.custom'), { value: promises.lookup });
  return {
    lookup, resolve, resolve4: resolve, promises, getServers: () => ['127.0.0.53'], setServers() {}, setDefaultResultOrder() {}, getDefaultResultOrder: () => 'verbatim',
    NOTFOUND: 'ENOTFOUND', NODATA: 'ENODATA', SERVFAIL: 'ESERVFAIL',
  };
})
