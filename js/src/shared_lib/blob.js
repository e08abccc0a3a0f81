// Blob and File, in memory; object URLs that fetch can resolve.
(function (host, require) {
  'use strict';

  const { required, expose } = require('idl');
  const { encodeText, decodeText } = require('encoding');
  const { addCloner } = require('structured_clone');

  let bytesOf;

  // What reading takes: in a page another thread delivers the bytes, in Node so many microtasks go by.
  const READ_MS = 0.2;
  function later(hops, value) {
    return new Promise((resolve) => {
      if (host.runtime === 'node') microtasks(hops, () => resolve(value()));
      else host.submit('read blob', 'latency', READ_MS, () => resolve(value()));
    });
  }

  function microtasks(hops, run) {
    if (hops === 0) run();
    else host.queueMicrotask(() => microtasks(hops - 1, run));
  }

  function join(parts) {
    const chunks = parts.map((part) => {
      if (part instanceof Blob) return bytesOf(part);
      if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      if (part instanceof ArrayBuffer) return new Uint8Array(part);
      return encodeText(`${part}`);
    });
    const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  class Blob {
    #bytes;
    #type;
    // Reading goes from part to part.
    #parts;

    static {
      bytesOf = (blob) => blob.#bytes;
    }

    constructor(parts = undefined, options = undefined) {
      if (parts !== undefined && (typeof parts !== 'object' || parts === null || typeof parts[Symbol.iterator] !== 'function')) {
        throw new TypeError(`Failed to construct '${new.target.name}': The provided value cannot be converted to a sequence.`);
      }
      const list = [...(parts ?? [])];
      this.#bytes = join(list);
      this.#parts = Math.max(1, list.length);
      this.#type = options?.type === undefined ? '' : `${options.type}`.toLowerCase();
    }

    get size() {
      return this.#bytes.length;
    }

    get type() {
      return this.#type;
    }

    arrayBuffer() {
      return later(2 * this.#parts - 1, () => this.#bytes.slice().buffer);
    }

    slice(start = 0, end = undefined, type = '') {
      return new Blob([this.#bytes.slice(start, end)], { type });
    }

    text() {
      return later(2 * this.#parts, () => decodeText(this.#bytes));
    }

    bytes() {
      return later(2 * this.#parts - 1, () => this.#bytes.slice());
    }
  }

  class File extends Blob {
    #name;
    #lastModified;

    constructor(parts, name, options = undefined) {
      required(2, arguments.length, "construct 'File'");
      super(parts, options);
      this.#name = `${name}`;
      this.#lastModified = options?.lastModified ?? Math.floor(host.timeOrigin + host.now());
    }

    get name() {
      return this.#name;
    }

    get lastModified() {
      return this.#lastModified;
    }
  }

  expose(Blob, { length: 0 });
  expose(File, { length: 2 });
  addCloner((value) => {
    if (!(value instanceof Blob)) return undefined;
    const options = { type: value.type };
    return value instanceof File ? new File([value], value.name, options) : new Blob([value], options);
  });

  const objectUrls = new Map();

  function createObjectURL(object) {
    if (!(object instanceof Blob)) {
      throw new TypeError("Failed to execute 'createObjectURL' on 'URL': Overload resolution failed.");
    }
    const url = `blob:http://localhost/${require('crypto').crypto.randomUUID()}`;
    objectUrls.set(url, object);
    return url;
  }

  function revokeObjectURL(url) {
    objectUrls.delete(`${url}`);
  }

  return { Blob, File, microtasks, bytesOf: (blob) => bytesOf(blob), createObjectURL, revokeObjectURL, blobAt: (url) => objectUrls.get(url) };
})
