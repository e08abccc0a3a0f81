// ResizeObserver and IntersectionObserver. Both look at the page once per frame, after the animation frame callbacks.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, callable, expose } = require('idl');
  const { Element } = require('element');
  const { VIEWPORT, DOMRectReadOnly, sizeOf } = require('layout');

  const { setLook, wantEndOfFrame } = require('frames');

  const watching = { resize: new Set(), intersection: new Set() };
  const all = () => [...watching.resize, ...watching.intersection];

  setLook(() => {
    for (const inner of [...watching.resize]) look(inner, resizeEntry);
    // Intersections are computed at the end of the frame and told in a task.
    for (const inner of [...watching.intersection]) {
      const entries = collect(inner, intersectionEntry);
      if (entries.length > 0) host.label(host.queueTask('dom-manipulation', () => tell(inner, entries)), 'IntersectionObserver');
    }
    // A callback may have changed sizes itself; that is looked at in the next frame.
    if (all().some(hasPlan)) wantEndOfFrame();
  });

  // Whether an observer may have something to say in the next frame: only when the program could change sizes.
  function hasPlan(inner) {
    return [...inner.targets].some(([target, last]) => last !== sizeOf(target).join());
  }

  function collect(inner, entryOf) {
    const entries = [];
    for (const [target, last] of inner.targets) {
      const size = sizeOf(target).join();
      if (size === last) continue;
      inner.targets.set(target, size);
      entries.push(entryOf(target));
    }
    return entries;
  }

  function look(inner, entryOf) {
    const entries = collect(inner, entryOf);
    if (entries.length > 0) tell(inner, entries);
  }

  function tell(inner, entries) {
    try {
      inner.callback.call(inner.observer, entries, inner.observer);
    } catch (error) {
      host.reportError(error);
    }
    host.checkpoint();
  }

  function entryClass(name) {
    const fields = new WeakMap();
    const Class = {
      [name]: class {
        constructor(token, values) {
          if (token !== INTERNAL) illegalConstructor(name);
          fields.set(this, values);
        }
      },
    }[name];
    return { Class: expose(Class, { length: 0 }), fields };
  }

  function members(Class, fields, keys) {
    for (const key of keys) {
      Object.defineProperty(Class.prototype, key, {
        get() {
          return fields.get(this)[key];
        },
        enumerable: true,
        configurable: true,
      });
    }
  }

  const resize = entryClass('ResizeObserverEntry');
  members(resize.Class, resize.fields, ['target', 'contentRect', 'contentBoxSize', 'borderBoxSize', 'devicePixelContentBoxSize']);
  const crossing = entryClass('IntersectionObserverEntry');
  members(crossing.Class, crossing.fields, ['time', 'rootBounds', 'boundingClientRect', 'intersectionRect',
    'isIntersecting', 'isVisible', 'intersectionRatio', 'target']);

  function resizeEntry(target) {
    const [width, height] = sizeOf(target);
    const box = Object.freeze([{ inlineSize: width, blockSize: height }]);
    return new resize.Class(INTERNAL, {
      target, contentRect: new DOMRectReadOnly(0, 0, width, height),
      contentBoxSize: box, borderBoxSize: box, devicePixelContentBoxSize: box,
    });
  }

  function intersectionEntry(target) {
    const rect = new DOMRectReadOnly(0, 0, ...sizeOf(target));
    const isIntersecting = target.isConnected;
    return new crossing.Class(INTERNAL, {
      time: host.now(), rootBounds: new DOMRectReadOnly(0, 0, VIEWPORT.width, VIEWPORT.height), boundingClientRect: rect,
      intersectionRect: rect, isIntersecting, isVisible: false, intersectionRatio: isIntersecting ? 1 : 0, target,
    });
  }

  function observerClass(name, kind) {
    return {
      [name]: class {
        #inner;

        constructor(callback) {
          required(1, arguments.length, `construct '${name}'`);
          this.#inner = { observer: this, callback: callable(callback, `construct '${name}'`), targets: new Map() };
        }

        disconnect() {
          this.#inner.targets.clear();
          watching[kind].delete(this.#inner);
        }

        observe(target) {
          required(1, arguments.length, `execute 'observe' on '${name}'`);
          if (!(target instanceof Element)) {
            throw new TypeError(`Failed to execute 'observe' on '${name}': parameter 1 is not of type 'Element'.`);
          }
          this.#inner.targets.set(target, null);
          watching[kind].add(this.#inner);
          wantEndOfFrame();
        }

        unobserve(target) {
          this.#inner.targets.delete(target);
        }

        takeRecords() {
          return [];
        }
      },
    }[name];
  }

  const ResizeObserver = observerClass('ResizeObserver', 'resize');
  delete ResizeObserver.prototype.takeRecords;
  const IntersectionObserver = observerClass('IntersectionObserver', 'intersection');
  expose(ResizeObserver);
  expose(IntersectionObserver);

  // Whatever changes the tree or an attribute may have changed a size.
  require('node').hooks.touched = () => {
    if (all().some(hasPlan)) wantEndOfFrame();
  };
  return {
    ResizeObserver, IntersectionObserver, ResizeObserverEntry: resize.Class, IntersectionObserverEntry: crossing.Class,
  };
})
