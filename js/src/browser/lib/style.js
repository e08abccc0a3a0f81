// element.style and element.dataset: two views of attributes.
(function (host) {
  'use strict';

  const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

  function parse(text) {
    const rules = new Map();
    for (const part of (text ?? '').split(';')) {
      const at = part.indexOf(':');
      if (at > 0) rules.set(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim());
    }
    return rules;
  }

  class CSSStyleDeclaration {
    #element;

    constructor(element) {
      this.#element = element;
    }

    get cssText() {
      return [...this.#rules()].map(([name, value]) => `${name}: ${value};`).join(' ');
    }

    set cssText(value) {
      this.#write(parse(`${value}`));
    }

    get length() {
      return this.#rules().size;
    }

    getPropertyValue(name) {
      return this.#rules().get(`${name}`.toLowerCase()) ?? '';
    }

    item(index) {
      return [...this.#rules().keys()][index] ?? '';
    }

    removeProperty(name) {
      const old = this.getPropertyValue(name);
      this.setProperty(name, '');
      return old;
    }

    setProperty(name, value) {
      const rules = this.#rules();
      const key = `${name}`.startsWith('--') ? `${name}` : `${name}`.toLowerCase();
      if (value === null || value === '') {
        if (!rules.delete(key)) return;
      } else rules.set(key, `${value}`);
      this.#write(rules);
    }

    #rules() {
      return parse(this.#element.getAttribute('style'));
    }

    #write(rules) {
      this.#element.setAttribute('style', [...rules].map(([name, value]) => `${name}: ${value};`).join(' '));
    }
  }
  Object.defineProperty(CSSStyleDeclaration.prototype, Symbol.toStringTag, { value: 'CSSStyleDeclaration', configurable: true });

  // style.backgroundColor and every other property go through the attribute.
  function styleOf(element) {
    const declaration = new CSSStyleDeclaration(element);
    return host.exotic(declaration, {
      get(target, key) {
        if (typeof key === 'symbol' || key in target) {
          const value = Reflect.get(target, key, target);
          return typeof value === 'function' && key !== 'constructor' ? value.bind(target) : value;
        }
        return target.getPropertyValue(kebab(key));
      },
      set(target, key, value) {
        if (typeof key === 'symbol' || key === 'cssText') return Reflect.set(target, key, value, target);
        target.setProperty(kebab(key), value === null ? '' : `${value}`);
        return true;
      },
    });
  }

  // getComputedStyle: what the style attribute says, and a display for the rest.
  const INLINE = new Set(['a', 'b', 'button', 'code', 'em', 'i', 'input', 'label', 'small', 'span', 'strong']);
  function computedOf(element) {
    return host.exotic(element.style, {
      get(target, key) {
        const value = target[key];
        if (value !== '' || typeof key === 'symbol') return value;
        return key === 'display' ? (INLINE.has(element.localName) ? 'inline' : 'block') : '';
      },
    });
  }

  class DOMStringMap {}
  Object.defineProperty(DOMStringMap.prototype, Symbol.toStringTag, { value: 'DOMStringMap', configurable: true });

  function datasetOf(element) {
    const attribute = (key) => `data-${kebab(key)}`;
    const keys = () => element.getAttributeNames().filter((name) => name.startsWith('data-')).map((name) => camel(name.slice(5)));
    return host.exotic(new DOMStringMap(), {
      get: (target, key) => (typeof key === 'symbol' || key in target ? target[key] : element.getAttribute(attribute(key)) ?? undefined),
      set(target, key, value) {
        element.setAttribute(attribute(key), value);
        return true;
      },
      has: (target, key) => (typeof key === 'string' && element.hasAttribute(attribute(key))) || key in target,
      deleteProperty(target, key) {
        element.removeAttribute(attribute(key));
        return true;
      },
      ownKeys: keys,
      getOwnPropertyDescriptor: (target, key) => (keys().includes(key)
        ? { value: element.getAttribute(attribute(key)), writable: true, enumerable: true, configurable: true }
        : undefined),
    });
  }

  return { CSSStyleDeclaration, DOMStringMap, styleOf, computedOf, datasetOf };
})
