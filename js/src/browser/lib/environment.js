// What a page knows about where it is: navigator, location, history, screen, and the dialogs, which nobody answers.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, expose } = require('idl');
  const { EventTarget, fire } = require('event_target');
  const { URL } = require('url');

  function closed(name, members) {
    const Class = {
      [name]: class {
        constructor(token) {
          if (token !== INTERNAL) illegalConstructor(name);
        }
      },
    }[name];
    Object.defineProperties(Class.prototype, Object.getOwnPropertyDescriptors(members));
    return expose(Class, { length: 0 });
  }

  const PLATFORM = 'Mozilla/5.0 (X11; Linux x86_64)';
  const Navigator = closed('Navigator', {
    get userAgent() {
      return `${PLATFORM} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36`;
    },
    get language() {
      return 'en-US';
    },
    get languages() {
      return Object.freeze(['en-US', 'en']);
    },
    get onLine() {
      return true;
    },
    get platform() {
      return 'Linux x86_64';
    },
    get vendor() {
      return 'Google Inc.';
    },
    get hardwareConcurrency() {
      return 8;
    },
    get cookieEnabled() {
      return true;
    },
    get maxTouchPoints() {
      return 0;
    },
    sendBeacon: () => true,
    vibrate: () => true,
  });

  let address = new URL('http://localhost/');

  // A page cannot leave: only what follows '#' changes.
  function navigate(value) {
    const next = new URL(`${value}`, address.href);
    if (next.href.split('#')[0] !== address.href.split('#')[0]) return;
    goTo(next, true);
  }

  function goTo(next, tell) {
    const oldURL = address.href;
    address = next;
    if (!tell || oldURL === next.href) return;
    host.queueTask('dom-manipulation', () => {
      const { HashChangeEvent } = require('event_types');
      fire(globalThis, new HashChangeEvent('hashchange', { oldURL, newURL: next.href }));
    });
  }

  const Location = closed('Location', {
    get ancestorOrigins() {
      return [];
    },
    get href() {
      return address.href;
    },
    set href(value) {
      navigate(value);
    },
    get origin() {
      return address.origin;
    },
    get protocol() {
      return address.protocol;
    },
    get host() {
      return address.host;
    },
    get hostname() {
      return address.hostname;
    },
    get port() {
      return address.port;
    },
    get pathname() {
      return address.pathname;
    },
    get search() {
      return address.search;
    },
    get hash() {
      return address.hash;
    },
    set hash(value) {
      navigate(`#${`${value}`.replace(/^#/, '')}`);
    },
    assign: (url) => navigate(url),
    reload: () => {},
    replace: (url) => navigate(url),
    toString: () => address.href,
  });

  const entries = [{ url: address, state: null }];
  let current = 0;

  function change(method, args) {
    required(2, args.length, `execute '${method}' on 'History'`);
    const [data, , url] = args;
    const state = require('structured_clone').clone(data, [], `Failed to execute '${method}' on 'History': `);
    const next = url === undefined || url === null ? address : new URL(`${url}`, address.href);
    if (method === 'pushState') entries.splice((current += 1), Infinity, { url: next, state });
    else entries[current] = { url: next, state };
    goTo(next, false);
  }

  const History = closed('History', {
    get length() {
      return entries.length;
    },
    get scrollRestoration() {
      return 'auto';
    },
    get state() {
      return entries[current].state;
    },
    back() {
      this.go(-1);
    },
    forward() {
      this.go(1);
    },
    go(delta = 0) {
      host.delayedTask('dom-manipulation', 1, () => {
        const entry = entries[current + (Number(delta) | 0)];
        if (!entry || entry === entries[current]) return;
        current += Number(delta) | 0;
        const withoutHash = (url) => url.href.split('#')[0];
        const hashChanged = entry.url.hash !== address.hash && withoutHash(entry.url) === withoutHash(address);
        const { PopStateEvent } = require('event_types');
        const previous = address;
        address = entry.url;
        fire(globalThis, new PopStateEvent('popstate', { state: entry.state }));
        address = previous;
        goTo(entry.url, hashChanged);
      });
    },
    pushState(data, unused, url = undefined) {
      change('pushState', arguments);
    },
    replaceState(data, unused, url = undefined) {
      change('replaceState', arguments);
    },
  });

  const Screen = closed('Screen', {
    get availWidth() {
      return 1280;
    },
    get availHeight() {
      return 720;
    },
    get width() {
      return 1280;
    },
    get height() {
      return 720;
    },
    get colorDepth() {
      return 24;
    },
  });

  class MediaQueryList extends EventTarget {
    constructor(token, media) {
      if (token !== INTERNAL) illegalConstructor('MediaQueryList');
      super();
      Object.defineProperty(this, 'media', { value: media, enumerable: true });
    }

    get matches() {
      const limit = /\((min|max)-(width|height):\s*([\d.]+)px\)/.exec(this.media);
      if (!limit) return /^(all|screen)?$/.test(this.media);
      const size = limit[2] === 'width' ? 1280 : 720;
      return limit[1] === 'min' ? size >= Number(limit[3]) : size <= Number(limit[3]);
    }

    addListener(callback) {
      this.addEventListener('change', callback);
    }

    removeListener(callback) {
      this.removeEventListener('change', callback);
    }
  }
  expose(MediaQueryList, { length: 0 });

  return {
    Navigator, Location, History, Screen, MediaQueryList,
    navigator: new Navigator(INTERNAL),
    location: new Location(INTERNAL),
    history: new History(INTERNAL),
    screen: new Screen(INTERNAL),
    matchMedia: function matchMedia(query) {
      return new MediaQueryList(INTERNAL, `${query}`);
    },
    getComputedStyle: function getComputedStyle(element) {
      return require('style').computedOf(element);
    },
  };
})
