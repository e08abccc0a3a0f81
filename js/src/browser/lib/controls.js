// What form controls and images add to their elements: values, what a click does, loading.
(function (host, require) {
  'use strict';

  const { Event } = require('event');

  const { stateOf } = require('node');
  const { typeOf, isCheckable, formOf, forget, setChecked } = require('form_members');

  function bubbling(type, init = {}) {
    return new Event(type, { bubbles: true, ...init });
  }

  // A checkbox is already toggled when the click's listeners run, and toggled back when one of them cancels.
  function checkable(element, { state, target, fire }) {
    target.activation = {
      before() {
        if (!isCheckable(element)) return undefined;
        const was = state.checked, group = typeOf(element) === 'radio' ? radiosOf(element) : [];
        setChecked(element, typeOf(element) === 'radio' || !element.checked);
        return () => {
          state.checked = was;
          for (const [other, checked] of group) stateOf(other).checked = checked;
        };
      },
      after() {
        if (isCheckable(element)) {
          if (!element.isConnected) return;
          fire(element, bubbling('input', { composed: true }));
          fire(element, bubbling('change'));
        } else if (['submit', 'image'].includes(typeOf(element))) submit(formOf(element), element, fire);
        else if (typeOf(element) === 'reset') reset(formOf(element), fire);
      },
    };
  }

  const radiosOf = (element) => Array.from(element.getRootNode().querySelectorAll('input'), (other) => [other, stateOf(other).checked]);

  // NOTE: a page would go to the form's address if no listener prevented it; here nothing is loaded.
  function submit(form, submitter, fire) {
    if (!form || !form.isConnected) return;
    if (!form.hasAttribute('novalidate') && !form.checkValidity()) return;
    const { SubmitEvent } = require('event_types');
    fire(form, new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }));
  }

  function reset(form, fire) {
    if (form && fire(form, bubbling('reset', { cancelable: true }))) forget(form);
  }

  const prepare = {
    input: checkable,

    button(element, { target, fire }) {
      target.activation = {
        after() {
          if (element.type === 'reset') reset(formOf(element), fire);
          else if (element.type === 'submit') submit(formOf(element), element, fire);
        },
      };
    },

    label(element, { target }) {
      target.activation = {
        after() {
          element.control?.click();
        },
      };
    },

    form(element, { fire }) {
      const methods = {
        requestSubmit: (submitter = null) => submit(element, submitter, fire),
        submit: () => {},
        reset: () => reset(element, fire),
      };
      for (const name of Object.keys(methods)) {
        Object.defineProperty(element, name, { value: methods[name], configurable: true, writable: true });
      }
    },

    // An image begins to load when its address is set, and says so in a later task.
    img(element, { state, fire }) {
      state.complete = true;
      Object.defineProperty(element, 'complete', { get: () => state.complete, configurable: true });
      Object.defineProperty(element, 'src', {
        get: () => element.getAttribute('src') ?? '',
        set: (value) => element.setAttribute('src', value),
        configurable: true,
      });
      const inherited = state.attributeChanged;
      state.attributeChanged = (name, value) => {
        inherited(name, value);
        if (name !== 'src' || value === null) return;
        state.complete = false;
        const found = /^(data:image\/|blob:)/.test(value);
        host.submit(`image ${value.slice(0, 40)}`, 'latency', found ? 1 : 8, () => {
          state.complete = true;
          fire(element, new Event(found ? 'load' : 'error'));
        });
      };
    },
  };

  return {
    prepare(element, tools) {
      const { localName } = tools.state;
      if (Object.hasOwn(prepare, localName)) prepare[localName](element, tools);
    },
  };
})
