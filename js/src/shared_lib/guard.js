// A function around another one that throws by itself what that one throws: see source/lower/executors.rs.
(function () {
  'use strict';

  const { apply } = Reflect;

  function guard(inner) {
    return function (...args) {
      try {
        return apply(inner, this, args);
      } catch (error) {
        // eslint-disable-next-line no-useless-catch -- that it is thrown here is what this is for
        throw error;
      }
    };
  }

  return { guard };
})
