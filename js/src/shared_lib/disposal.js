// What `using` declarations are lowered to: the resources of one block, and their end.
// https://tc39.es/ecma262/#sec-disposeresources
(function () {
  'use strict';

  const SUPPRESSED = 'An error was suppressed during disposal';

  function methodOf(value, key) {
    const method = value[key];
    if (method === undefined || method === null) return undefined;
    if (typeof method !== 'function') throw new TypeError(`${String(key)} is not a function`);
    return method;
  }

  // The result of a synchronous method is not waited for, though the disposal is.
  function withoutResult(method) {
    return function () {
      Reflect.apply(method, this, []);
    };
  }

  function disposerOf(value, isAsync) {
    const own = isAsync ? methodOf(value, Symbol.asyncDispose) : undefined;
    if (own) return own;
    const method = methodOf(value, Symbol.dispose);
    if (!method) throw new TypeError(`${String(Symbol.dispose)} is not a function`);
    return isAsync ? withoutResult(method) : method;
  }

  class Stack {
    #resources = [];
    #error;
    #failed = false;
    #mustWait = false;
    #hasWaited = false;

    add(value, isAsync) {
      if (value === null || value === undefined) {
        if (isAsync) this.#resources.push({ isAsync });
        return value;
      }
      if (typeof value !== 'object' && typeof value !== 'function') {
        throw new TypeError('An object is expected with `using` declarations');
      }
      this.#resources.push({ value, isAsync, method: disposerOf(value, isAsync) });
      return value;
    }

    fail(error) {
      this.#error = this.#failed ? new SuppressedError(error, this.#error, SUPPRESSED) : error;
      this.#failed = true;
    }

    // Disposes until something is to be waited for: an array with it, or nothing at the end.
    next() {
      while (this.#resources.length > 0) {
        const { value, isAsync, method } = this.#resources.at(-1);
        if (!isAsync && this.#mustWait && !this.#hasWaited) {
          this.#mustWait = false;
          return [undefined];
        }
        this.#resources.pop();
        if (!method) {
          this.#mustWait = true;
          continue;
        }
        try {
          const result = Reflect.apply(method, value, []);
          if (isAsync) {
            this.#hasWaited = true;
            return [result];
          }
        } catch (error) {
          this.fail(error);
        }
      }
      if (!this.#mustWait || this.#hasWaited) return undefined;
      this.#mustWait = false;
      return [undefined];
    }

    end() {
      this.next();
      if (this.#failed) throw this.#error;
    }
  }

  return { stack: () => new Stack() };
})
