// What single classes of elements have of their own: templates, tables, links, sizes.
(function (host, require) {
  'use strict';

  const { stateOf } = require('node');
  const { liveCollection } = require('collections');

  const childrenOf = (element, ...names) => Array.from(element.children).filter((child) => names.includes(child.localName));
  const rowsOf = (table) => ['thead', 'tbody', 'tfoot'].flatMap((name) => childrenOf(table, name).flatMap((part) => childrenOf(part, 'tr')))
    .concat(childrenOf(table, 'tr'));
  const addressOf = (link) => require('url').URL.parse(link.getAttribute('href') ?? '', 'http://localhost/');

  function section(table, name) {
    return childrenOf(table, name)[0] ?? table.appendChild(table.ownerDocument.createElement(name));
  }

  function insertAt(parent, list, name, index) {
    const made = parent.ownerDocument.createElement(name);
    const before = index < 0 ? null : list[index] ?? null;
    if (before) before.before(made);
    else parent.append(made);
    return made;
  }

  const members = {
    // The content of a template is a tree of its own.
    Template: {
      get content() {
        const state = stateOf(this);
        return (state.content ??= require('document').document.createDocumentFragment());
      },
      get innerHTML() { return require('markup').inner(this.content); },
      set innerHTML(value) { this.content.replaceChildren(...require('markup').parse(value === null ? '' : `${value}`)); },
    },
    Table: {
      get rows() { return liveCollection(this, 'rows', () => rowsOf(this)); },
      get tBodies() { return liveCollection(this, 'bodies', () => childrenOf(this, 'tbody')); },
      get tHead() { return childrenOf(this, 'thead')[0] ?? null; },
      get caption() { return childrenOf(this, 'caption')[0] ?? null; },
      createTHead() { return section(this, 'thead'); },
      createTBody() { return this.appendChild(this.ownerDocument.createElement('tbody')); },
      createCaption() { return section(this, 'caption'); },
      insertRow(index = -1) {
        const rows = rowsOf(this);
        if (rows.length === 0) return insertAt(childrenOf(this, 'tbody').at(-1) ?? this.createTBody(), [], 'tr', -1);
        return index < 0 || index >= rows.length ? insertAt(rows.at(-1).parentNode, [], 'tr', -1) : insertAt(this, rows, 'tr', index);
      },
      deleteRow(index) { rowsOf(this).at(index)?.remove(); },
    },
    TableSection: {
      get rows() { return liveCollection(this, 'rows', () => childrenOf(this, 'tr')); },
      insertRow(index = -1) { return insertAt(this, childrenOf(this, 'tr'), 'tr', index); },
      deleteRow(index) { childrenOf(this, 'tr').at(index)?.remove(); },
    },
    TableRow: {
      get cells() { return liveCollection(this, 'cells', () => childrenOf(this, 'td', 'th')); },
      get rowIndex() { return this.closest('table') ? rowsOf(this.closest('table')).indexOf(this) : -1; },
      insertCell(index = -1) { return insertAt(this, childrenOf(this, 'td', 'th'), 'td', index); },
      deleteCell(index) { childrenOf(this, 'td', 'th').at(index)?.remove(); },
    },
    TableCell: { get cellIndex() { return this.parentElement ? childrenOf(this.parentElement, 'td', 'th').indexOf(this) : -1; } },
    Anchor: {
      get text() { return this.textContent; },
      toString() { return this.href; },
    },
    Dialog: {
      show() { this.setAttribute('open', ''); },
      showModal() { this.setAttribute('open', ''); },
      close(value = undefined) {
        if (!this.hasAttribute('open')) return;
        this.removeAttribute('open');
        if (value !== undefined) stateOf(this).returnValue = `${value}`;
        host.queueTask('dom-manipulation', () => require('event_target').fire(this, new (require('event').Event)('close')));
      },
      get returnValue() { return stateOf(this).returnValue ?? ''; },
    },
  };
  for (const key of ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin']) {
    Object.defineProperty(members.Anchor, key, {
      get() { return addressOf(this)?.[key] ?? ''; },
      set(value) {
        const url = addressOf(this);
        if (!url) return;
        url[key] = value;
        this.setAttribute('href', url.href);
      },
      enumerable: true,
      configurable: true,
    });
  }
  // Numbers that an attribute holds.
  for (const part of ['Image', 'Canvas', 'Video', 'IFrame']) {
    members[part] = {};
    for (const key of ['width', 'height']) {
      Object.defineProperty(members[part], key, {
        get() { return Number.parseInt(this.getAttribute(key) ?? (part === 'Canvas' ? { width: 300, height: 150 }[key] : 0), 10) || 0; },
        set(value) { this.setAttribute(key, Number(value) >>> 0); },
        enumerable: true,
        configurable: true,
      });
    }
  }

  function apply(classes) {
    for (const part of Object.keys(members)) {
      const descriptors = Object.getOwnPropertyDescriptors(members[part]);
      for (const key of Object.keys(descriptors)) descriptors[key].enumerable = true;
      Object.defineProperties(classes[`HTML${part}Element`].prototype, descriptors);
    }
  }

  return { apply };
})
