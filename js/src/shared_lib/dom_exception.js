// DOMException: an Error whose name, message and code are read through the prototype, as in every host.
(function () {
  'use strict';

  // Only the names that once had numbers have a code; the rest have 0.
  const CODES = {
    IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
    NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
    InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14,
    InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20,
    URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
  };
  const CONSTANTS = ['INDEX_SIZE_ERR', 'DOMSTRING_SIZE_ERR', 'HIERARCHY_REQUEST_ERR', 'WRONG_DOCUMENT_ERR',
    'INVALID_CHARACTER_ERR', 'NO_DATA_ALLOWED_ERR', 'NO_MODIFICATION_ALLOWED_ERR', 'NOT_FOUND_ERR',
    'NOT_SUPPORTED_ERR', 'INUSE_ATTRIBUTE_ERR', 'INVALID_STATE_ERR', 'SYNTAX_ERR', 'INVALID_MODIFICATION_ERR',
    'NAMESPACE_ERR', 'INVALID_ACCESS_ERR', 'VALIDATION_ERR', 'TYPE_MISMATCH_ERR', 'SECURITY_ERR', 'NETWORK_ERR',
    'ABORT_ERR', 'URL_MISMATCH_ERR', 'QUOTA_EXCEEDED_ERR', 'TIMEOUT_ERR', 'INVALID_NODE_TYPE_ERR', 'DATA_CLONE_ERR'];

  const states = new WeakMap();

  function stateOf(object) {
    const state = states.get(object);
    if (!state) throw new TypeError('Illegal invocation');
    return state;
  }

  class DOMException {
    constructor(message = '', options = 'Error') {
      const text = `${message}`;
      const hasCause = typeof options === 'object' && options !== null && 'cause' in options;
      const given = typeof options === 'object' && options !== null ? options.name : options;
      const name = given === undefined ? 'Error' : `${given}`;
      // A real Error, so that everything that asks "is this an error?" says yes.
      const error = hasCause ? new Error(text, { cause: options.cause }) : new Error(text);
      delete error.message;
      Object.setPrototypeOf(error, new.target.prototype);
      states.set(error, { name, message: text });
      return error;
    }

    get code() {
      return CODES[stateOf(this).name] ?? 0;
    }

    get name() {
      return stateOf(this).name;
    }

    get message() {
      return stateOf(this).message;
    }
  }

  Object.setPrototypeOf(DOMException.prototype, Error.prototype);
  for (const key of ['code', 'name', 'message']) Object.defineProperty(DOMException.prototype, key, { enumerable: true });
  Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
  Object.defineProperty(DOMException, 'length', { value: 0 });
  CONSTANTS.forEach((name, index) => {
    for (const owner of [DOMException, DOMException.prototype]) {
      Object.defineProperty(owner, name, { value: index + 1, enumerable: true });
    }
  });

  return { DOMException };
})
