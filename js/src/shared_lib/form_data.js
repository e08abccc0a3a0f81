// FormData: names and values, of a form or put together by the program.
(function (host, require) {
  'use strict';

  const { required, expose } = require('idl');

  function valueOf(value, name) {
    const { Blob, File } = require('blob');
    if (!(value instanceof Blob)) return `${value}`;
    if (value instanceof File && name === undefined) return value;
    return new File([value], name === undefined ? 'blob' : `${name}`, { type: value.type });
  }

  // https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-form-data-set
  function entriesOf(form, submitter) {
    const { controlsOf, chosen, isCheckable, typeOf } = require('form_members');
    const list = [];
    for (const control of controlsOf(form)) {
      const name = control.getAttribute('name') ?? '';
      const isButton = control.localName === 'button' || ['submit', 'button', 'reset', 'image'].includes(typeOf(control));
      if (name === '' || control.disabled || control.closest('fieldset[disabled]') || (isButton && control !== submitter)) continue;
      if (control.localName === 'select') for (const option of chosen(control)) list.push([name, option.value]);
      else if (isCheckable(control)) {
        if (control.checked) list.push([name, control.value]);
      } else if (typeOf(control) === 'file') list.push([name, new (require('blob').File)([], '', { type: 'application/octet-stream' })]);
      else if (control.localName !== 'fieldset') list.push([name, control.value]);
    }
    return list;
  }

  class FormData {
    #list = [];

    constructor(form = undefined, submitter = null) {
      if (form === undefined) return;
      if (form?.localName !== 'form') {
        throw new TypeError("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
      }
      this.#list = entriesOf(form, submitter);
    }

    append(name, value, filename = undefined) {
      required(2, arguments.length, "execute 'append' on 'FormData'");
      this.#list.push([`${name}`, valueOf(value, filename)]);
    }

    delete(name) {
      required(1, arguments.length, "execute 'delete' on 'FormData'");
      this.#list = this.#list.filter(([key]) => key !== `${name}`);
    }

    get(name) {
      required(1, arguments.length, "execute 'get' on 'FormData'");
      return this.#list.find(([key]) => key === `${name}`)?.[1] ?? null;
    }

    getAll(name) {
      required(1, arguments.length, "execute 'getAll' on 'FormData'");
      return this.#list.filter(([key]) => key === `${name}`).map(([, value]) => value);
    }

    has(name) {
      required(1, arguments.length, "execute 'has' on 'FormData'");
      return this.#list.some(([key]) => key === `${name}`);
    }

    set(name, value, filename = undefined) {
      required(2, arguments.length, "execute 'set' on 'FormData'");
      const entry = [`${name}`, valueOf(value, filename)];
      const at = this.#list.findIndex(([key]) => key === entry[0]);
      if (at < 0) this.#list.push(entry);
      else this.#list = this.#list.map((old, index) => (index === at ? entry : old)).filter(([key], index) => index <= at || key !== entry[0]);
    }

    *entries() {
      for (const [key, value] of this.#list) yield [key, value];
    }

    forEach(callback, thisArg = undefined) {
      for (const [key, value] of this.#list) callback.call(thisArg, value, key, this);
    }

    *keys() {
      for (const [key] of this.#list) yield key;
    }

    *values() {
      for (const [, value] of this.#list) yield value;
    }
  }

  expose(FormData, { length: 0 });
  Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries, writable: true, configurable: true });

  return { FormData };
})
