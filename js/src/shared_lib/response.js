// Request and Response, whose bodies are bytes in memory. Reading one takes a task, as it does where a body arrives
// from elsewhere.
(function (host, require) {
  'use strict';

  const { required, expose } = require('idl');
  const { Headers } = require('headers');
  const { encodeText, decodeText } = require('encoding');

  // What stands between a body that is there and the promise for it.
  const READ_MS = 0.1;
  // In Node so many microtasks.
  const BODY_HOPS = 2;
  const isNode = host.runtime === 'node';
  const bodies = new WeakMap();

  function bytesFrom(body) {
    const { Blob, bytesOf } = require('blob');
    if (body instanceof Blob) return [bytesOf(body), body.type];
    if (ArrayBuffer.isView(body)) return [new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice(), ''];
    if (body instanceof ArrayBuffer) return [new Uint8Array(body.slice(0)), ''];
    if (body instanceof require('url').URLSearchParams) {
      return [encodeText(body.toString()), 'application/x-www-form-urlencoded;charset=UTF-8'];
    }
    return [encodeText(`${body}`), 'text/plain;charset=UTF-8'];
  }

  // Gives an object its body and, if it has none, the type that follows from the body.
  function attach(owner, body, headers) {
    if (body === undefined || body === null) {
      bodies.set(owner, { bytes: null, used: false });
      return;
    }
    const [bytes, type] = bytesFrom(body);
    if (type !== '' && !headers.has('content-type')) headers.set('content-type', type);
    bodies.set(owner, { bytes, used: false });
  }

  function consume(owner, name, method, convert) {
    const body = bodies.get(owner);
    return new Promise((resolve, reject) => {
      if (body.used) {
        throw new TypeError(isNode ? 'Body is unusable: Body has already been read' : `Failed to execute '${method}' on '${name}': body stream already read`);
      }
      if (body.bytes === null) {
        resolve(convert(new Uint8Array(0)));
        return;
      }
      body.used = true;
      const read = () => {
        try {
          resolve(convert(body.bytes));
        } catch (error) {
          reject(error);
        }
      };
      if (isNode) require('blob').microtasks(BODY_HOPS, read);
      else host.submit('read body', 'latency', READ_MS, read);
    });
  }

  function parseJson(bytes) {
    const text = decodeText(bytes);
    if (text === '') throw new SyntaxError("Unexpected end of JSON input");
    return JSON.parse(text);
  }

  function mixInBody(prototype, name) {
    const members = {
      get body() {
        return bodies.get(this).bytes === null ? null : {};
      },
      get bodyUsed() {
        return bodies.get(this).used;
      },
      arrayBuffer() {
        return consume(this, name, 'arrayBuffer', (bytes) => bytes.slice().buffer);
      },
      blob() {
        const type = this.headers.get('content-type') ?? '';
        return consume(this, name, 'blob', (bytes) => new (require('blob').Blob)([bytes], { type }));
      },
      bytes() {
        return consume(this, name, 'bytes', (bytes) => bytes.slice());
      },
      json() {
        return consume(this, name, 'json', parseJson);
      },
      text() {
        return consume(this, name, 'text', decodeText);
      },
    };
    Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(members));
  }

  class Response {
    #fields;

    constructor(body = null, init = undefined) {
      const what = "construct 'Response'";
      const status = init?.status === undefined ? 200 : Number(init.status) & 0xffff;
      if (status < 200 || status > 599) {
        throw new RangeError(isNode ? 'init["status"] must be in the range of 200 to 599, inclusive.'
          : `Failed to ${what}: The status provided (${status}) is outside the range [200, 599].`);
      }
      if (body !== null && body !== undefined && [204, 205, 304].includes(status)) {
        throw new TypeError(isNode ? `Response constructor: Invalid response status code ${status}`
          : `Failed to ${what}: Response with null body status cannot have body`);
      }
      const headers = new Headers(init?.headers);
      this.#fields = { type: 'default', url: '', redirected: false, status, statusText: `${init?.statusText ?? ''}`, headers };
      attach(this, body, headers);
    }

    // For fetch alone.
    static arrived(body, fields) {
      const response = new Response(body, { headers: fields.headers });
      Object.assign(response.#fields, fields, { headers: response.#fields.headers });
      return response;
    }

    static error() {
      return Response.#arrived(null, { type: 'error', status: 0 });
    }

    static json(data, init = undefined) {
      required(1, arguments.length, "execute 'json' on 'Response'");
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError("Failed to execute 'json' on 'Response': The data is not JSON serializable");
      const response = new Response(encodeText(text), init);
      if (!response.headers.has('content-type')) response.headers.set('content-type', 'application/json');
      return response;
    }

    static redirect(url, status = 302) {
      required(1, arguments.length, "execute 'redirect' on 'Response'");
      if (![301, 302, 303, 307, 308].includes(status)) {
        throw new RangeError("Failed to execute 'redirect' on 'Response': Invalid status code");
      }
      return Response.#arrived(null, { status, headers: { location: new (require('url').URL)(url, 'http://localhost/').href } });
    }

    static #arrived = Response.arrived;

    get type() {
      return this.#fields.type;
    }

    get url() {
      return this.#fields.url;
    }

    get redirected() {
      return this.#fields.redirected;
    }

    get status() {
      return this.#fields.status;
    }

    get ok() {
      return this.status >= 200 && this.status < 300;
    }

    get statusText() {
      return this.#fields.statusText;
    }

    get headers() {
      return this.#fields.headers;
    }

    clone() {
      const { bytes, used } = bodies.get(this);
      if (used) throw new TypeError("Failed to execute 'clone' on 'Response': Response body is already used");
      return Response.#arrived(bytes, this.#fields);
    }
  }
  const { arrived } = Response;
  delete Response.arrived;

  class Request {
    #fields;

    constructor(input, init = undefined) {
      const what = "construct 'Request'";
      required(1, arguments.length, what);
      const from = input instanceof Request ? input : undefined;
      const url = from ? from.url : require('url').URL.parse(`${input}`, isNode ? undefined : 'http://localhost/')?.href;
      if (url === undefined) {
        if (isNode) throw new TypeError(`Failed to parse URL from ${input}`, { cause: require('web').invalidUrl(input) });
        throw new TypeError(`Failed to ${what}: Failed to parse URL from ${input}`);
      }
      const given = `${init?.method ?? from?.method ?? 'GET'}`;
      const method = /^(get|head|post|put|delete|options)$/i.test(given) ? given.toUpperCase() : given;
      const body = init?.body ?? (from ? bodies.get(from).bytes : null);
      if (body !== null && (method === 'GET' || method === 'HEAD')) {
        throw new TypeError(`${isNode ? '' : `Failed to ${what}: `}Request with GET/HEAD method cannot have body.`);
      }
      const headers = new Headers(init?.headers ?? from?.headers);
      const pick = (key, fallback) => init?.[key] ?? from?.[key] ?? fallback;
      this.#fields = {
        url, method, headers, signal: pick('signal', null), mode: pick('mode', 'cors'), cache: pick('cache', 'default'),
        credentials: pick('credentials', 'same-origin'), redirect: pick('redirect', 'follow'), keepalive: pick('keepalive', false),
      };
      attach(this, body, headers);
    }

    get method() {
      return this.#fields.method;
    }

    get url() {
      return this.#fields.url;
    }

    get headers() {
      return this.#fields.headers;
    }

    get mode() {
      return this.#fields.mode;
    }

    get credentials() {
      return this.#fields.credentials;
    }

    get cache() {
      return this.#fields.cache;
    }

    get redirect() {
      return this.#fields.redirect;
    }

    get keepalive() {
      return this.#fields.keepalive;
    }

    get signal() {
      this.#fields.signal ??= new (require('abort').AbortController)().signal;
      return this.#fields.signal;
    }

    clone() {
      return new Request(this);
    }
  }

  mixInBody(Response.prototype, 'Response');
  mixInBody(Request.prototype, 'Request');
  expose(Response, { length: 0, statics: ['error', 'json', 'redirect'] });
  expose(Request, { length: 1 });

  return { Response, Request, arrived, bytesFrom };
})
