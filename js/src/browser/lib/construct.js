// The constructors that are functions of their own: Image, Option, Audio, and markup parsers.
(function (host, require) {
  'use strict';

  const { document } = require('document');
  const elements = require('html_elements');

  function named(name, localName, Class, setUp) {
    const construct = {
      [name]: function (...args) {
        if (!new.target) throw new TypeError(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
        const element = document.createElement(localName);
        setUp(element, ...args);
        return element;
      },
    }[name];
    Object.defineProperty(construct, 'length', { value: 0 });
    construct.prototype = elements[Class].prototype;
    return construct;
  }

  class DOMParser {
    parseFromString(text) {
      const holder = document.createElement('html');
      const body = document.createElement('body');
      body.append(...require('markup').parse(`${text}`));
      holder.append(body);
      return { body, documentElement: holder, querySelector: (s) => holder.querySelector(s), querySelectorAll: (s) => holder.querySelectorAll(s) };
    }
  }
  require('idl').expose(DOMParser);

  return {
    DOMParser,
    Image: named('Image', 'img', 'HTMLImageElement', (element, width, height) => {
      if (width !== undefined) element.setAttribute('width', width);
      if (height !== undefined) element.setAttribute('height', height);
    }),
    Option: named('Option', 'option', 'HTMLOptionElement', (element, text, value) => {
      if (text !== undefined) element.textContent = text;
      if (value !== undefined) element.setAttribute('value', value);
    }),
    Audio: named('Audio', 'audio', 'HTMLAudioElement', (element, src) => {
      if (src !== undefined) element.setAttribute('src', src);
    }),
  };
})
