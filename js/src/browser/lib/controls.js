// What form controls and images add to their elements: values, what a click does, loading.
(function (host, require) {
  'use strict';

  const { Event } = require('event');

  const isType = (element, ...types) => types.includes((element.getAttribute('type') ?? '').toLowerCase());

  function bubbling(type, init = {}) {
    return new Event(type, { bubbles: true, ...init });
  }

  function defineValue(element, state, name, initial, convert) {
    state[name] = initial;
    Object.defineProperty(element, name, {
      get: () => state[name],
      set: (value) => {
        state[name] = convert(value);
      },
      enumerable: false,
      configurable: true,
    });
  }

  // A checkbox is already toggled when the click's listeners run, and toggled back when one of them cancels.
  function checkable(element, { state, target, fire }) {
    defineValue(element, state, 'checked', false, Boolean);
    target.activation = {
      before() {
        if (!isType(element, 'checkbox', 'radio')) return undefined;
        const was = state.checked;
        state.checked = isType(element, 'radio') ? true : !was;
        return () => {
          state.checked = was;
        };
      },
      after() {
        if (isType(element, 'checkbox', 'radio')) {
          if (!element.isConnected) return;
          fire(element, bubbling('input', { composed: true }));
          fire(element, bubbling('change'));
        } else if (isType(element, 'submit', 'image')) submit(element, fire);
        else if (isType(element, 'reset')) reset(element, fire);
      },
    };
  }

  function submit(element, fire) {
    const form = element.closest('form');
    if (!form || !form.isConnected) return;
    const { SubmitEvent } = require('event_types');
    fire(form, new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: element }));
  }

  function reset(element, fire) {
    const form = element.closest('form');
    if (form) fire(form, bubbling('reset', { cancelable: true }));
  }

  const prepare = {
    input(element, tools) {
      defineValue(element, tools.state, 'value', '', String);
      checkable(element, tools);
    },

    textarea(element, { state }) {
      defineValue(element, state, 'value', '', String);
    },

    select(element, { state }) {
      defineValue(element, state, 'value', '', String);
    },

    button(element, { target, fire }) {
      target.activation = {
        after() {
          if (isType(element, 'button')) return;
          if (isType(element, 'reset')) reset(element, fire);
          else submit(element, fire);
        },
      };
    },

    label(element, { target }) {
      target.activation = {
        after() {
          const named = element.getAttribute('for');
          const control = named ? element.ownerDocument.getElementById(named) : element.querySelector('input, button, select, textarea');
          control?.click();
        },
      };
    },

    form(element, { fire }) {
      const submitForm = () => submit({ closest: () => element }, fire);
      Object.defineProperty(element, 'requestSubmit', { value: submitForm, configurable: true, writable: true });
      Object.defineProperty(element, 'submit', { value: () => {}, configurable: true, writable: true });
      Object.defineProperty(element, 'reset', { value: () => reset({ closest: () => element }, fire), configurable: true });
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
