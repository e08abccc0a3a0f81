// What elements, documents, fragments and texts have in common without a common parent: ParentNode and ChildNode.
(function (host, require) {
  'use strict';

  const { TYPES, stateOf, isNode, insert, remove, replace, replaceAll, sibling, walk } = require('node');

  const isElement = (node) => stateOf(node).type === TYPES.ELEMENT_NODE;

  // Strings become texts; the result is a list of nodes.
  function nodesFrom(items) {
    return items.map((item) => (isNode(item) ? item : require('character_data').makeText(`${item}`)));
  }

  // Several nodes travel as one fragment, so that a mutation observer gets one record.
  function asOne(items) {
    const nodes = nodesFrom(items);
    if (nodes.length === 1) return nodes[0];
    const fragment = require('document').document.createDocumentFragment();
    for (const node of nodes) insert(fragment, node, null);
    return fragment;
  }

  function flat(items) {
    return nodesFrom(items).flatMap((node) =>
      (node.nodeType === TYPES.DOCUMENT_FRAGMENT_NODE ? [...stateOf(node).children] : [node]));
  }

  function descendants(root) {
    const found = [];
    walk(root, (node) => { if (isElement(node)) found.push(node); });
    return found;
  }

  function search(root, selector, method) {
    const { compile } = require('selector');
    const name = root.nodeType === TYPES.DOCUMENT_NODE ? 'Document' : 'Element';
    const matches = compile(`${selector}`, `execute '${method}' on '${name}'`);
    return descendants(root).filter((element) => matches(element, root));
  }

  function needSelector(count, root, method) {
    if (count > 0) return;
    const name = root.nodeType === TYPES.DOCUMENT_NODE ? 'Document' : 'Element';
    throw new TypeError(`Failed to execute '${method}' on '${name}': 1 argument required, but only 0 present.`);
  }

  function elementBeside(node, step) {
    let at = sibling(node, step);
    while (at && !isElement(at)) at = sibling(at, step);
    return at;
  }

  const parent = {
    get children() {
      return require('collections').liveCollection(this, 'children', () => stateOf(this).children.filter(isElement));
    },

    get firstElementChild() {
      return stateOf(this).children.find(isElement) ?? null;
    },

    get lastElementChild() {
      return stateOf(this).children.findLast(isElement) ?? null;
    },

    get childElementCount() {
      return stateOf(this).children.filter(isElement).length;
    },

    append(...nodes) {
      if (nodes.length > 0) insert(this, asOne(nodes), null, "execute 'append' on 'Element'");
    },

    prepend(...nodes) {
      if (nodes.length > 0) insert(this, asOne(nodes), this.firstChild, "execute 'prepend' on 'Element'");
    },

    replaceChildren(...nodes) {
      replaceAll(this, flat(nodes));
    },

    querySelector(selectors) {
      needSelector(arguments.length, this, 'querySelector');
      return search(this, selectors, 'querySelector')[0] ?? null;
    },

    querySelectorAll(selectors) {
      needSelector(arguments.length, this, 'querySelectorAll');
      return require('collections').nodeList(search(this, selectors, 'querySelectorAll'));
    },

    getElementsByClassName(names) {
      const wanted = `${names}`.split(/\s+/).filter(Boolean);
      const has = (element) => wanted.every((name) => element.classList.contains(name));
      return require('collections').liveCollection(this, `.${wanted.join('.')}`, () => descendants(this).filter(has));
    },

    getElementsByTagName(name) {
      const wanted = `${name}`.toLowerCase();
      const is = (element) => wanted === '*' || element.localName === wanted;
      return require('collections').liveCollection(this, wanted, () => descendants(this).filter(is));
    },
  };

  const child = {
    get previousElementSibling() {
      return elementBeside(this, -1);
    },

    get nextElementSibling() {
      return elementBeside(this, 1);
    },

    after(...nodes) {
      const { parentNode } = this;
      if (parentNode && nodes.length > 0) insert(parentNode, asOne(nodes), this.nextSibling);
    },

    before(...nodes) {
      const { parentNode } = this;
      if (parentNode && nodes.length > 0) insert(parentNode, asOne(nodes), this);
    },

    remove() {
      remove(this);
    },

    replaceWith(...nodes) {
      replace(this, flat(nodes));
    },
  };

  const mix = (mixin) => (prototype) => Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(mixin));

  return { mixInParent: mix(parent), mixInChild: mix(child), descendants, isElement };
})
