// performance: the page's clock, marks and measures.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, domException, expose } = require('idl');
  const { EventTarget } = require('event_target');

  // A page that is not isolated from others sees time in steps of 0.1 ms.
  const now = () => Math.floor(host.now() * 10) / 10;

  class PerformanceEntry {
    #fields;

    constructor(token, fields) {
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      this.#fields = fields;
    }

    get name() {
      return this.#fields.name;
    }

    get entryType() {
      return this.#fields.entryType;
    }

    get startTime() {
      return this.#fields.startTime;
    }

    get duration() {
      return this.#fields.duration;
    }

    toJSON() {
      const { name, entryType, startTime, duration } = this.#fields;
      return { name, entryType, startTime, duration };
    }
  }

  class PerformanceMark extends PerformanceEntry {
    #detail;

    constructor(name, options = undefined) {
      required(1, arguments.length, "construct 'PerformanceMark'");
      const startTime = options?.startTime ?? now();
      super(INTERNAL, { name: `${name}`, entryType: 'mark', startTime: Number(startTime), duration: 0 });
      this.#detail = options?.detail === undefined ? null : require('structured_clone').clone(options.detail);
    }

    get detail() {
      return this.#detail;
    }
  }

  class PerformanceMeasure extends PerformanceEntry {
    #detail;

    constructor(token, fields, detail) {
      super(token, fields);
      this.#detail = detail === undefined ? null : detail;
    }

    get detail() {
      return this.#detail;
    }
  }

  let entries = [];
  // Is told of each entry, once somebody observes.
  let listener = () => {};

  function add(entry) {
    entries.push(entry);
    listener(entry);
    return entry;
  }

  // A point in time is a number, or the name of the last mark of that name.
  function timeOf(point) {
    if (typeof point === 'number') return point;
    const mark = entries.findLast((entry) => entry.entryType === 'mark' && entry.name === `${point}`);
    if (mark) return mark.startTime;
    throw domException('SyntaxError', `Failed to execute 'measure' on 'Performance': The mark '${point}' does not exist.`);
  }

  function sorted(filter) {
    return entries.filter(filter).sort((a, b) => a.startTime - b.startTime);
  }

  class Performance extends EventTarget {
    constructor(token) {
      if (token !== INTERNAL) illegalConstructor('Performance');
      super();
    }

    get timeOrigin() {
      return host.timeOrigin;
    }

    clearMarks(name = undefined) {
      entries = entries.filter((entry) => entry.entryType !== 'mark' || (name !== undefined && entry.name !== name));
    }

    clearMeasures(name = undefined) {
      entries = entries.filter((entry) => entry.entryType !== 'measure' || (name !== undefined && entry.name !== name));
    }

    getEntries() {
      return sorted(() => true);
    }

    getEntriesByName(name, type = undefined) {
      return sorted((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
    }

    getEntriesByType(type) {
      return sorted((entry) => entry.entryType === `${type}`);
    }

    mark(name, options = undefined) {
      required(1, arguments.length, "execute 'mark' on 'Performance'");
      return add(new PerformanceMark(name, options));
    }

    measure(name, from = undefined, to = undefined) {
      required(1, arguments.length, "execute 'measure' on 'Performance'");
      const options = typeof from === 'object' && from !== null ? from : { start: from, end: to };
      const { duration, detail } = options;
      let end = options.end === undefined ? undefined : timeOf(options.end);
      let start = options.start === undefined ? undefined : timeOf(options.start);
      if (end === undefined) end = duration === undefined || start === undefined ? now() : start + duration;
      if (start === undefined) start = duration === undefined ? 0 : end - duration;
      return add(new PerformanceMeasure(INTERNAL, {
        name: `${name}`, entryType: 'measure', startTime: start, duration: end - start,
      }, detail));
    }

    toJSON() {
      return { timeOrigin: host.timeOrigin };
    }

    now() {
      return now();
    }
  }

  expose(PerformanceEntry, { length: 0 });
  expose(PerformanceMark, { length: 1 });
  expose(PerformanceMeasure, { length: 0 });
  expose(Performance, { length: 0 });

  return { Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, performance: new Performance(INTERNAL),
    setListener: (fn) => {
      listener = fn;
    },
  };
})
