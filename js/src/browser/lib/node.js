// Node: the tree and its mutations. What a mutation observer sees is reported from here.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, domException, expose } = require('idl');
  const { EventTarget, targetState } = require('event_target');

  const TYPES = {
    ELEMENT_NODE: 1, ATTRIBUTE_NODE: 2, TEXT_NODE: 3, CDATA_SECTION_NODE: 4, ENTITY_REFERENCE_NODE: 5,
    ENTITY_NODE: 6, PROCESSING_INSTRUCTION_NODE: 7, COMMENT_NODE: 8, DOCUMENT_NODE: 9, DOCUMENT_TYPE_NODE: 10,
    DOCUMENT_FRAGMENT_NODE: 11, NOTATION_NODE: 12,
  };

  // `record` is set by the module for mutation observers; until there is one, nobody counts mutations.
  // `touched` is told when the tree or an attribute changed, by the module for what depends on sizes.
  const hooks = { record: null, touched: null };
  let stateOf;

  function parentOf(node, event) {
    const { parent, type } = stateOf(node);
    if (type === TYPES.DOCUMENT_NODE) return event.type === 'load' ? null : globalThis;
    return parent;
  }

  class Node extends EventTarget {
    #state;

    static {
      stateOf = (node) => {
        if (!(#state in node)) throw new TypeError('Illegal invocation');
        return node.#state;
      };
    }

    constructor(token, type) {
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      super();
      this.#state = { type, parent: null, children: [], observers: null };
      targetState(this).parentOf = parentOf;
    }

    get nodeType() {
      return stateOf(this).type;
    }

    get nodeName() {
      return { 3: '#text', 8: '#comment', 9: '#document', 11: '#document-fragment' }[this.nodeType] ?? '';
    }

    get baseURI() {
      return 'http://localhost/';
    }

    get isConnected() {
      return rootOf(this).nodeType === TYPES.DOCUMENT_NODE;
    }

    get ownerDocument() {
      return this.nodeType === TYPES.DOCUMENT_NODE ? null : require('document').document;
    }

    get parentNode() {
      return stateOf(this).parent;
    }

    get parentElement() {
      const { parent } = stateOf(this);
      return parent && parent.nodeType === TYPES.ELEMENT_NODE ? parent : null;
    }

    get childNodes() {
      return require('collections').liveNodes(this, () => stateOf(this).children);
    }

    get firstChild() {
      return stateOf(this).children[0] ?? null;
    }

    get lastChild() {
      return stateOf(this).children.at(-1) ?? null;
    }

    get previousSibling() {
      return sibling(this, -1);
    }

    get nextSibling() {
      return sibling(this, 1);
    }

    get nodeValue() {
      return null;
    }

    set nodeValue(value) {}

    get textContent() {
      if (this.nodeType === TYPES.DOCUMENT_NODE) return null;
      return textOf(this);
    }

    set textContent(value) {
      if (this.nodeType === TYPES.DOCUMENT_NODE) return;
      const text = value === null ? '' : `${value}`;
      replaceAll(this, text === '' ? [] : [require('character_data').makeText(text)]);
    }

    appendChild(node) {
      required(1, arguments.length, "execute 'appendChild' on 'Node'");
      return insert(this, nodeArgument(node, 'appendChild'), null, "execute 'appendChild' on 'Node'");
    }

    cloneNode(deep = false) {
      const root = this.cloneAlone();
      if (!deep) return root;
      const copies = [root];
      walk(this, (node) => {
        const copy = node.cloneAlone();
        insert(copies.at(-1), copy, null);
        copies.push(copy);
      }, () => copies.pop());
      return root;
    }

    compareDocumentPosition(other) {
      if (this === other) return 0;
      const [mine, theirs] = [pathTo(this), pathTo(other)];
      if (mine[0] !== theirs[0]) return 37;
      let depth = 0;
      while (mine[depth] === theirs[depth]) depth += 1;
      if (depth === mine.length) return 20;
      if (depth === theirs.length) return 10;
      const { children } = stateOf(mine[depth - 1]);
      return children.indexOf(mine[depth]) < children.indexOf(theirs[depth]) ? 4 : 2;
    }

    contains(other) {
      return Boolean(other) && pathTo(other).includes(this);
    }

    getRootNode() {
      return rootOf(this);
    }

    hasChildNodes() {
      return stateOf(this).children.length > 0;
    }

    insertBefore(node, child) {
      const what = "execute 'insertBefore' on 'Node'";
      required(2, arguments.length, what);
      return insert(this, nodeArgument(node, 'insertBefore'), child ?? null, what);
    }

    isEqualNode(other) {
      return other !== null && require('markup').outer(this) === require('markup').outer(other);
    }

    isSameNode(other) {
      return this === other;
    }

    normalize() {}

    removeChild(child) {
      required(1, arguments.length, "execute 'removeChild' on 'Node'");
      if (stateOf(nodeArgument(child, 'removeChild')).parent !== this) {
        throw domException('NotFoundError',
          "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.");
      }
      remove(child);
      return child;
    }

    replaceChild(node, child) {
      const what = "execute 'replaceChild' on 'Node'";
      required(2, arguments.length, what);
      if (stateOf(nodeArgument(child, 'replaceChild', 2)).parent !== this) {
        throw domException('NotFoundError', `Failed to ${what}: The node to be replaced is not a child of this node.`);
      }
      replace(child, [nodeArgument(node, 'replaceChild')]);
      return child;
    }
  }

  const isNode = (value) => value instanceof Node;

  function nodeArgument(value, method, index = 1) {
    if (isNode(value)) return value;
    throw new TypeError(`Failed to execute '${method}' on 'Node': parameter ${index} is not of type 'Node'.`);
  }

  function pathTo(node) {
    const path = [node];
    for (let at = node; (at = stateOf(at).parent); ) path.push(at);
    return path.reverse();
  }

  function rootOf(node) {
    let root = node;
    for (let at = node; at; at = stateOf(at).parent) root = at;
    return root;
  }

  // What is below `root`, in tree order. Trees can be deeper than the stack.
  function walk(root, enter, leave = () => {}) {
    const open = [{ node: root, at: 0 }];
    while (open.length > 0) {
      const top = open.at(-1), child = stateOf(top.node).children[top.at];
      if (child) {
        top.at += 1;
        enter(child);
        open.push({ node: child, at: 0 });
      } else {
        open.pop();
        if (open.length > 0) leave(top.node);
      }
    }
  }

  function sibling(node, step) {
    const { parent } = stateOf(node);
    if (!parent) return null;
    const { children } = stateOf(parent);
    return children[children.indexOf(node) + step] ?? null;
  }

  function textOf(node) {
    if (node.nodeType === TYPES.TEXT_NODE) return node.data;
    const texts = [];
    walk(node, (child) => { if (stateOf(child).type === TYPES.TEXT_NODE) texts.push(child.data); });
    return texts.join('');
  }

  // Puts `node` (or what a fragment holds) before `child`, or at the end.
  function insert(parent, node, child, what = "execute 'appendChild' on 'Node'") {
    if (stateOf(parent).type === TYPES.TEXT_NODE || stateOf(parent).type === TYPES.COMMENT_NODE) {
      throw domException('HierarchyRequestError', `Failed to ${what}: This node type does not support this method.`);
    }
    if (node === parent || (stateOf(node).children.length > 0 && pathTo(parent).includes(node))) {
      throw domException('HierarchyRequestError', `Failed to ${what}: The new child element contains the parent.`);
    }
    if (child && stateOf(child).parent !== parent) {
      throw domException('NotFoundError',
        `Failed to ${what}: The node before which the new node is to be inserted is not a child of this node.`);
    }
    const isFragment = node.nodeType === TYPES.DOCUMENT_FRAGMENT_NODE;
    const nodes = isFragment ? [...stateOf(node).children] : [node];
    if (nodes.length === 0) return node;
    let before = child === node ? sibling(node, 1) : child;
    if (isFragment) {
      for (const item of nodes) remove(item, false);
      report(node, { removedNodes: nodes });
    } else if (stateOf(node).parent) remove(node);
    const { children } = stateOf(parent);
    const at = before ? children.indexOf(before) : children.length;
    const previousSibling = children[at - 1] ?? null;
    children.splice(at, 0, ...nodes);
    for (const item of nodes) stateOf(item).parent = parent;
    report(parent, { addedNodes: nodes, previousSibling, nextSibling: before });
    hooks.touched?.();
    return node;
  }

  function remove(node, reported = true) {
    const { parent } = stateOf(node);
    if (!parent) return;
    const { children } = stateOf(parent);
    const at = children.indexOf(node);
    const previousSibling = children[at - 1] ?? null;
    const nextSibling = children[at + 1] ?? null;
    children.splice(at, 1);
    if (reported) report(parent, { removedNodes: [node], previousSibling, nextSibling });
    stateOf(node).parent = null;
    hooks.touched?.();
  }

  // One record for a whole exchange of children, as textContent and replaceChildren make.
  function replaceAll(parent, nodes) {
    const removedNodes = [...stateOf(parent).children];
    for (const node of removedNodes) remove(node, false);
    for (const node of nodes) if (stateOf(node).parent) remove(node);
    stateOf(parent).children.push(...nodes);
    for (const node of nodes) stateOf(node).parent = parent;
    if (removedNodes.length + nodes.length > 0) report(parent, { addedNodes: nodes, removedNodes });
    hooks.touched?.();
  }

  // One node makes way for others, in one record.
  function replace(node, nodes) {
    const { parent } = stateOf(node);
    if (!parent) return;
    for (const item of nodes) if (item !== node && stateOf(item).parent) remove(item);
    const { children } = stateOf(parent);
    const at = children.indexOf(node);
    const previousSibling = children[at - 1] ?? null;
    const nextSibling = children[at + 1] ?? null;
    children.splice(at, 1, ...nodes);
    stateOf(node).parent = null;
    for (const item of nodes) stateOf(item).parent = parent;
    report(parent, { addedNodes: nodes, removedNodes: [node], previousSibling, nextSibling });
    hooks.touched?.();
  }

  function report(target, change) {
    if (hooks.record) hooks.record('childList', target, change);
  }

  expose(Node, { length: 0, constants: TYPES });

  return { Node, TYPES, stateOf, isNode, hooks, insert, remove, replace, replaceAll, rootOf, pathTo, sibling, walk };
})
