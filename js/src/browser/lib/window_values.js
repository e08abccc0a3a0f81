// The plain values and the dialogs of a window. A dialog is answered at once, as when a person dismisses it.
(function (host, require) {
  'use strict';

  const { required, illegalConstructor, expose } = require('idl');
  const { EventTarget } = require('event_target');

  class WindowProperties extends EventTarget {}
  class Window extends EventTarget {
    constructor() {
      illegalConstructor('Window');
    }
  }
  expose(Window, { length: 0 });
  Object.setPrototypeOf(Window.prototype, WindowProperties.prototype);
  Object.setPrototypeOf(globalThis, Window.prototype);

  function Worker() {
    if (!new.target) throw new TypeError("Failed to construct 'Worker': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
    required(1, arguments.length, "construct 'Worker'");
    throw new Error('Looplab does not model Worker yet');
  }

  return {
    Window,
    Worker,
    name: '',
    status: '',
    closed: false,
    length: 0,
    opener: null,
    frameElement: null,
    origin: 'http://localhost',
    innerWidth: 1280,
    innerHeight: 720,
    outerWidth: 1280,
    outerHeight: 720,
    scrollX: 0,
    scrollY: 0,
    pageXOffset: 0,
    pageYOffset: 0,
    screenX: 0,
    screenY: 0,
    devicePixelRatio: 1,
    isSecureContext: true,
    crossOriginIsolated: false,
    alert: function alert() {},
    confirm: function confirm() {
      return false;
    },
    prompt: function prompt() {
      return null;
    },
    focus: function focus() {},
    blur: function blur() {},
    close: function close() {},
    stop: function stop() {},
    print: function print() {},
    open: function open() {
      return null;
    },
    scroll: function scroll() {},
    scrollTo: function scrollTo() {},
    scrollBy: function scrollBy() {},
  };
})
