// What Node has of the web platform beside its own library: Blob, File, FormData, Headers, Request, Response, and a fetch
// that knows `data:` addresses, in a world where no other host answers.
(function (host, require) {
  'use strict';

  const { Blob, File, microtasks } = require('blob');
  const { FormData } = require('form_data');
  const { Headers, written } = require('headers');
  const { Request, Response, arrived } = require('response');
  const customInspect = Symbol.for('nodejs.util.inspect.custom');

  // How Node shows them: what they say of themselves, as a plain object behind the name of their class.
  function show(Class, fieldsOf) {
    Object.defineProperty(Class.prototype, customInspect, {
      value(depth, options) {
        const { name } = this.constructor;
        if (depth !== null && depth < 0) return `[${name}]`;
        const inner = { ...options, depth: options.depth === null ? null : options.depth - 1, customInspect: true };
        return `${name} ${host.inspect(fieldsOf(this), inner)}`;
      },
      writable: true, configurable: true,
    });
  }
  const pick = (...keys) => (object) => Object.fromEntries(keys.map((key) => [key, object[key]]));
  show(Blob, pick('size', 'type'));
  show(File, pick('size', 'type', 'name', 'lastModified'));
  show(Headers, (headers) => Object.fromEntries(written(headers)));
  show(Response, pick('status', 'statusText', 'headers', 'body', 'bodyUsed', 'ok', 'redirected', 'type', 'url'));
  show(Request, (request) => ({
    ...pick('method', 'url', 'headers')(request), destination: '', referrer: 'about:client', referrerPolicy: '',
    ...pick('mode', 'credentials', 'cache', 'redirect')(request), integrity: '', keepalive: request.keepalive,
    isReloadNavigation: false, isHistoryNavigation: false, signal: request.signal,
  }));
  show(FormData, (data) => {
    const fields = {};
    for (const [key, value] of data) fields[key] = Object.hasOwn(fields, key) ? [].concat(fields[key], [value]) : value;
    return fields;
  });

  require('structured_clone').addCloner((value, refuse, memory, copy, context) => {
    if (![FormData, Headers, Request, Response].some((Class) => value instanceof Class)) return undefined;
    throw new (require('dom_exception').DOMException)(`${context}Cannot clone object of unsupported type.`, 'DataCloneError');
  });

  function invalidUrl(input) {
    return require('errors').coded(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input: `${input}` });
  }

  // So many microtasks until the answer to a `data:` address is there; another host is looked up by the pool.
  const DATA_HOPS = 3, LOOKUP_MS = 2;

  function unreachable(hostname) {
    const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), {
      errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname,
    });
    return new TypeError('fetch failed', { cause });
  }

  function fetch(input, init = undefined) {
    return new Promise((resolve, reject) => {
      let request;
      try {
        request = new Request(input, init);
      } catch (error) {
        microtasks(1, () => reject(error));
        return;
      }
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      if (signal?.aborted) {
        microtasks(1, () => reject(signal.reason));
        return;
      }
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      const url = new (require('url').URL)(request.url);
      if (url.protocol === 'data:') {
        const answer = require('data_url').dataUrl(request.url);
        microtasks(DATA_HOPS, () => {
          if (answer) resolve(arrived(answer.body, { ...answer, body: undefined, url: request.url.split('#')[0] }));
          else reject(new TypeError('fetch failed', { cause: new Error('invalid data: URL') }));
        });
      } else if (!['http:', 'https:'].includes(url.protocol)) {
        reject(new TypeError('fetch failed', { cause: new Error('unknown scheme') }));
      } else host.submit(`getaddrinfo ${url.hostname}`, 'pool-slow', LOOKUP_MS, () => reject(unreachable(url.hostname)));
    });
  }
  Object.defineProperty(fetch, 'length', { value: 0 });

  return { Blob, File, FormData, Headers, Request, Response, fetch, invalidUrl };
})
