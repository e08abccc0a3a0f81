// Selectors: tags, ids, classes, attributes, a few pseudo-classes, lists, and the four combinators.
(function (host, require) {
  'use strict';

  const { domException } = require('idl');

  const SIMPLE = new RegExp([
    '([#.]?)((?:[\\w-]|[^\\x00-\\x7f]|\\\\.)+)|(\\*)',
    '\\[\\s*([\\w-]+)\\s*(?:([~|^$*]?=)\\s*(?:"([^"]*)"|\'([^\']*)\'|([\\w-]+))\\s*)?\\]',
    ':([a-z-]+)(?:\\(([^()]*)\\))?',
  ].join('|'), 'y');

  const COMPARE = {
    '=': (has, wanted) => has === wanted,
    '~=': (has, wanted) => has.split(/\s+/).includes(wanted),
    '|=': (has, wanted) => has === wanted || has.startsWith(`${wanted}-`),
    '^=': (has, wanted) => wanted !== '' && has.startsWith(wanted),
    '$=': (has, wanted) => wanted !== '' && has.endsWith(wanted),
    '*=': (has, wanted) => wanted !== '' && has.includes(wanted),
  };

  // Its place among all siblings or those of its type, from the start or the end.
  function place(element, ofType, fromEnd) {
    if (!element.parentNode) return -1;
    const all = Array.from(element.parentNode.children).filter((other) => !ofType || other.localName === element.localName);
    return fromEnd ? all.length - 1 - all.indexOf(element) : all.indexOf(element);
  }

  function pseudo(name, argument, fail) {
    switch (name) {
      case 'first-child': return (element) => place(element, false, false) === 0;
      case 'last-child': return (element) => place(element, false, true) === 0;
      case 'only-child': return (element) => element.parentNode?.childElementCount === 1;
      case 'first-of-type': return (element) => place(element, true, false) === 0;
      case 'last-of-type': return (element) => place(element, true, true) === 0;
      case 'only-of-type': return (element) => place(element, true, false) === 0 && place(element, true, true) === 0;
      case 'nth-child': return nth(argument, fail, (element) => place(element, false, false));
      case 'nth-last-child': return nth(argument, fail, (element) => place(element, false, true));
      case 'nth-of-type': return nth(argument, fail, (element) => place(element, true, false));
      case 'nth-last-of-type': return nth(argument, fail, (element) => place(element, true, true));
      case 'enabled': return (element) => element.disabled === false;
      case 'required': return (element) => element.required === true;
      case 'focus': return (element) => element.ownerDocument.activeElement === element;
      case 'has': {
        const inner = list(argument, fail);
        return (element) => Array.from(element.querySelectorAll('*')).some((below) => inner(below, element));
      }
      case 'empty': return (element) => !element.hasChildNodes();
      case 'checked': return (element) => element.checked === true;
      case 'disabled': return (element) => element.disabled === true;
      case 'scope': return (element, scope) => element === scope;
      case 'root': return (element) => element.parentNode?.nodeType === 9;
      case 'not': {
        const inner = list(argument, fail);
        return (element, scope) => !inner(element, scope);
      }
      case 'is':
      case 'where': return list(argument, fail);
      default: return fail();
    }
  }

  function nth(argument, fail, indexOf) {
    const text = { odd: '2n+1', even: '2n' }[argument?.trim()] ?? (argument ?? '').replace(/\s/g, '');
    const parts = /^(?:([+-]?\d*)n)?([+-]?\d+)?$/.exec(text);
    if (!parts || text === '') return fail();
    const step = parts[1] === undefined ? 0 : Number(parts[1] === '' || parts[1] === '+' ? 1 : parts[1] === '-' ? -1 : parts[1]);
    const offset = Number(parts[2] ?? 0);
    return (element) => {
      const distance = indexOf(element) + 1 - offset;
      return step === 0 ? distance === 0 : distance % step === 0 && distance / step >= 0;
    };
  }

  function simpleTest(found, fail) {
    const [, mark, name, star, attribute, compare, double, single, bare, pseudoName, argument] = found;
    if (star) return () => true;
    if (attribute) {
      const wanted = double ?? single ?? bare;
      if (!compare) return (element) => element.hasAttribute(attribute);
      return (element) => element.hasAttribute(attribute) && COMPARE[compare](element.getAttribute(attribute), wanted);
    }
    if (pseudoName) return pseudo(pseudoName, argument, fail);
    if (mark === '#') return (element) => element.id === name;
    if (mark === '.') return (element) => element.classList.contains(name);
    if (/^\d/.test(name)) return fail();
    return (element) => element.localName === name.toLowerCase();
  }

  // A compound selector: everything between two combinators.
  function compound(text, fail) {
    const tests = [];
    SIMPLE.lastIndex = 0;
    while (SIMPLE.lastIndex < text.length) {
      const found = SIMPLE.exec(text);
      if (!found) return fail();
      tests.push(simpleTest(found, fail));
    }
    return (element, scope) => tests.every((test) => test(element, scope));
  }

  const isElement = (node) => node?.nodeType === 1;
  const STEPS = {
    ' ': (element, test) => {
      for (let at = element.parentNode; isElement(at); at = at.parentNode) if (test(at)) return true;
      return false;
    },
    '>': (element, test) => isElement(element.parentNode) && test(element.parentNode),
    '+': (element, test) => element.previousElementSibling !== null && test(element.previousElementSibling),
    '~': (element, test) => {
      for (let at = element.previousElementSibling; at; at = at.previousElementSibling) if (test(at)) return true;
      return false;
    },
  };

  // Splits at characters of `marks` that stand in no brackets or quotes; the marks are kept.
  function split(text, marks) {
    const parts = [''];
    let depth = 0;
    let quote = '';
    for (const letter of text) {
      if (quote) quote = letter === quote ? '' : quote;
      else if (letter === '"' || letter === "'") quote = letter;
      else if (letter === '[' || letter === '(') depth += 1;
      else if (letter === ']' || letter === ')') depth -= 1;
      if (depth === 0 && !quote && marks.includes(letter)) parts.push(letter, '');
      else parts[parts.length - 1] += letter;
    }
    return parts;
  }

  function complex(text, fail) {
    const tidy = split(text.trim(), ' >+~').filter((part) => part !== '');
    const pieces = [];
    for (const part of tidy) {
      const isStep = Object.hasOwn(STEPS, part);
      const last = pieces.at(-1);
      if (isStep && last && Object.hasOwn(STEPS, last)) {
        if (part !== ' ') pieces[pieces.length - 1] = part;
      } else pieces.push(part);
    }
    if (pieces.length % 2 === 0) return fail();
    let test = compound(pieces[0], fail);
    for (let i = 1; i < pieces.length; i += 2) {
      const before = test;
      const step = STEPS[pieces[i]] ?? fail();
      const here = compound(pieces[i + 1], fail);
      test = (element, scope) => here(element, scope) && step(element, (other) => before(other, scope));
    }
    return test;
  }

  function list(text, fail) {
    const tests = split(text ?? '', ',').filter((part) => part !== ',').map((part) => (part.trim() === '' ? fail() : complex(part, fail)));
    return (element, scope) => tests.some((test) => test(element, scope));
  }

  // Gives a test of an element; `what` is what a bad selector failed to do.
  function compile(text, what) {
    return list(text, () => {
      throw domException('SyntaxError', `Failed to ${what}: '${text}' is not a valid selector.`);
    });
  }

  return { compile };
})
