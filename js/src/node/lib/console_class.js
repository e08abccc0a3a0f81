// `console.Console`: a console that writes to streams of the program's choice.
(function (host, require) {
  'use strict';

  const { coded } = require('errors');
  const { capture } = require('stdio');
  const global = globalThis.console, table = global.table;

  const ignore = () => {};

  class Console {
    #stdout;
    #stderr;
    #options;
    #step;
    #indent = '';
    #counts = new Map();
    #timers = new Map();

    constructor(options, errors) {
      const given = typeof options?.write === 'function' || !options ? { stdout: options, stderr: errors } : options;
      const { stdout, stderr = stdout, inspectOptions, groupIndentation = 2 } = given;
      for (const [name, stream] of [['stdout', stdout], ['stderr', stderr]]) {
        if (typeof stream?.write !== 'function') {
          throw coded(TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', `Console expects a writable stream instance for ${name}`);
        }
      }
      this.#stdout = stdout;
      this.#stderr = stderr;
      this.#options = inspectOptions;
      this.#step = ' '.repeat(groupIndentation);
      // Methods may be taken off the console.
      for (const name of Object.getOwnPropertyNames(methods)) this[name] = methods[name].bind(this);
    }

    static [Symbol.hasInstance](value) { return value === global || Function.prototype[Symbol.hasInstance].call(this, value); }

    static {
      const write = (stream, self, text) => {
        const indented = self.#indent === '' ? text : self.#indent + text.replace(/\n/g, `\n${self.#indent}`);
        try {
          if (stream.listenerCount('error') === 0) stream.once('error', ignore);
          stream.write(`${indented}\n`, ignore);
        } catch { /* A console does not fail. */ } finally {
          stream.removeListener('error', ignore);
        }
      };
      this.out = (self, text) => write(self.#stdout, self, text);
      this.err = (self, text) => write(self.#stderr, self, text);
      this.format = (self, args) => (self.#options ? require('util').formatWithOptions(self.#options, ...args) : host.format(...args));
      this.inspect = (self, value, options) => host.inspect(value, { customInspect: false, ...self.#options, ...options });
      this.group = (self) => { self.#indent += self.#step; };
      this.ungroup = (self) => { self.#indent = self.#indent.slice(self.#step.length); };
      this.counts = (self) => self.#counts;
      this.timers = (self) => self.#timers;
    }
  }
  const { out, err, format, inspect, group, ungroup, counts, timers } = Console;
  for (const name of ['out', 'err', 'format', 'inspect', 'group', 'ungroup', 'counts', 'timers']) delete Console[name];

  const took = (ms) => (ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toFixed(3))}ms`);
  const warn = (text) => require('process').emitWarning(text);

  const methods = {
    log(...args) { out(this, format(this, args)); },
    warn(...args) { err(this, format(this, args)); },
    dir(value, options) { out(this, inspect(this, value, options)); },
    trace(...args) { err(this, `Trace${args.length > 0 ? `: ${format(this, args)}` : ''}${require('errors').frames(new Error())}`); },
    assert(condition, ...args) {
      if (condition) return;
      if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
      else args.unshift('Assertion failed');
      this.warn(...args);
    },
    clear() {},
    count(label = 'default') {
      const count = (counts(this).get(`${label}`) ?? 0) + 1;
      counts(this).set(`${label}`, count);
      this.log(`${label}: ${count}`);
    },
    countReset(label = 'default') { if (!counts(this).delete(`${label}`)) warn(`Count for '${label}' does not exist`); },
    group(...args) {
      if (args.length > 0) this.log(...args);
      group(this);
    },
    groupEnd() { ungroup(this); },
    time(label = 'default') {
      if (timers(this).has(`${label}`)) warn(`Label '${label}' already exists for console.time()`);
      else timers(this).set(`${label}`, host.now());
    },
    timeLog(label = 'default', ...args) {
      const begun = timers(this).get(`${label}`);
      if (begun === undefined) warn(`No such label '${label}' for console.timeLog()`);
      else this.log(`${label}: ${took(host.now() - begun)}`, ...args);
    },
    timeEnd(label = 'default') {
      const begun = timers(this).get(`${label}`);
      if (begun === undefined) return warn(`No such label '${label}' for console.timeEnd()`);
      timers(this).delete(`${label}`);
      this.log(`${label}: ${took(host.now() - begun)}`);
    },
    // The console's own draws it.
    table(data, columns) {
      if (data === null || typeof data !== 'object') this.log(data);
      else this.log(capture(() => table.call(global, data, columns)));
    },
  };
  Object.assign(methods, {
    info: methods.log, debug: methods.log, dirxml: methods.log, error: methods.warn, groupCollapsed: methods.group,
  });
  Object.assign(Console.prototype, methods);
  for (const name of Object.keys(methods)) Object.defineProperty(Console.prototype, name, { enumerable: false });

  return { Console };
})
