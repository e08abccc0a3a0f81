// MutationObserver: one microtask tells all observers, in the order in which they were made.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, callable, dictionary, expose } = require('idl');
  const { isNode, stateOf, hooks } = require('node');

  class MutationRecord {
    #fields;

    constructor(token, fields) {
      if (token !== INTERNAL) illegalConstructor('MutationRecord');
      this.#fields = fields;
    }

    get type() {
      return this.#fields.type;
    }

    get target() {
      return this.#fields.target;
    }

    get addedNodes() {
      return this.#fields.addedNodes;
    }

    get removedNodes() {
      return this.#fields.removedNodes;
    }

    get previousSibling() {
      return this.#fields.previousSibling;
    }

    get nextSibling() {
      return this.#fields.nextSibling;
    }

    get attributeName() {
      return this.#fields.attributeName;
    }

    get attributeNamespace() {
      return null;
    }

    get oldValue() {
      return this.#fields.oldValue;
    }
  }

  // Observers with records to deliver.
  const due = new Set();
  let queued = false;
  let made = 0;

  function notify() {
    queued = false;
    const observers = [...due].sort((a, b) => a.order - b.order);
    due.clear();
    for (const { observer, callback, records } of observers) {
      const batch = records.splice(0);
      if (batch.length === 0) continue;
      try {
        callback.call(observer, batch, observer);
      } catch (error) {
        host.reportError(error);
      }
      host.checkpoint();
    }
  }

  function record(type, target, change) {
    // For each observer that is interested: the old value, or null if it did not ask for it.
    const interested = new Map();
    for (let node = target; node; node = stateOf(node).parent) {
      for (const { inner, options } of stateOf(node).observers ?? []) {
        if ((node !== target && !options.subtree) || !options[type]) continue;
        if (type === 'attributes' && options.attributeFilter && !options.attributeFilter.includes(change.attributeName)) continue;
        const wantsOld = type !== 'childList' && options[type === 'attributes' ? 'attributeOldValue' : 'characterDataOldValue'];
        interested.set(inner, wantsOld ? change.oldValue : interested.get(inner) ?? null);
      }
    }
    if (interested.size === 0) return;
    host.work(150);
    const { nodeList } = require('collections');
    for (const [inner, oldValue] of interested) {
      inner.records.push(new MutationRecord(INTERNAL, {
        previousSibling: null, nextSibling: null, attributeName: null, ...change, type, target, oldValue,
        addedNodes: nodeList(change.addedNodes ?? []), removedNodes: nodeList(change.removedNodes ?? []),
      }));
      due.add(inner);
    }
    if (queued) return;
    queued = true;
    host.label(host.queueMicrotask(notify), 'mutation observers');
  }

  const OBSERVE = "Failed to execute 'observe' on 'MutationObserver': ";

  function readOptions(value) {
    const options = { ...pick(dictionary(value, "execute 'observe' on 'MutationObserver'", 'MutationObserverInit')) };
    if (options.attributes === undefined && (options.attributeOldValue !== undefined || options.attributeFilter !== undefined)) {
      options.attributes = true;
    }
    if (options.characterData === undefined && options.characterDataOldValue !== undefined) options.characterData = true;
    for (const [key, needs] of [['attributeOldValue', 'attributes'], ['attributeFilter', 'attributes'], ['characterDataOldValue', 'characterData']]) {
      if (options[key] && !options[needs]) {
        const may = key === 'attributeFilter' ? `set '${key}'` : `set '${key}' to true`;
        throw new TypeError(`${OBSERVE}The options object may only ${may} when '${needs}' is true or not present.`);
      }
    }
    if (!options.childList && !options.attributes && !options.characterData) {
      throw new TypeError(`${OBSERVE}The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.`);
    }
    return options;
  }

  function pick(options) {
    const found = {};
    for (const key of ['childList', 'attributes', 'characterData', 'subtree', 'attributeOldValue', 'characterDataOldValue']) {
      if (options[key] !== undefined) found[key] = Boolean(options[key]);
    }
    if (options.attributeFilter !== undefined) found.attributeFilter = Array.from(options.attributeFilter, String);
    return found;
  }

  class MutationObserver {
    #inner;

    constructor(callback) {
      required(1, arguments.length, "construct 'MutationObserver'");
      made += 1;
      this.#inner = {
        observer: this, callback: callable(callback, "construct 'MutationObserver'"), records: [], nodes: new Set(), order: made,
      };
      hooks.record = record;
    }

    disconnect() {
      const inner = this.#inner;
      for (const node of inner.nodes) {
        const state = stateOf(node);
        state.observers = state.observers.filter((item) => item.inner !== inner);
      }
      inner.nodes.clear();
      inner.records.length = 0;
    }

    observe(target, options = undefined) {
      required(1, arguments.length, "execute 'observe' on 'MutationObserver'");
      if (!isNode(target)) throw new TypeError(`${OBSERVE}parameter 1 is not of type 'Node'.`);
      const settings = readOptions(options);
      const inner = this.#inner;
      const state = stateOf(target);
      state.observers ??= [];
      const known = state.observers.find((item) => item.inner === inner);
      if (known) known.options = settings;
      else state.observers.push({ inner, options: settings });
      inner.nodes.add(target);
    }

    takeRecords() {
      return this.#inner.records.splice(0);
    }
  }

  expose(MutationRecord, { length: 0 });
  expose(MutationObserver);

  return { MutationObserver, MutationRecord };
})
