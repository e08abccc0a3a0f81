// The document: `<!doctype html>`, a head, and a body with the program's script. If the script is in the head, the body
// comes when the parser goes on.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, domException, expose } = require('idl');
  const { Node, TYPES, stateOf, isNode, insert } = require('node');
  const { descendants, mixInParent } = require('node_mixins');
  const { defineHandlers } = require('event_target');
  const { Text, Comment } = require('character_data');
  const elements = require('html_elements');
  const { page } = require('page');

  const scriptName = (host.scriptPath ?? 'program.js').split('/').pop();

  class DocumentType extends Node {
    get name() {
      return 'html';
    }

    get nodeName() {
      return 'html';
    }
  }

  class DocumentFragment extends Node {
    constructor() {
      super(INTERNAL, TYPES.DOCUMENT_FRAGMENT_NODE);
    }

    getElementById(id) {
      return descendants(this).find((element) => element.id === `${id}`) ?? null;
    }

    cloneAlone() {
      return new DocumentFragment();
    }
  }

  class Document extends Node {
    get URL() {
      return 'http://localhost/';
    }

    get documentURI() {
      return 'http://localhost/';
    }

    get compatMode() {
      return 'CSS1Compat';
    }

    get characterSet() {
      return 'UTF-8';
    }

    get contentType() {
      return 'text/html';
    }

    get doctype() {
      return stateOf(this).children.find((node) => node.nodeType === TYPES.DOCUMENT_TYPE_NODE) ?? null;
    }

    get documentElement() {
      return this.firstElementChild;
    }

    get referrer() {
      return '';
    }

    get cookie() {
      return stateOf(this).cookie ?? '';
    }

    set cookie(value) {
      const state = stateOf(this);
      const pair = `${value}`.split(';')[0].trim();
      const [name] = pair.split('=');
      const others = (state.cookie ?? '').split('; ').filter((item) => item !== '' && item.split('=')[0] !== name);
      state.cookie = [...others, pair].join('; ');
    }

    get readyState() {
      return page.readyState;
    }

    get title() {
      return this.head.querySelector('title')?.textContent ?? '';
    }

    set title(value) {
      const title = this.head.querySelector('title');
      if (title) title.textContent = value;
    }

    get body() {
      return inHtml(this, 'body');
    }

    get head() {
      return inHtml(this, 'head');
    }

    get forms() {
      return this.getElementsByTagName('form');
    }

    get images() {
      return this.getElementsByTagName('img');
    }

    get links() {
      const { liveCollection } = require('collections');
      return liveCollection(this, 'links', () => descendants(this).filter((item) => item.localName === 'a' && item.hasAttribute('href')));
    }

    get scrollingElement() {
      return this.documentElement;
    }

    get domain() {
      return 'localhost';
    }

    get scripts() {
      return this.getElementsByTagName('script');
    }

    get currentScript() {
      return host.isScriptRunning() && !host.isModule ? programScript : null;
    }

    get defaultView() {
      return globalThis;
    }

    get hidden() {
      return false;
    }

    get visibilityState() {
      return 'visible';
    }

    get activeElement() {
      return require('focus').active() ?? this.body;
    }

    createComment(data) {
      return new Comment(data);
    }

    createDocumentFragment() {
      return new DocumentFragment();
    }

    createElement(name) {
      const what = "execute 'createElement' on 'Document'";
      required(1, arguments.length, what);
      const localName = `${name}`.toLowerCase();
      if (!/^[a-z_:]|^[^\x00-\x7f]/.test(localName) || /[\s/>\x00]/.test(localName)) {
        throw domException('InvalidCharacterError', `Failed to ${what}: The tag name provided ('${name}') is not a valid name.`);
      }
      return elements.make(localName);
    }

    createEvent(name) {
      const types = { ...require('event_types'), Event: require('event').Event };
      const found = Object.keys(types).find((key) => key.toLowerCase() === `${name}`.toLowerCase().replace(/s$/, ''));
      return new types[found ?? 'Event']('');
    }

    createTextNode(data) {
      return new Text(data);
    }

    getElementById(id) {
      return descendants(this).find((element) => element.id === `${id}`) ?? null;
    }

    getElementsByName(name) {
      return require('collections').nodeList(descendants(this).filter((element) => element.getAttribute('name') === `${name}`));
    }

    adoptNode(node) {
      node.parentNode?.removeChild(node);
      return node;
    }

    importNode(node, deep = false) {
      return node.cloneNode(deep);
    }

    hasFocus() {
      return true;
    }
  }

  class HTMLDocument extends Document {}

  function inHtml(document, name) {
    const html = document.documentElement;
    return html ? stateOf(html).children.find((node) => stateOf(node).localName === name) ?? null : null;
  }

  mixInParent(Document.prototype);
  mixInParent(DocumentFragment.prototype);
  defineHandlers(Document.prototype, ['readystatechange', 'visibilitychange', 'selectionchange', 'fullscreenchange']);
  const { onclick, ...rest } = Object.getOwnPropertyDescriptors(elements.HTMLElement.prototype);
  const isHandler = (key) => key.startsWith('on');
  Object.defineProperty(Document.prototype, 'onclick', onclick);
  for (const key of Object.keys(rest).filter(isHandler)) Object.defineProperty(Document.prototype, key, rest[key]);
  for (const Class of [DocumentType, DocumentFragment, Document, HTMLDocument]) expose(Class, { length: 0 });
  Object.defineProperty(DocumentFragment.prototype, 'cloneAlone', { enumerable: false });

  function element(name, attributes = {}, ...children) {
    const made = elements.make(name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    for (const child of children) insert(made, isNode(child) ? child : new Text(child), null);
    return made;
  }

  const document = new HTMLDocument(INTERNAL, TYPES.DOCUMENT_NODE);
  const programScript = element('script', host.isModule ? { type: 'module', src: scriptName } : { src: scriptName });
  insert(document, new DocumentType(INTERNAL, TYPES.DOCUMENT_TYPE_NODE), null);
  const head = element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, 'program'));
  const html = element('html', {}, head);
  insert(document, html, null);

  page.document = document;
  if (host.inHead) insert(head, programScript, null);
  const addBody = () => {
    if (!document.body) insert(document.documentElement, element('body'), null);
  };
  if (host.inHead && !page.parsed) page.onParsed = addBody;
  else addBody();
  if (!host.inHead) insert(document.body, programScript, null);

  return { document, Document, HTMLDocument, DocumentFragment, DocumentType };
})
