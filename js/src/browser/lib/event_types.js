// The events that carry more than Event does. Each is its parent, a list of members and their defaults.
(function (host, require) {
  'use strict';

  const { required, expose } = require('idl');
  const { Event } = require('event');

  const fields = new WeakMap();

  function fieldsOf(event) {
    const found = fields.get(event);
    if (!found) throw new TypeError('Illegal invocation');
    return found;
  }

  const number = (value) => Number(value) || 0;
  const text = (value) => `${value}`;
  const any = (value) => value;

  // members: name → [default, conversion]
  function define(name, Parent, members, { needed = [], methods = {} } = {}) {
    const Class = {
      [name]: class extends Parent {
        constructor(type, init = undefined) {
          if (needed.length > 0) required(2, arguments.length, `construct '${new.target.name}'`);
          if (arguments.length === 0) super();
          else super(type, init);
          const own = fields.get(this) ?? {};
          for (const key of Object.keys(members)) {
            const [fallback, convert] = members[key];
            const given = init?.[key];
            if (given === undefined && needed.includes(key) && !(init && key in init)) {
              throw new TypeError(`Failed to construct '${name}': Failed to read the '${key}' property from ` +
                `'${name}Init': Required member is undefined.`);
            }
            own[key] = given === undefined ? fallback : convert(given);
          }
          fields.set(this, own);
        }
      },
    }[name];
    for (const key of Object.keys(members)) {
      const accessor = {
        get [key]() {
          return fieldsOf(this)[key];
        },
      };
      Object.defineProperty(Class.prototype, key, Object.getOwnPropertyDescriptor(accessor, key));
    }
    for (const key of Object.keys(methods)) {
      Object.defineProperty(Class.prototype, key, { value: methods[key], writable: true, configurable: true });
    }
    return expose(Class, { length: needed.length > 0 ? 2 : 1 });
  }

  const modifiers = {
    ctrlKey: [false, Boolean], shiftKey: [false, Boolean], altKey: [false, Boolean], metaKey: [false, Boolean],
  };
  function getModifierState(key) {
    const own = fieldsOf(this);
    return { Control: own.ctrlKey, Shift: own.shiftKey, Alt: own.altKey, Meta: own.metaKey }[key] ?? false;
  }

  const CustomEvent = define('CustomEvent', Event, { detail: [null, any] }, {
    methods: {
      initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
        this.initEvent(type, bubbles, cancelable);
        fieldsOf(this).detail = detail;
      },
    },
  });
  const UIEvent = define('UIEvent', Event, {
    view: [null, any], detail: [0, number], sourceCapabilities: [null, any], which: [0, number],
  });
  const MouseEvent = define('MouseEvent', UIEvent, {
    screenX: [0, number], screenY: [0, number], clientX: [0, number], clientY: [0, number], ...modifiers,
    button: [0, number], buttons: [0, number], relatedTarget: [null, any],
    movementX: [0, number], movementY: [0, number],
  }, { methods: { getModifierState } });
  for (const [alias, key] of [['pageX', 'clientX'], ['pageY', 'clientY'], ['x', 'clientX'], ['y', 'clientY']]) {
    Object.defineProperty(MouseEvent.prototype, alias, Object.getOwnPropertyDescriptor(MouseEvent.prototype, key));
  }

  const types = {
    CustomEvent,
    UIEvent,
    MouseEvent,
    PointerEvent: define('PointerEvent', MouseEvent, {
      pointerId: [0, number], width: [1, number], height: [1, number], pressure: [0, number],
      pointerType: ['', text], isPrimary: [false, Boolean],
    }),
    WheelEvent: define('WheelEvent', MouseEvent, {
      deltaX: [0, number], deltaY: [0, number], deltaZ: [0, number], deltaMode: [0, number],
    }),
    KeyboardEvent: define('KeyboardEvent', UIEvent, {
      key: ['', text], code: ['', text], location: [0, number], ...modifiers,
      repeat: [false, Boolean], isComposing: [false, Boolean], charCode: [0, number], keyCode: [0, number],
    }, { methods: { getModifierState } }),
    FocusEvent: define('FocusEvent', UIEvent, { relatedTarget: [null, any] }),
    InputEvent: define('InputEvent', UIEvent, {
      data: [null, text], isComposing: [false, Boolean], inputType: ['', text], dataTransfer: [null, any],
    }),
    SubmitEvent: define('SubmitEvent', Event, { submitter: [null, any] }),
    // A member that is undefined counts as missing, while what was sent may be undefined: see `received`.
    MessageEvent: define('MessageEvent', Event, {
      data: [null, any], origin: ['', text], lastEventId: ['', text], source: [null, any],
      ports: [Object.freeze([]), (list) => Object.freeze([...list])],
    }),
    ErrorEvent: define('ErrorEvent', Event, {
      message: ['', text], filename: ['', text], lineno: [0, number], colno: [0, number], error: [undefined, any],
    }),
    PromiseRejectionEvent: define('PromiseRejectionEvent', Event, {
      promise: [undefined, any], reason: [undefined, any],
    }, { needed: ['promise'] }),
    PageTransitionEvent: define('PageTransitionEvent', Event, { persisted: [false, Boolean] }),
    TaskPriorityChangeEvent: define('TaskPriorityChangeEvent', Event, { previousPriority: [undefined, text] }, {
      needed: ['previousPriority'],
    }),
    StorageEvent: define('StorageEvent', Event, {
      key: [null, text], newValue: [null, text], oldValue: [null, text], storageArea: [null, any], url: ['', text],
    }),
    ProgressEvent: define('ProgressEvent', Event, {
      lengthComputable: [false, Boolean], loaded: [0, number], total: [0, number],
    }),
    PopStateEvent: define('PopStateEvent', Event, { state: [null, any] }),
    HashChangeEvent: define('HashChangeEvent', Event, { oldURL: ['', text], newURL: ['', text] }),
  };
  // The event of a message that arrived; its data may be undefined.
  function received(init) {
    const event = new types.MessageEvent('message', init);
    fieldsOf(event).data = init.data;
    return event;
  }
  Object.defineProperty(types, 'received', { value: received });

  return types;
})
