// Text and Comment.
(function (host, require) {
  'use strict';

  const { INTERNAL, domException, expose } = require('idl');
  const { Node, TYPES, stateOf, hooks, insert } = require('node');
  const { mixInChild } = require('node_mixins');

  class CharacterData extends Node {
    get data() {
      return stateOf(this).data;
    }

    set data(value) {
      const state = stateOf(this);
      const oldValue = state.data;
      state.data = value === null ? '' : `${value}`;
      if (hooks.record) hooks.record('characterData', this, { oldValue });
    }

    get length() {
      return this.data.length;
    }

    get nodeValue() {
      return this.data;
    }

    set nodeValue(value) {
      this.data = value;
    }

    get textContent() {
      return this.data;
    }

    set textContent(value) {
      this.data = value;
    }

    appendData(data) {
      this.data += data;
    }

    deleteData(offset, count) {
      this.replaceData(offset, count, '');
    }

    insertData(offset, data) {
      this.replaceData(offset, 0, data);
    }

    replaceData(offset, count, data) {
      const text = this.data;
      if (offset > text.length) {
        throw domException('IndexSizeError', "Failed to execute 'replaceData' on 'CharacterData': The offset " +
          `${offset} is greater than the node's length (${text.length}).`);
      }
      this.data = text.slice(0, offset) + data + text.slice(offset + count);
    }

    substringData(offset, count) {
      return this.data.substr(offset, count);
    }

    cloneAlone() {
      return make(this.constructor, this.nodeType, this.data);
    }
  }
  mixInChild(CharacterData.prototype);

  // What other modules call and a page does not see.
  function hide(Class) {
    Object.defineProperty(Class.prototype, 'cloneAlone', { enumerable: false });
  }

  class Text extends CharacterData {
    constructor(data = '') {
      super(INTERNAL, TYPES.TEXT_NODE);
      stateOf(this).data = `${data}`;
    }

    get wholeText() {
      return this.data;
    }

    splitText(offset) {
      const rest = new Text(this.data.slice(offset));
      this.data = this.data.slice(0, offset);
      if (this.parentNode) insert(this.parentNode, rest, this.nextSibling);
      return rest;
    }
  }

  class Comment extends CharacterData {
    constructor(data = '') {
      super(INTERNAL, TYPES.COMMENT_NODE);
      stateOf(this).data = `${data}`;
    }
  }

  function make(Class, type, data) {
    return type === TYPES.TEXT_NODE ? new Text(data) : new Comment(data);
  }

  expose(CharacterData, { length: 0 });
  hide(CharacterData);
  expose(Text, { length: 0 });
  expose(Comment, { length: 0 });

  return { CharacterData, Text, Comment, makeText: (data) => new Text(data) };
})
