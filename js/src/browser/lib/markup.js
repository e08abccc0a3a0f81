// Markup to nodes and back: tags, attributes, text, comments and the common entities. Errors are mended simply: an end
// tag closes up to its start tag, what is open at the end is closed.
(function (host, require) {
  'use strict';

  const { TYPES, stateOf, insert, walk } = require('node');

  const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
  const RAW = new Set(['script', 'style', 'textarea', 'title']);
  const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  // What implies the end of an open element of the same kind.
  const CLOSES = { li: ['li'], p: ['p'], option: ['option'], tr: ['tr', 'td', 'th'], td: ['td', 'th'], th: ['td', 'th'], div: ['p'], ul: ['p'] };

  // As deep as Chromium's parser builds a tree: what is deeper becomes a sibling.
  const MAX_DEPTH = 512;

  function decode(text) {
    return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
      if (name[0] !== '#') return ENTITIES[name] ?? whole;
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    });
  }

  const TAG = /<(?:!--([\s\S]*?)(?:-->|$)|!([^>]*)>|\/([a-z][^\s>/]*)[^>]*>|([a-z][^\s>/]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|[\s/])*)>)/gi;
  const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

  function setAttributes(element, text) {
    for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
      if (!element.hasAttribute(name)) element.setAttribute(name, decode(double ?? single ?? bare ?? ''));
    }
  }

  // Gives the list of nodes at the top.
  function parse(text) {
    const { make } = require('html_elements');
    const { Text, Comment } = require('character_data');
    const top = [];
    const open = [];
    const add = (node) => {
      if (open.length === 0) top.push(node);
      else insert(open.length < MAX_DEPTH ? open.at(-1) : open.at(-1).parentNode, node, null);
    };
    const addText = (data) => {
      if (data !== '') add(new Text(decode(data)));
    };
    let at = 0;
    TAG.lastIndex = 0;
    for (let found = TAG.exec(text); found; found = TAG.exec(text)) {
      addText(text.slice(at, found.index));
      at = TAG.lastIndex;
      const [, comment, , end, start, attributes] = found;
      if (comment !== undefined) add(new Comment(comment));
      else if (end) {
        const depth = open.findLastIndex((element) => element.localName === end.toLowerCase());
        if (depth >= 0) open.length = depth;
      } else if (start) {
        const name = start.toLowerCase();
        if (CLOSES[name]?.includes(open.at(-1)?.localName)) open.pop();
        const element = make(name);
        setAttributes(element, attributes);
        add(element);
        if (VOID.has(name)) continue;
        if (RAW.has(name)) {
          const close = new RegExp(`</${name}\\s*>`, 'gi');
          close.lastIndex = at;
          const found2 = close.exec(text);
          const raw = text.slice(at, found2 ? found2.index : text.length);
          if (raw !== '') insert(element, new Text(raw), null);
          at = found2 ? close.lastIndex : text.length;
          TAG.lastIndex = at;
        } else open.push(element);
      }
    }
    addText(text.slice(at));
    return top;
  }

  const escapeText = (text) => text.replace(/&/g, '&amp;').replace(/\u00a0/g, '&nbsp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const escapeValue = (text) => text.replace(/&/g, '&amp;').replace(/\u00a0/g, '&nbsp;').replace(/"/g, '&quot;');

  function opening(node) {
    const { type, localName, attributes, data } = stateOf(node);
    if (type === TYPES.TEXT_NODE) return RAW.has(node.parentNode?.localName) ? data : escapeText(data);
    if (type === TYPES.COMMENT_NODE) return `<!--${data}-->`;
    if (type === TYPES.DOCUMENT_TYPE_NODE) return `<!DOCTYPE ${node.name}>`;
    if (type !== TYPES.ELEMENT_NODE) return '';
    const list = [...attributes].map(([name, value]) => ` ${name}="${escapeValue(value)}"`).join('');
    return `<${localName}${list}>`;
  }

  function closing(node) {
    const { type, localName } = stateOf(node);
    return type === TYPES.ELEMENT_NODE && !VOID.has(localName) ? `</${localName}>` : '';
  }

  function inner(node) {
    const parts = [];
    walk(node, (child) => parts.push(opening(child)), (child) => parts.push(closing(child)));
    return parts.join('');
  }

  const outer = (node) => opening(node) + inner(node) + closing(node);

  return { parse, inner, outer };
})
