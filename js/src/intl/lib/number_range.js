// Ranges of numbers: what both ends share is written once where it is long enough.
// https://tc39.es/ecma402/#sec-partitionnumberrangepattern
(function (host, require) {
  'use strict';

  const { dress, layers, measure, pick, signs, wrap } = require('intl/number_parts');
  const { compare } = require('intl/decimal');
  const { refusal } = require('intl/negotiate');
  const { rangeCategory } = require('intl/plural_ranges');

  const CORE = ['integer', 'group', 'decimal', 'fraction', 'infinity', 'exponentSeparator', 'exponentMinusSign', 'exponentInteger'];
  const text = (parts) => parts.map(({ type, value }) => `${type}:${value}`).join('|');

  /** What stands before the digits, the digits, and what stands behind them. */
  function split(parts) {
    const first = parts.findIndex(({ type }) => CORE.includes(type));
    const last = parts.findLastIndex(({ type }) => CORE.includes(type));
    return [parts.slice(0, first), parts.slice(first, last + 1), parts.slice(last + 1)];
  }

  const from = (parts, source) => parts.map((part) => ({ ...part, source }));
  const length = (...lists) => lists.flat().reduce((sum, { value }) => sum + [...value].length, 0);

  /** The space that was put between the digits and a currency that ends in a letter does not count. */
  function inserted(before, after, state) {
    if (state.style !== 'currency' || state.symbol === undefined) return 0;
    const [s, l] = ['s', 'l'].map((key) => state.system.patterns.currency[key][0]);
    return s.length < l.length && [before, after].some((part) => part?.type === 'literal' && /^\s$/u.test(part.value)) ? 1 : 0;
  }

  /** The parts from `start` to `end`, each with its source. */
  function rangeParts(state, start, end, sources) {
    const [a, b] = [measure(start, state), measure(end, state)];
    if ((a.special || b.special) && state.style === 'currency') throw refusal('ranges of money without end');
    if (state.outerIsStyle && state.unit !== 'percent') throw refusal(`ranges of ${state.unit}`);
    const alike = compare(start, end) === 0 || start.negative === end.negative;
    if (alike && text(dress(a, state)) === text(dress(b, state))) return from(approximately(a, state), 'shared');
    const [x, y] = [layers(a, state), layers(b, state)];
    const [beforeA, digitsA, afterA] = split(x.inner);
    const [beforeB, digitsB, afterB] = split(y.inner);
    const same = text(beforeA) === text(beforeB) && text(afterA) === text(afterB);
    const space = inserted(beforeA.at(-1), afterA[0], state);
    const middle = same && length(beforeA, afterA) - space > 1;
    if (middle && space && sources) throw refusal('formatRangeToParts of a currency that ends in a letter: V8 gives its parts wrong sources');
    const repeats = (!middle && length(beforeA, afterA) > 0) || (isScientific(state) && !a.special);
    const joint = { type: 'literal', value: spaced(state.system.ranges.joint, repeats), source: 'shared' };
    const inner = middle
      ? [...from(beforeA, 'shared'), ...from(digitsA, 'startRange'), joint, ...from(digitsB, 'endRange'), ...from(afterA, 'shared')]
      : [...from(x.inner, 'startRange'), joint, ...from(y.inner, 'endRange')];
    if (!x.outer) return merged(inner);
    const category = rangeCategory(state.language, a.category, b.category);
    return wrap(pick(state.outer, { shown: b.shown ?? a.shown ?? { integer: '2' }, category }), merged(inner), { category, exponent: b.exponent }, state).map((part) => (part.source ? part : { ...part, source: 'shared' }));
  }

  /** Literals beside the joint are one with it. */
  function merged(parts) {
    const found = [];
    for (const part of parts) {
      const last = found.at(-1);
      if (last?.type === 'literal' && part.type === 'literal' && last.source !== part.source) found[found.length - 1] = { ...last, value: last.value + part.value, source: 'shared' };
      else found.push(part);
    }
    return found;
  }

  const isScientific = ({ notation }) => notation === 'scientific' || notation === 'engineering';

  /** With spaces around it when something stands on both sides that could have been left out. */
  function spaced(joint, repeats) {
    if (!repeats) return joint;
    return `${/^\s/u.test(joint) ? '' : ' '}${joint}${/\s$/u.test(joint) ? '' : ' '}`;
  }

  /** One number, with the sign for "about". */
  function approximately(measured, state) {
    const parts = dress(measured, state);
    const sign = signs(state.system)['~'];
    const at = parts.findIndex(({ type }) => type === 'minusSign' || type === 'plusSign');
    if (at >= 0) return [...parts.slice(0, at), ...sign, ...parts.slice(at)];
    // Where a negative number stands in parentheses there is no sign in whose place it could be.
    if (measured.sign === 1) return parts;
    const minus = dress({ ...measured, sign: 1 }, state).findIndex(({ type }) => type === 'minusSign');
    return minus > 0 ? [...parts.slice(0, minus), ...sign, ...parts.slice(minus)] : [...sign, ...parts];
  }

  return { rangeParts };
})
