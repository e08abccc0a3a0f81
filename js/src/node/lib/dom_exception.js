// DOMException: an Error whose name says what went wrong and whose code is the old numeric one.
(function (host, require) {
  'use strict';

  const CODES = {
    IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
    NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
    InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15,
    TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21,
    QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
  };

  // A real Error underneath, so that it prints like one; its own prototype supplies name, message and code.
  function DOMException(message = '', options = 'Error') {
    if (new.target === undefined) throw new TypeError("Class constructor DOMException cannot be invoked without 'new'");
    const error = Reflect.construct(Error, [], new.target);
    const named = options !== null && typeof options === 'object';
    const name = String(named ? options.name ?? 'Error' : options);
    const hidden = (value) => ({ value, writable: true, enumerable: false, configurable: true });
    Object.defineProperties(error, { message: hidden(`${message}`), name: hidden(name) });
    if (named && 'cause' in options) Object.defineProperty(error, 'cause', hidden(options.cause));
    require('errors').restack(error, `${name}${error.message ? ': ' + error.message : ''}`);
    return error;
  }
  Object.setPrototypeOf(DOMException, Function.prototype);
  DOMException.prototype = Object.create(Error.prototype, {
    constructor: { value: DOMException, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'DOMException', configurable: true },
    code: { get() { return CODES[this.name] ?? 0; }, enumerable: true, configurable: true },
  });
  for (const name of Object.keys(CODES)) {
    const constant = name.replace(/Error$/, '').replace(/URL/, 'Url').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase() + '_ERR';
    for (const target of [DOMException, DOMException.prototype]) {
      Object.defineProperty(target, constant, { value: CODES[name], enumerable: true });
    }
  }
  return DOMException;
})
