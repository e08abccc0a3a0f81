// performance and node:perf_hooks: the clock, marks and measures. Observers hear of entries from a later turn.
(function (host, require) {
  'use strict';

  const entries = [];
  const observers = new Set();
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

  class PerformanceEntry {
    constructor(name, entryType, startTime, duration, detail) {
      Object.assign(this, { name, entryType, startTime, duration });
      if (detail !== undefined) this.detail = detail;
    }
    toJSON() { return { ...this }; }
  }
  class PerformanceMark extends PerformanceEntry {
    constructor(name, options = {}) { super(`${name}`, 'mark', options.startTime ?? host.now(), 0, options.detail ?? null); }
  }
  class PerformanceMeasure extends PerformanceEntry {}

  function record(entry) {
    entries.push(entry);
    for (const observer of observers) observer.take(entry);
    return entry;
  }

  function instant(mark) {
    if (typeof mark === 'number') return mark;
    const found = entries.findLast((entry) => entry.entryType === 'mark' && entry.name === mark);
    if (!found) throw new (require('dom_exception').DOMException)(`The "${mark}" performance mark has not been set`, 'SyntaxError');
    return found.startTime;
  }

  const select = (name, type) => entries
    .filter((entry) => (name === undefined || entry.name === name) && (type === undefined || entry.entryType === type))
    .sort((a, b) => a.startTime - b.startTime);

  function clear(name, type) {
    for (let i = entries.length - 1; i >= 0; i--) {
      if (entries[i].entryType === type && (name === undefined || entries[i].name === name)) entries.splice(i, 1);
    }
  }

  class Performance extends require('event_target').EventTarget {
    now() { return host.now(); }
    get timeOrigin() { return host.timeOrigin; }
    mark(name, options) { return record(new PerformanceMark(name, options)); }
    measure(name, from, to) {
      const options = from !== null && typeof from === 'object' ? from : { start: from, end: to };
      const end = options.end !== undefined ? instant(options.end)
        : options.duration !== undefined && options.start !== undefined ? instant(options.start) + options.duration : host.now();
      const start = options.start !== undefined ? instant(options.start) : options.duration !== undefined ? end - options.duration : 0;
      return record(new PerformanceMeasure(`${name}`, 'measure', start, end - start, options.detail ?? null));
    }
    getEntries() { return select(); }
    getEntriesByName(name, type) { return select(name, type); }
    getEntriesByType(type) { return select(undefined, type); }
    clearMarks(name) { clear(name, 'mark'); }
    clearMeasures(name) { clear(name, 'measure'); }
    eventLoopUtilization() { return { idle: 0, active: 0, utilization: 0 }; }
    timerify(fn) {
      const timerified = function (...args) { return new.target ? Reflect.construct(fn, args) : Reflect.apply(fn, this, args); };
      return Object.defineProperties(timerified, { name: { value: `timerified ${fn.name}` }, length: { value: fn.length } });
    }
    get nodeTiming() { return { name: 'node', entryType: 'node', startTime: 0, duration: host.now(), bootstrapComplete: host.start ?? 20 }; }
    toJSON() { return { timeOrigin: host.timeOrigin, nodeTiming: this.nodeTiming, eventLoopUtilization: this.eventLoopUtilization() }; }
    [inspectSymbol](depth, options) { return `Performance ${host.inspect(this.toJSON(), options)}`; }
  }

  Object.defineProperty(Performance.prototype, Symbol.toStringTag, { value: 'Performance', configurable: true });

  class PerformanceObserver {
    #callback;
    #types = new Set();
    #pending = [];
    #queued = false;
    constructor(callback) {
      require('errors').validate.function(callback, 'callback');
      this.#callback = callback;
    }
    static get supportedEntryTypes() { return ['function', 'gc', 'mark', 'measure', 'resource']; }
    observe({ entryTypes, type, buffered }) {
      for (const each of entryTypes ?? [type]) this.#types.add(each);
      observers.add(this);
      if (buffered) for (const entry of select(undefined, type)) this.take(entry);
    }
    disconnect() {
      observers.delete(this);
      this.#types.clear();
      this.#pending = [];
    }
    takeRecords() { return this.#pending.splice(0); }
    // Delivered together, in a setImmediate.
    take(entry) {
      if (!this.#types.has(entry.entryType)) return;
      this.#pending.push(entry);
      if (this.#queued) return;
      this.#queued = true;
      require('timers').setImmediate(() => {
        this.#queued = false;
        const list = this.takeRecords();
        if (list.length === 0) return;
        this.#callback({
          getEntries: () => list,
          getEntriesByName: (name, kind) => list.filter((e) => e.name === name && (!kind || e.entryType === kind)),
          getEntriesByType: (kind) => list.filter((e) => e.entryType === kind),
        }, this);
      });
    }
  }

  return {
    performance: new Performance(), PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver,
    eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }),
    monitorEventLoopDelay: () => ({ enable: () => true, disable: () => true, min: 0, max: 0, mean: 0, stddev: 0, percentile: () => 0, reset() {} }),
    constants: {},
  };
})
