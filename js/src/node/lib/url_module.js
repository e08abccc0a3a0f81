// node:url, and the globals URL and URLSearchParams as Node shows them.
(function (host, require) {
  'use strict';

  const { URL, URLSearchParams } = require('url');
  const { coded, argType } = require('errors');
  const custom = Symbol.for('nodejs.util.inspect.custom');
  const PARTS = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash'];
  const hidden = (value) => ({ value, writable: true, enumerable: false, configurable: true });

  Object.defineProperty(URL.prototype, custom, hidden(function inspect(depth, options) {
    if (typeof depth === 'number' && depth < 0) return this.toString();
    const shown = Object.create({ constructor: URL });
    for (const part of PARTS) shown[part] = this[part];
    return `URL ${host.inspect({ ...shown }, options)}`;
  }));
  Object.defineProperty(URLSearchParams.prototype, custom, hidden(function inspect(depth, options) {
    const pairs = [...this].map(([name, value]) => `${host.inspect(name, options)} => ${host.inspect(value, options)}`);
    return pairs.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${pairs.join(', ')} }`;
  }));

  function fileURLToPath(input) {
    const url = typeof input === 'string' ? new URL(input) : input;
    if (!url || typeof url !== 'object' || !('href' in url)) throw argType('path', ['string', 'URL'], input);
    if (url.protocol !== 'file:') throw coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    if (url.hostname !== '') throw coded(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on linux');
    if (/%2f/i.test(url.pathname)) throw coded(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
    return decodeURIComponent(url.pathname);
  }

  function pathToFileURL(path) {
    require('errors').validate.string(path, 'path');
    const full = require('path').resolve(path) + (path.endsWith('/') && path !== '/' ? '/' : '');
    return new URL('file://' + full.replace(/%/g, '%25').replace(/\\/g, '%5C').replace(/\n/g, '%0A').replace(/\r/g, '%0D')
      .replace(/\t/g, '%09').replace(/\?/g, '%3F').replace(/#/g, '%23'));
  }

  // The old parser's fields, from the new one.
  function parse(text, withQuery = false) {
    require('errors').validate.string(text, 'url');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const relative = url ?? new URL(text, 'http://relative');
    const search = relative.search || null, query = search ? search.slice(1) : null;
    return {
      protocol: url?.protocol ?? null, slashes: url ? true : null,
      auth: url?.username ? url.username + (url.password ? `:${url.password}` : '') : null,
      host: url?.host ?? null, port: url?.port || null, hostname: url?.hostname ?? null, hash: relative.hash || null, search,
      query: withQuery ? require('querystring').parse(query ?? '') : query, pathname: relative.pathname,
      path: relative.pathname + (search ?? ''), href: url?.href ?? text,
    };
  }

  const format = (value) => (value && 'href' in Object(value) && value instanceof URL ? value.href
    : `${value.protocol ?? ''}${value.slashes || value.protocol ? '//' : ''}${value.host ?? (value.hostname ?? '') + (value.port ? `:${value.port}` : '')}` +
      `${value.pathname ?? ''}${value.search ?? (value.query ? `?${require('querystring').stringify(value.query)}` : '')}${value.hash ?? ''}`);

  require('structured_clone').addCloner((value, refuse, memory, copy, context) => {
    if (!(value instanceof URL || value instanceof URLSearchParams)) return undefined;
    throw new (require('dom_exception').DOMException)(`${context}Cannot clone object of unsupported type.`, 'DataCloneError');
  });

  return {
    URL, URLSearchParams, fileURLToPath, pathToFileURL, parse, format,
    resolve: (from, to) => new URL(to, new URL(from, 'http://relative')).href.replace(/^http:\/\/relative/, ''),
    domainToASCII: (domain) => domain.toLowerCase(), domainToUnicode: (domain) => domain,
    urlToHttpOptions: ({ protocol, hostname, pathname, search, hash, href, port }) => ({
      protocol, hostname, hash, search, pathname, path: pathname + search, href, ...(port ? { port: Number(port) } : {}),
    }),
  };
})
