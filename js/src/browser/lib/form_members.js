// What the classes of a form and its controls have: values, whether they are checked, options, the list of controls.
//
// A control shows what its attributes say until the program or a click gave it a value of its own; a reset takes that away.
(function (host, require) {
  'use strict';

  const { stateOf, rootOf } = require('node');
  const { descendants } = require('node_mixins');
  const { liveCollection } = require('collections');

  const CONTROLS = new Set(['button', 'fieldset', 'input', 'object', 'output', 'select', 'textarea']);
  const typeOf = (element) => (element.getAttribute('type') ?? '').toLowerCase();
  const isCheckable = (element) => ['checkbox', 'radio'].includes(typeOf(element));
  const formOf = (element) => {
    const named = element.getAttribute('form');
    return named === null ? element.closest('form') : element.ownerDocument.getElementById(named);
  };
  const controlsOf = (form) => {
    const root = form.isConnected ? rootOf(form) : form;
    return descendants(root).filter((item) => CONTROLS.has(item.localName) && typeOf(item) !== 'image' && formOf(item) === form);
  };
  const isNamed = (name) => (element) => name !== '' && (element.id === name || element.getAttribute('name') === name);

  // Values that a type does not allow read as empty; a range has one at all times.
  function sanitized(element, value) {
    switch (typeOf(element)) {
      case 'number': return value.trim() !== '' && Number.isFinite(Number(value)) ? value : '';
      case 'range': {
        const bound = (name, other) => Number(element.getAttribute(name) ?? other);
        const [min, max] = [bound('min', 0), bound('max', 100)];
        const wanted = value === '' || !Number.isFinite(Number(value)) ? (min + max) / 2 : Number(value);
        return String(Math.min(Math.max(wanted, min), Math.max(min, max)));
      }
      case 'date': return /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
      case 'color': return /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : '#000000';
      case 'text': case 'search': case 'tel': case 'password': case '': return value.replace(/[\r\n]/g, '');
      case 'url': case 'email': return value.replace(/[\r\n]/g, '').trim();
      default: return value;
    }
  }

  function setChecked(element, value) {
    stateOf(element).checked = value;
    if (!value || typeOf(element) !== 'radio') return;
    const name = element.getAttribute('name') ?? '';
    if (name === '') return;
    for (const other of descendants(rootOf(element))) {
      const same = other !== element && other.localName === 'input' && typeOf(other) === 'radio';
      if (same && other.getAttribute('name') === name && formOf(other) === formOf(element)) stateOf(other).checked = false;
    }
  }

  const optionsOf = (select) => descendants(select).filter((item) => item.localName === 'option');
  const isSelected = (option) => stateOf(option).selected ?? option.hasAttribute('selected');

  // Without a choice of its own, a select shows its first option; of several, the last is chosen.
  function chosen(select) {
    const options = optionsOf(select), picked = options.filter(isSelected);
    if (select.multiple) return picked;
    if (picked.length > 0) return picked.slice(-1);
    if (stateOf(select).none) return [];
    return options.filter((option) => !option.disabled).slice(0, 1);
  }

  function choose(select, wanted) {
    stateOf(select).none = wanted === undefined;
    for (const option of optionsOf(select)) stateOf(option).selected = option === wanted;
  }

  const common = {
    get form() { return formOf(this); },
    get labels() {
      const own = (label) => label.localName === 'label' && (label.contains(this) || (this.id !== '' && label.getAttribute('for') === this.id));
      return require('collections').nodeList(descendants(rootOf(this)).filter(own));
    },
    get willValidate() { return !this.disabled; },
    get validity() {
      const valueMissing = this.hasAttribute('required') && (isCheckable(this) ? !this.checked : this.value === '');
      const customError = Boolean(stateOf(this).customError);
      const pattern = this.getAttribute('pattern');
      const patternMismatch = pattern !== null && this.value !== '' && !new RegExp(`^(?:${pattern})$`, 'v').test(this.value);
      const typeMismatch = typeOf(this) === 'email' && this.value !== '' && !/^[^\s@]+@[^\s@]+$/.test(this.value);
      return { valueMissing, typeMismatch, patternMismatch, customError, valid: !(valueMissing || typeMismatch || patternMismatch || customError) };
    },
    get validationMessage() {
      if (stateOf(this).customError) return stateOf(this).customError;
      return this.validity.valueMissing ? 'Please fill out this field.' : '';
    },
    checkValidity() {
      if (this.disabled || this.validity.valid) return true;
      require('event_target').fire(this, new (require('event').Event)('invalid', { cancelable: true }));
      return false;
    },
    reportValidity() { return this.checkValidity(); },
    setCustomValidity(text) { stateOf(this).customError = `${text}`; },
  };

  const TYPES = new Set(['hidden', 'text', 'search', 'tel', 'url', 'email', 'password', 'date', 'month', 'week', 'time',
    'datetime-local', 'number', 'range', 'color', 'checkbox', 'radio', 'file', 'submit', 'image', 'reset', 'button']);
  const select = () => {};
  const members = {
    Input: {
      get value() {
        const own = stateOf(this).value, given = this.getAttribute('value');
        if (isCheckable(this)) return given ?? 'on';
        return sanitized(this, own ?? given ?? '');
      },
      set value(value) {
        const text = value === null ? '' : `${value}`;
        if (isCheckable(this) || ['hidden', 'submit', 'button', 'reset', 'image'].includes(typeOf(this))) this.setAttribute('value', text);
        else stateOf(this).value = text;
      },
      get type() { return TYPES.has(typeOf(this)) ? typeOf(this) : 'text'; },
      set type(value) { this.setAttribute('type', value); },
      get defaultValue() { return this.getAttribute('value') ?? ''; },
      set defaultValue(value) { this.setAttribute('value', value); },
      get checked() { return stateOf(this).checked ?? this.hasAttribute('checked'); },
      set checked(value) { setChecked(this, Boolean(value)); },
      get defaultChecked() { return this.hasAttribute('checked'); },
      set defaultChecked(value) { this.toggleAttribute('checked', Boolean(value)); },
      get valueAsNumber() { return this.value === '' ? NaN : typeOf(this) === 'date' ? Date.parse(this.value) : Number(this.value); },
      set valueAsNumber(value) { this.value = Number.isNaN(value) ? '' : String(value); },
      get files() { return typeOf(this) === 'file' ? require('collections').nodeList([]) : null; },
      select,
      setSelectionRange: select,
    },
    TextArea: {
      get value() { return stateOf(this).value ?? this.textContent; },
      set value(value) { stateOf(this).value = value === null ? '' : `${value}`; },
      get defaultValue() { return this.textContent; },
      set defaultValue(value) { this.textContent = value; },
      get textLength() { return this.value.length; },
      get type() { return 'textarea'; },
      select,
    },
    Select: {
      get options() { return liveCollection(this, 'options', () => optionsOf(this), 'HTMLOptionsCollection'); },
      get selectedOptions() { return liveCollection(this, 'selected', () => chosen(this)); },
      get length() { return optionsOf(this).length; },
      get type() { return this.multiple ? 'select-multiple' : 'select-one'; },
      get selectedIndex() {
        const [first] = chosen(this);
        return first ? optionsOf(this).indexOf(first) : -1;
      },
      set selectedIndex(value) { choose(this, optionsOf(this)[Number(value)]); },
      get value() { return chosen(this)[0]?.value ?? ''; },
      set value(value) { choose(this, optionsOf(this).find((option) => option.value === `${value}`)); },
      add(option, before = null) {
        this.insertBefore(option, typeof before === 'number' ? optionsOf(this)[before] ?? null : before);
      },
      item(index) { return optionsOf(this)[index] ?? null; },
      // With an index it takes that option away, without one the element itself.
      remove(index) {
        if (arguments.length === 0) require('node').remove(this);
        else optionsOf(this)[index]?.remove();
      },
    },
    Option: {
      get value() { return this.getAttribute('value') ?? this.text; },
      set value(value) { this.setAttribute('value', value); },
      get text() { return this.textContent.trim().replace(/\s+/g, ' '); },
      set text(value) { this.textContent = value; },
      get label() { return this.getAttribute('label') ?? this.text; },
      get index() { return Math.max(0, optionsOf(this.closest('select') ?? this).indexOf(this)); },
      get form() { return this.closest('form'); },
      get defaultSelected() { return this.hasAttribute('selected'); },
      get selected() {
        const owner = this.closest('select');
        return owner ? chosen(owner).includes(this) : isSelected(this);
      },
      set selected(value) {
        const owner = this.closest('select');
        if (owner && !owner.multiple && value) choose(owner, this);
        else stateOf(this).selected = Boolean(value);
      },
    },
    Button: {
      get type() { return ['reset', 'button'].includes(typeOf(this)) ? typeOf(this) : 'submit'; },
      set type(value) { this.setAttribute('type', value); },
      get value() { return this.getAttribute('value') ?? ''; },
      set value(value) { this.setAttribute('value', value); },
    },
    Label: {
      get htmlFor() { return this.getAttribute('for') ?? ''; },
      set htmlFor(value) { this.setAttribute('for', value); },
      get control() {
        const named = this.getAttribute('for');
        return named === null ? descendants(this).find((item) => CONTROLS.has(item.localName)) ?? null : this.ownerDocument.getElementById(named);
      },
    },
    FieldSet: { get elements() { return liveCollection(this, 'elements', () => descendants(this).filter((item) => CONTROLS.has(item.localName))); } },
    Form: {
      get elements() { return liveCollection(this, 'elements', () => controlsOf(this), 'HTMLFormControlsCollection'); },
      get length() { return controlsOf(this).length; },
      get method() { return this.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get'; },
      set method(value) { this.setAttribute('method', value); },
      checkValidity() { return controlsOf(this).map((item) => item.checkValidity?.() ?? true).every(Boolean); },
      reportValidity() { return this.checkValidity(); },
    },
  };
  for (const part of ['Input', 'TextArea', 'Select', 'Button', 'FieldSet']) {
    const own = Object.getOwnPropertyDescriptors(members[part]);
    members[part] = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(common), ...own });
  }

  // A form's controls are properties of it too, unless something else has the name: asked for behind its prototype.
  function nameControls(prototype) {
    const behind = Object.create(Object.getPrototypeOf(prototype));
    const controls = (form, key) => (typeof key === 'string' ? controlsOf(form).filter(isNamed(key)) : []);
    Object.setPrototypeOf(prototype, host.exotic(behind, {
      get(target, key, receiver) {
        if (typeof key !== 'string' || key in target || stateOf(receiver)?.localName !== 'form') return Reflect.get(target, key, receiver);
        return controls(receiver, key)[0];
      },
    }));
  }

  function forget(form) {
    for (const control of controlsOf(form)) {
      Object.assign(stateOf(control), { value: undefined, checked: undefined, none: false });
      if (control.localName === 'select') for (const option of optionsOf(control)) stateOf(option).selected = undefined;
    }
  }

  function apply(classes) {
    for (const part of Object.keys(members)) {
      const { prototype } = classes[`HTML${part}Element`];
      const descriptors = Object.getOwnPropertyDescriptors(members[part]);
      for (const key of Object.keys(descriptors)) descriptors[key].enumerable = true;
      Object.defineProperties(prototype, descriptors);
    }
    nameControls(classes.HTMLFormElement.prototype);
  }

  return { apply, controlsOf, chosen, forget, isCheckable, typeOf, setChecked, formOf };
})
