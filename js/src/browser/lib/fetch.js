// fetch, in a world that has no network: data and blob URLs are there, the page's own server has the program and its
// document, and no other host answers.
(function (host, require) {
  'use strict';

  const { Request, arrived, bytesFrom } = require('response');
  const { Headers } = require('headers');
  const { URL } = require('url');
  const { dataUrl } = require('data_url');

  // How long until the headers are there: in this process, from the server, and until a name is found not to exist.
  const LATENCY_MS = { data: 1, blob: 1, server: 2, missing: 5 };

  function blobUrl(url) {
    const blob = require('blob').blobAt(url);
    return blob && {
      body: blob, headers: { 'content-length': String(blob.size), 'content-type': blob.type }, status: 200, statusText: 'OK',
      type: 'basic', ms: LATENCY_MS.blob,
    };
  }

  function serverAnswer(url) {
    const path = url.pathname === '/' ? null : decodeURIComponent(url.pathname.slice(1));
    const bytes = path === null ? undefined : host.readFile(path) ?? host.readFile(`/${path}`);
    if (path === null) {
      const markup = `<!doctype html>${require('document').document.documentElement.outerHTML}`;
      return { body: markup, headers: { 'content-type': 'text/html' }, status: 200, statusText: 'OK', type: 'basic', ms: LATENCY_MS.server };
    }
    return bytes
      ? { body: bytes, headers: {}, status: 200, statusText: 'OK', type: 'basic', ms: LATENCY_MS.server }
      : { body: '', headers: {}, status: 404, statusText: 'Not Found', type: 'basic', ms: LATENCY_MS.server };
  }

  // What the world answers; undefined where nobody does.
  function answerTo(request) {
    const url = new URL(request.url);
    if (url.protocol === 'data:') {
      const answer = dataUrl(request.url);
      return answer && { ...answer, ms: LATENCY_MS.data };
    }
    if (url.protocol === 'blob:') return blobUrl(request.url);
    return url.origin === 'http://localhost' ? serverAnswer(url) : undefined;
  }

  // For XMLHttpRequest: `done` is given the answer with its bytes, or nothing.
  function load(request, done) {
    const answer = answerTo(request);
    host.submit(`request ${request.url.slice(0, 60)}`, 'latency', XHR_MS[new URL(request.url).protocol] ?? LATENCY_MS.server, () => {
      if (!answer) {
        done(undefined);
        return;
      }
      const { status, statusText, headers, body } = answer;
      done({ status, statusText, headers: new Headers(headers), bytes: bytesFrom(body)[0], url: request.url.split('#')[0] });
    });
  }
  const XHR_MS = { 'data:': 0.2, 'blob:': 0.2 };

  function fetch(input, init = undefined) {
    const count = arguments.length;
    return new Promise((resolve, reject) => {
      const what = "execute 'fetch' on 'Window'";
      if (count === 0) throw new TypeError(`Failed to ${what}: 1 argument required, but only 0 present.`);
      let request;
      try {
        request = new Request(input, init);
      } catch (error) {
        throw Object.assign(error, { message: error.message.replace("construct 'Request'", what) });
      }
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const answer = answerTo(request);
      let done = false;
      signal && require('abort').onAbort(signal, () => {
        done = true;
        reject(signal.reason);
      });
      const name = `fetch ${request.url.slice(0, 60)}`;
      host.submit(name, 'latency', answer?.ms ?? LATENCY_MS.missing, () => {
        if (done) return;
        if (!answer) {
          reject(new TypeError('Failed to fetch'));
          return;
        }
        const { body, ms, ...fields } = answer;
        resolve(arrived(body, { ...fields, url: request.url.split('#')[0] }));
      });
    });
  }
  Object.defineProperty(fetch, 'length', { value: 1 });

  return { fetch, load };
})
