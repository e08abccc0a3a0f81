// The page's life: what is there before its script runs, and the events that follow it. Loaded for every program, so
// it does next to nothing until a program asks.
(function (host, require) {
  'use strict';

  // Shared with the modules for the document and for events, which put themselves here when they are loaded.
  const page = { readyState: host.isModule ? 'interactive' : 'loading', parsed: Boolean(host.isModule), document: null };

  const HANDLERS = ['error', 'load', 'message', 'messageerror', 'unhandledrejection', 'rejectionhandled', 'pageshow',
    'pagehide', 'beforeunload', 'unload', 'click', 'keydown', 'keyup', 'focus', 'blur', 'resize', 'scroll', 'storage',
    'hashchange', 'popstate', 'online', 'offline', 'visibilitychange'];

  // Events and handlers of the window come into being with the first use of either.
  const events = () => require('event_target');
  for (const name of HANDLERS) {
    const key = `on${name}`;
    Object.defineProperty(globalThis, key, {
      get: () => (page.listening ? events().getHandler(globalThis, name) : null),
      set: (value) => {
        page.listening = true;
        events().setHandler(globalThis, name, value);
      },
      enumerable: true,
      configurable: true,
    });
  }
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'Window', configurable: true });
  Object.defineProperty(globalThis, 'event', {
    get: () => (page.event ? page.event.value : page.listening ? events().currentEvent() : undefined),
    // A program's own global of this name hides the current event for good.
    set: (value) => {
      page.event = { value };
    },
    enumerable: true,
    configurable: true,
  });

  // Nothing is fired where nobody can be listening: the document is not even built for it.
  function fireAtDocument(type, bubbles) {
    if (!page.document && !(bubbles && page.listening && events().hasListeners(globalThis, type))) return;
    const { Event } = require('event');
    events().fire(require('document').document, new Event(type, { bubbles }));
  }

  function fireAtWindow(type, Class, init) {
    if (!page.listening || !events().hasListeners(globalThis, type)) return;
    const types = { ...require('event'), ...require('event_types') };
    events().fire(globalThis, new types[Class](type, init), require('document').document);
  }

  // What the parser does when it has reached the end of the document.
  function finishParsing() {
    page.parsed = true;
    page.onParsed?.();
    if (page.readyState === 'loading') {
      page.readyState = 'interactive';
      fireAtDocument('readystatechange', false);
    }
    fireAtDocument('DOMContentLoaded', true);
    page.readyState = 'complete';
    fireAtDocument('readystatechange', false);
    fireAtWindow('load', 'Event', {});
    fireAtWindow('pageshow', 'PageTransitionEvent', { bubbles: true, cancelable: true });
  }

  // The parser goes on in a task of its own after a script that held it up: what that script queued comes first. A
  // module runs when the parser is through, and the events follow it at once.
  const AFTER_SCRIPT_MS = 0.9;
  if (host.isModule) host.label(host.queueTask('user-interaction', finishParsing), 'DOMContentLoaded, load');
  else host.label(host.delayedTask('networking', AFTER_SCRIPT_MS, finishParsing), 'DOMContentLoaded, load');

  return { page, window: globalThis };
})
