// The focused element. A script's focus() fires blur, focusout, focus and focusin before it returns.
(function (host, require) {
  'use strict';

  const { fire } = require('event_target');
  let active = null;

  function send(element, type, bubbles, relatedTarget) {
    const { FocusEvent } = require('event_types');
    fire(element, new FocusEvent(type, { bubbles, composed: true, view: globalThis, relatedTarget }));
  }

  function leave(next) {
    const left = active;
    active = null;
    if (!left) return;
    send(left, 'blur', false, next);
    send(left, 'focusout', true, next);
  }

  function focus(element) {
    const { isFocusable } = require('html_elements');
    if (active === element || !element.isConnected || !isFocusable(element) || element.disabled) return;
    const previous = active;
    leave(element);
    active = element;
    send(element, 'focus', false, previous);
    send(element, 'focusin', true, previous);
  }

  function blur(element) {
    if (active === element) leave(null);
  }

  return { focus, blur, active: () => (active?.isConnected ? active : null) };
})
