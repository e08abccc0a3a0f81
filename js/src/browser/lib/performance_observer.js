// PerformanceObserver: marks and measures, told about together in a task.
(function (host, require) {
  'use strict';

  const { INTERNAL, illegalConstructor, callable, required, dictionary, expose } = require('idl');
  const { performance, setListener } = require('performance');

  class PerformanceObserverEntryList {
    #entries;

    constructor(token, entries) {
      if (token !== INTERNAL) illegalConstructor('PerformanceObserverEntryList');
      this.#entries = entries.sort((a, b) => a.startTime - b.startTime);
    }

    getEntries() { return [...this.#entries]; }
    getEntriesByName(name, type = undefined) {
      return this.#entries.filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
    }
    getEntriesByType(type) { return this.#entries.filter((entry) => entry.entryType === `${type}`); }
  }

  const observers = new Set();
  let queued = false;
  let take;

  class PerformanceObserver {
    #callback;
    #types = new Set();
    #records = [];

    static {
      take = {
        offer: (observer, entry) => observer.#types.has(entry.entryType) && observer.#records.push(entry) > 0,
        deliver(observer) {
          const records = observer.takeRecords();
          if (records.length === 0) return;
          try {
            observer.#callback.call(observer, new PerformanceObserverEntryList(INTERNAL, records), observer);
          } catch (error) {
            host.reportError(error);
          }
          host.checkpoint();
        },
      };
    }

    constructor(callback) {
      required(1, arguments.length, "construct 'PerformanceObserver'");
      this.#callback = callable(callback, "construct 'PerformanceObserver'");
    }

    static get supportedEntryTypes() {
      return Object.freeze(['element', 'event', 'first-input', 'largest-contentful-paint', 'layout-shift', 'long-animation-frame',
        'longtask', 'mark', 'measure', 'navigation', 'paint', 'resource', 'visibility-state']);
    }

    observe(options = undefined) {
      const what = "execute 'observe' on 'PerformanceObserver'";
      const { entryTypes, type, buffered } = dictionary(options, what, 'PerformanceObserverInit');
      if (entryTypes === undefined && type === undefined) {
        throw new TypeError(`Failed to ${what}: An observe() call must include either entryTypes or type arguments.`);
      }
      for (const each of entryTypes ?? [type]) this.#types.add(`${each}`);
      observers.add(this);
      setListener(tell);
      if (buffered) for (const entry of performance.getEntriesByType(type)) tell(entry);
    }

    disconnect() {
      observers.delete(this);
      this.#types.clear();
      this.#records = [];
    }

    takeRecords() { return this.#records.splice(0); }
  }

  function tell(entry) {
    const wanted = [...observers].map((observer) => take.offer(observer, entry)).some(Boolean);
    if (!wanted || queued) return;
    queued = true;
    host.label(host.queueTask('dom-manipulation', () => {
      queued = false;
      for (const observer of [...observers]) take.deliver(observer);
    }), 'performance observers');
  }

  expose(PerformanceObserverEntryList, { length: 0 });
  expose(PerformanceObserver, { statics: ['supportedEntryTypes'] });

  return { PerformanceObserver, PerformanceObserverEntryList };
})
