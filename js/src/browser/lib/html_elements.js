// HTMLElement and the classes of the elements, with what a click does to them.
(function (host, require) {
  'use strict';

  const { INTERNAL, expose } = require('idl');
  const { stateOf, isNode } = require('node');
  const { Element } = require('element');
  const { dispatch, defineHandlers, fire, setHandler, targetState } = require('event_target');

  const HANDLERS = ['abort', 'beforeinput', 'blur', 'cancel', 'change', 'click', 'close', 'contextmenu', 'copy', 'cut',
    'dblclick', 'drag', 'dragend', 'dragstart', 'drop', 'error', 'focus', 'input', 'invalid', 'keydown', 'keypress',
    'keyup', 'load', 'mousedown', 'mouseenter', 'mouseleave', 'mousemove', 'mouseout', 'mouseover', 'mouseup', 'paste',
    'pointerdown', 'pointermove', 'pointerup', 'reset', 'resize', 'scroll', 'select', 'submit', 'toggle', 'wheel',
    'animationend', 'transitionend'];

  class HTMLElement extends Element {
    constructor(token, localName) {
      super(token, localName);
      stateOf(this).attributeChanged = (name, value) => attributeChanged(this, name, value);
    }

    get title() {
      return this.getAttribute('title') ?? '';
    }

    set title(value) {
      this.setAttribute('title', value);
    }

    get lang() {
      return this.getAttribute('lang') ?? '';
    }

    set lang(value) {
      this.setAttribute('lang', value);
    }

    get hidden() {
      return this.hasAttribute('hidden');
    }

    set hidden(value) {
      this.toggleAttribute('hidden', Boolean(value));
    }

    get tabIndex() {
      return Number(this.getAttribute('tabindex') ?? (isFocusable(this) ? 0 : -1));
    }

    set tabIndex(value) {
      this.setAttribute('tabindex', Number(value) | 0);
    }

    get innerText() {
      return this.textContent;
    }

    set innerText(value) {
      this.textContent = value;
    }

    get offsetParent() {
      return this.parentElement;
    }

    get offsetTop() {
      return 0;
    }

    get offsetLeft() {
      return 0;
    }

    get offsetWidth() {
      return Math.round(this.getBoundingClientRect().width);
    }

    get offsetHeight() {
      return Math.round(this.getBoundingClientRect().height);
    }

    get style() {
      const { cache } = stateOf(this);
      cache.style ??= require('style').styleOf(this);
      return cache.style;
    }

    set style(value) {
      this.setAttribute('style', value);
    }

    get dataset() {
      const { cache } = stateOf(this);
      cache.dataset ??= require('style').datasetOf(this);
      return cache.dataset;
    }

    blur() {
      require('focus').blur(this);
    }

    click() {
      if ('disabled' in this && this.disabled) return;
      const { clicking } = stateOf(this);
      if (clicking) return;
      stateOf(this).clicking = true;
      try {
        const { PointerEvent } = require('event_types');
        dispatch(new PointerEvent('click', {
          bubbles: true, cancelable: true, composed: true, view: globalThis, pointerId: -1,
        }), this);
      } finally {
        stateOf(this).clicking = false;
      }
    }

    focus() {
      require('focus').focus(this);
    }
  }

  const FOCUSABLE = new Set(['a', 'button', 'input', 'select', 'textarea', 'iframe', 'summary']);
  const isFocusable = (element) => FOCUSABLE.has(element.localName) || element.hasAttribute('tabindex');

  // Indirect, so that the text sees the global scope only.
  const run = globalThis.eval;

  // onclick="…" in markup or by setAttribute is a handler whose source is the attribute.
  function attributeChanged(element, name, value) {
    if (!name.startsWith('on') || !HANDLERS.includes(name.slice(2))) return;
    const handler = value === null ? null : run(`(function ${name}(event) {\n${value}\n})`);
    setHandler(element, name.slice(2), handler);
  }

  defineHandlers(HTMLElement.prototype, HANDLERS);
  expose(HTMLElement, { length: 0 });

  // Attributes that a property mirrors: text, whether it is there, and numbers.
  function reflect(Class, { texts = [], flags = [] }) {
    for (const key of texts) {
      Object.defineProperty(Class.prototype, key, {
        get() {
          return this.getAttribute(key) ?? '';
        },
        set(value) {
          this.setAttribute(key, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
    for (const key of flags) {
      Object.defineProperty(Class.prototype, key, {
        get() {
          return this.hasAttribute(key);
        },
        set(value) {
          this.toggleAttribute(key, Boolean(value));
        },
        enumerable: true,
        configurable: true,
      });
    }
  }

  const CLASSES = {
    a: 'Anchor', audio: 'Audio', body: 'Body', br: 'BR', button: 'Button', canvas: 'Canvas', details: 'Details',
    dialog: 'Dialog', div: 'Div', dl: 'DList', fieldset: 'FieldSet', form: 'Form', h1: 'Heading', h2: 'Heading',
    h3: 'Heading', h4: 'Heading', h5: 'Heading', h6: 'Heading', head: 'Head', hr: 'HR', html: 'Html', iframe: 'IFrame',
    img: 'Image', input: 'Input', label: 'Label', li: 'LI', link: 'Link', meta: 'Meta', ol: 'OList', option: 'Option',
    p: 'Paragraph', pre: 'Pre', progress: 'Progress', script: 'Script', select: 'Select', span: 'Span', style: 'Style',
    table: 'Table', tbody: 'TableSection', td: 'TableCell', template: 'Template', textarea: 'TextArea', th: 'TableCell',
    thead: 'TableSection', title: 'Title', tr: 'TableRow', ul: 'UList', video: 'Video',
  };
  const PLAIN = new Set(['section', 'article', 'nav', 'aside', 'header', 'footer', 'main', 'b', 'i', 'em', 'strong',
    'code', 'small', 'sub', 'sup', 'u', 's', 'mark', 'figure', 'figcaption', 'summary', 'address', 'dd', 'dt', 'kbd']);
  const REFLECTED = {
    Anchor: { texts: ['target', 'rel', 'name', 'download'] },
    Button: { texts: ['name'], flags: ['disabled'] },
    Details: { flags: ['open'] },
    Dialog: { flags: ['open'] },
    FieldSet: { texts: ['name'], flags: ['disabled'] },
    Form: { texts: ['action', 'name'], flags: ['noValidate'] },
    Image: { texts: ['alt', 'name', 'loading'] },
    Input: { texts: ['name', 'placeholder', 'min', 'max', 'step', 'pattern', 'autocomplete'], flags: ['disabled', 'required', 'readOnly', 'multiple'] },
    Option: { flags: ['disabled'] },
    Script: { texts: ['type'], flags: ['async', 'defer'] },
    Select: { texts: ['name'], flags: ['disabled', 'multiple'] },
    TextArea: { texts: ['name', 'placeholder'], flags: ['disabled', 'required', 'readOnly'] },
  };

  const made = { HTMLElement, HTMLUnknownElement: subclass('HTMLUnknownElement') };

  function subclass(name) {
    return expose({ [name]: class extends HTMLElement {} }[name], { length: 0 });
  }

  for (const part of new Set(Object.values(CLASSES))) {
    const name = `HTML${part}Element`;
    made[name] = subclass(name);
    if (REFLECTED[part]) reflect(made[name], REFLECTED[part]);
  }

  require('form_members').apply(made);
  require('element_members').apply(made);

  // Addresses read as absolute ones.
  for (const [part, key] of [['Script', 'src'], ['Link', 'href'], ['Anchor', 'href'], ['IFrame', 'src']]) {
    Object.defineProperty(made[`HTML${part}Element`].prototype, key, {
      get() {
        const value = this.getAttribute(key);
        return value === null ? '' : (require('url').URL.parse(value, 'http://localhost/')?.href ?? value);
      },
      set(value) {
        this.setAttribute(key, value);
      },
      enumerable: true,
      configurable: true,
    });
  }

  function classOf(localName) {
    if (Object.hasOwn(CLASSES, localName)) return made[`HTML${CLASSES[localName]}Element`];
    return PLAIN.has(localName) || localName.includes('-') ? HTMLElement : made.HTMLUnknownElement;
  }

  function make(localName) {
    const { prepare } = require('controls');
    const element = new (classOf(localName))(INTERNAL, localName);
    prepare(element, { state: stateOf(element), target: targetState(element), fire, isNode });
    return element;
  }

  return { ...made, make, isFocusable };
})
