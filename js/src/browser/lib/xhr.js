// XMLHttpRequest and FileReader: events around bytes that arrive. What an address gives is fetch's to know.
(function (host, require) {
  'use strict';

  const { required, domException, expose } = require('idl');
  const { EventTarget, defineHandlers, fire } = require('event_target');
  const { decodeText } = require('encoding');

  const event = (type) => new (require('event').Event)(type);
  const progress = (type, loaded, total) => new (require('event_types').ProgressEvent)(type, { loaded, total, lengthComputable: total > 0 });
  const later = (run) => host.label(host.queueTask('networking', run), 'network');

  const STATES = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 };
  const TYPES = ['', 'arraybuffer', 'blob', 'document', 'json', 'text'];

  class XMLHttpRequestEventTarget extends EventTarget {}
  class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {}

  class XMLHttpRequest extends XMLHttpRequestEventTarget {
    #state = 0;
    #request = null;
    #sent = 0;
    #answer = null;
    #type = '';
    timeout = 0;
    withCredentials = false;
    upload = new XMLHttpRequestUpload();

    get readyState() { return this.#state; }
    get status() { return this.#state < 2 ? 0 : this.#answer?.status ?? 0; }
    get statusText() { return this.#state < 2 ? '' : this.#answer?.statusText ?? ''; }
    get responseURL() { return this.#answer?.url ?? ''; }
    get responseType() { return this.#type; }
    set responseType(value) { if (TYPES.includes(`${value}`)) this.#type = `${value}`; }

    get responseText() {
      if (this.#type !== '' && this.#type !== 'text') {
        throw domException('InvalidStateError', "Failed to read the 'responseText' property from 'XMLHttpRequest': " +
          `The value is only accessible if the object's 'responseType' is '' or 'text' (was '${this.#type}').`);
      }
      return this.#state < 3 || !this.#answer ? '' : decodeText(this.#answer.bytes);
    }

    get response() {
      if (this.#type === '' || this.#type === 'text') return this.responseText;
      if (this.#state !== 4 || !this.#answer) return null;
      const { bytes } = this.#answer;
      if (this.#type === 'arraybuffer') return (this.#answer.buffer ??= bytes.slice().buffer);
      if (this.#type === 'blob') return (this.#answer.blob ??= new (require('blob').Blob)([bytes], { type: this.getResponseHeader('content-type') ?? '' }));
      try {
        return (this.#answer.json ??= JSON.parse(decodeText(bytes)));
      } catch {
        return null;
      }
    }

    open(method, url) {
      const what = "execute 'open' on 'XMLHttpRequest'";
      required(2, arguments.length, what);
      const address = require('url').URL.parse(`${url}`, 'http://localhost/');
      if (!address) throw domException('SyntaxError', `Failed to ${what}: Invalid URL`);
      this.#sent += 1;
      this.#request = { method: `${method}`.toUpperCase(), url: address.href, headers: [], isSent: false };
      this.#answer = null;
      this.#to(1);
    }

    setRequestHeader(name, value) {
      this.#needOpened("execute 'setRequestHeader' on 'XMLHttpRequest'");
      this.#request.headers.push([name, value]);
    }

    getResponseHeader(name) { return this.#answer?.headers.get(name) ?? null; }
    getAllResponseHeaders() { return [...this.#answer?.headers ?? []].map(([name, value]) => `${name}: ${value}\r\n`).join(''); }
    overrideMimeType() {}

    send(body = null) {
      this.#needOpened("execute 'send' on 'XMLHttpRequest'");
      const { method, url, headers } = this.#request, number = this.#sent;
      this.#request.isSent = true;
      fire(this, progress('loadstart', 0, 0));
      const init = { method, headers, ...(method === 'GET' || method === 'HEAD' || body === null ? {} : { body }) };
      require('fetch').load(new (require('response').Request)(url, init), (answer) => {
        if (number === this.#sent) this.#arrived(answer, number);
      });
    }

    #arrived(answer, number) {
      if (!answer) {
        this.#finish('error');
        return;
      }
      const total = answer.bytes.length;
      this.#answer = answer;
      this.#to(2);
      if (number !== this.#sent) return;
      if (total > 0) {
        this.#to(3);
        fire(this, progress('progress', total, total));
      }
      this.#to(4);
      fire(this, progress('load', total, total));
      fire(this, progress('loadend', total, total));
    }

    abort() {
      const wasSent = this.#request?.isSent && this.#state < 4;
      this.#sent += 1;
      this.#answer = null;
      if (wasSent) this.#finish('abort');
      if (this.#state === 4) this.#state = 0;
    }

    #finish(type) {
      this.#answer = null;
      this.#to(4);
      fire(this, progress(type, 0, 0));
      fire(this, progress('loadend', 0, 0));
    }

    #to(state) {
      this.#state = state;
      fire(this, event('readystatechange'));
    }

    #needOpened(what) {
      if (this.#state === 1 && !this.#request.isSent) return;
      throw domException('InvalidStateError', `Failed to ${what}: The object's state must be OPENED.`);
    }
  }

  const READING = { EMPTY: 0, LOADING: 1, DONE: 2 };

  class FileReader extends EventTarget {
    #state = 0;
    #result = null;
    #number = 0;

    get readyState() { return this.#state; }
    get result() { return this.#result; }
    get error() { return null; }
    abort() {
      if (this.#state !== 1) return;
      this.#number += 1;
      this.#state = 2;
      this.#result = null;
      fire(this, progress('abort', 0, 0));
      fire(this, progress('loadend', 0, 0));
    }

    readAsText(blob) { this.#read(blob, 'readAsText', decodeText); }
    readAsArrayBuffer(blob) { this.#read(blob, 'readAsArrayBuffer', (bytes) => bytes.slice().buffer); }
    readAsDataURL(blob) {
      this.#read(blob, 'readAsDataURL', (bytes) => {
        const text = require('base64').btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        return `data:${blob.type || 'application/octet-stream'};base64,${text}`;
      });
    }

    #read(blob, method, convert) {
      const { Blob, bytesOf } = require('blob');
      const what = `Failed to execute '${method}' on 'FileReader': `;
      if (!(blob instanceof Blob)) throw new TypeError(`${what}parameter 1 is not of type 'Blob'.`);
      if (this.#state === 1) throw domException('InvalidStateError', `${what}The object is already busy reading Blobs.`);
      this.#state = 1;
      this.#result = null;
      const number = (this.#number += 1), bytes = bytesOf(blob), total = bytes.length;
      const step = (run) => later(() => { if (number === this.#number) run(); });
      host.submit('read file', 'latency', READ_MS, () => {
        if (number !== this.#number) return;
        fire(this, progress('loadstart', 0, total));
        step(() => {
          fire(this, progress('progress', total, total));
          this.#state = 2;
          this.#result = convert(bytes);
          fire(this, progress('load', total, total));
          if (this.#state !== 1) fire(this, progress('loadend', total, total));
        });
      });
    }
  }
  const READ_MS = 0.3;

  const EVENTS = ['abort', 'error', 'load', 'loadend', 'loadstart', 'progress'];
  defineHandlers(XMLHttpRequestEventTarget.prototype, [...EVENTS, 'timeout']);
  defineHandlers(XMLHttpRequest.prototype, ['readystatechange']);
  defineHandlers(FileReader.prototype, EVENTS);
  expose(XMLHttpRequestEventTarget);
  expose(XMLHttpRequestUpload);
  expose(XMLHttpRequest, { constants: STATES });
  expose(FileReader, { constants: READING });

  return { XMLHttpRequest, XMLHttpRequestEventTarget, XMLHttpRequestUpload, FileReader };
})
