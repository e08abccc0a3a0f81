// A page without a renderer still answers questions about sizes: blocks are as wide as the window, and an element has
// the size its own style gives it.
(function (host, require) {
  'use strict';

  const VIEWPORT = { width: 1280, height: 720 };
  const INLINE = new Set(['a', 'b', 'button', 'code', 'em', 'i', 'img', 'input', 'label', 'small', 'span', 'strong']);

  class DOMRectReadOnly {
    constructor(x = 0, y = 0, width = 0, height = 0) {
      Object.assign(this, { x, y, width, height, top: y, right: x + width, bottom: y + height, left: x });
    }

    toJSON() {
      return { ...this };
    }
  }
  class DOMRect extends DOMRectReadOnly {}
  require('idl').expose(DOMRectReadOnly);
  require('idl').expose(DOMRect);

  function pixels(text, whole) {
    const size = /^([\d.]+)(px|%|vw|vh)?$/.exec(text.trim());
    if (!size) return undefined;
    return size[2] === undefined || size[2] === 'px' ? Number(size[1]) : (Number(size[1]) / 100) * whole;
  }

  function sizeOf(element) {
    if (!element.isConnected || element.style.display === 'none') return [0, 0];
    const own = element.style;
    const block = !INLINE.has(element.localName);
    const width = pixels(own.width, VIEWPORT.width) ?? (block ? VIEWPORT.width : element.textContent.length * 8);
    const lines = element.textContent.trim() === '' ? 0 : 18;
    return [width, pixels(own.height, VIEWPORT.height) ?? lines];
  }

  return {
    VIEWPORT,
    DOMRect,
    DOMRectReadOnly,
    sizeOf,
    rectOf: (element) => new DOMRect(0, 0, ...sizeOf(element)),
  };
})
