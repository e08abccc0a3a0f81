// Numbers as parts: digits, groups, signs, exponents, and the templates of the locale around them.
// https://tc39.es/ecma402/#sec-partitionnumberpattern
(function (host, require) {
  'use strict';

  const decimal = require('intl/decimal');
  const { apply } = require('intl/digit_options');
  const plural = require('intl/plural_rules_by_language');

  const [DECIMAL, GROUP, MINUS, PLUS, PERCENT, EXPONENT, EXPONENT_MINUS, INFINITY, NAN, ABOUT] = Array(10).keys();
  const part = (type, value) => ({ type, value });

  /** `{0}`, `{-}`, `{=text}` and the like, with what is between them. */
  function fill(template, given) {
    const parts = [];
    let literal = '';
    const flush = () => {
      if (literal) parts.push(part('literal', literal));
      literal = '';
    };
    for (let at = 0; at < template.length; ) {
      const end = template[at] === '{' ? template.indexOf('}', at) : -1;
      if (end < 0) {
        literal += template[at];
        at += 1;
        continue;
      }
      flush();
      const name = template.slice(at + 1, end);
      if (name[0] === '=') parts.push(part(given.word, name.slice(1)));
      else parts.push(...given[name]);
      at = end + 1;
    }
    flush();
    return parts;
  }

  const THOUSANDS = [3, 3, 1];

  /** Where an integer is divided, from the right. */
  function grouped(integer, [primary, secondary, minimum], mode) {
    const least = mode === 'always' ? 1 : mode === 'min2' ? Math.max(2, minimum) : minimum;
    if (mode === false || integer.length < primary + least) return [integer];
    const groups = [integer.slice(-primary)];
    for (let end = integer.length - primary; end > 0; end -= secondary) groups.unshift(integer.slice(Math.max(0, end - secondary), end));
    return groups;
  }

  const localDigits = (text, digits) => (digits ? text.replace(/[0-9]/g, (d) => digits[d]) : text);

  /** The digits of a rounded number. */
  function digitParts({ integer, fraction }, state) {
    const { symbols, digits } = state.system;
    // The pattern of accounts in Indian English groups by thousands.
    const inThousands = state.currencySign === 'accounting' && state.data === 'en-IN';
    const grouping = inThousands ? THOUSANDS : state.system.grouping;
    const parts = [];
    grouped(integer, grouping, state.useGrouping).forEach((group, index) => {
      if (index > 0) parts.push(part('group', symbols[GROUP]));
      parts.push(part('integer', localDigits(group, digits)));
    });
    if (fraction) parts.push(part('decimal', symbols[DECIMAL]), part('fraction', localDigits(fraction, digits)));
    return parts;
  }

  /** Rounds with the exponent that the notation takes; once more if rounding made the number one digit longer. */
  function scaled(value, state) {
    const exponentOf = exponents(state);
    let exponent = decimal.isZero(value) ? 0 : exponentOf(decimal.magnitude(value));
    let found = apply(decimal.shift(value, -exponent), state.digits);
    if (!decimal.isZero(found.value)) {
      const again = exponentOf(decimal.magnitude(found.value) + exponent);
      if (again !== exponent) {
        exponent = again;
        found = apply(decimal.shift(value, -exponent), state.digits);
      }
    }
    return { ...found, exponent };
  }

  function exponents(state) {
    if (state.notation === 'scientific') return (magnitude) => magnitude;
    if (state.notation === 'engineering') return (magnitude) => Math.floor(magnitude / 3) * 3;
    if (state.notation === 'compact') return (magnitude) => compactExponent(magnitude, state);
    return () => 0;
  }

  const compactRow = (magnitude, state) => (magnitude < 3 || state.notation !== 'compact' ? null : compactTable(state)[Math.min(magnitude, 14) - 3]);

  function compactTable(state) {
    const { compact, compactCurrency } = state.system;
    const money = state.style === 'currency' && state.currencyDisplay !== 'name';
    return money ? compactCurrency : compact[state.compactDisplay];
  }

  function compactExponent(magnitude, state) {
    const row = compactRow(magnitude, state);
    return row ? Math.min(magnitude, 14) - row[0] + 1 : 0;
  }

  /** What is shown of a number: its digits, its exponent, its sign, its plural category. */
  function measure(value, state) {
    if (value.special) {
      const text = state.system.symbols[value.special === 'nan' ? NAN : INFINITY];
      return { special: value.special, sign: signOf(value, false, state), number: [part(value.special, text)], category: 'other', exponent: 0 };
    }
    const percent = state.style === 'percent' ? decimal.shift(value, 2) : value;
    const { value: rounded, least, exponent } = scaled(percent, state);
    const shown = decimal.layout(rounded, state.digits.minimumIntegerDigits, least);
    const category = exponent < 0 ? 'other' : plural.select(state.language, 'cardinal', { ...operand(shown), exponent });
    return {
      shown, exponent, category,
      word: state.notation === 'compact' ? plural.select(state.language, 'cardinal', operand(shown)) : category,
      magnitude: decimal.isZero(rounded) ? 0 : decimal.magnitude(rounded) + exponent,
      sign: signOf(value, decimal.isZero(rounded), state),
      number: digitParts(shown, state),
    };
  }

  const operand = ({ integer, fraction }) => ({ integer: integer || '0', fraction });

  /** 0 for no sign, 1 for minus, 2 for plus: the place of the template. */
  function signOf({ negative, special }, zero, { signDisplay }) {
    switch (signDisplay) {
      case 'never': return 0;
      case 'always': return negative ? 1 : 2;
      case 'exceptZero': return zero || special === 'nan' ? 0 : negative ? 1 : 2;
      case 'negative': return negative && !zero ? 1 : 0;
      default: return negative ? 1 : 0;
    }
  }

  /** The digits with exponent or compact suffix. */
  function body(measured, state) {
    const { symbols, digits } = state.system;
    if (state.notation === 'scientific' || state.notation === 'engineering') {
      if (measured.special) return measured.number;
      const minus = measured.exponent < 0 ? [part('exponentMinusSign', symbols[EXPONENT_MINUS])] : [];
      const text = localDigits(String(Math.abs(measured.exponent)), digits);
      return [...measured.number, part('exponentSeparator', symbols[EXPONENT]), ...minus, part('exponentInteger', text)];
    }
    return measured.number;
  }

  /** The template of a compact number, `{0}` where it is short enough to be written out. */
  function compactTemplate(measured, state) {
    const row = state.notation === 'compact' && !measured.special ? compactRow(measured.magnitude, state) : null;
    return row ? pick(row[1], { ...measured, category: measured.word }) : '{0}';
  }

  function pick(templates, measured) {
    if (typeof templates === 'string') return templates;
    const { shown, category } = measured;
    if (templates['=1'] && shown.integer === '1' && !shown.fraction) return templates['=1'];
    return templates[category] ?? templates.other;
  }

  const signs = ({ symbols }) => ({
    '-': [part('minusSign', symbols[MINUS])], '+': [part('plusSign', symbols[PLUS])], '%': [part('percentSign', symbols[PERCENT])],
    '~': [part('approximatelySign', symbols[ABOUT])],
  });

  /** Whether a currency is written apart from the digits: if it ends in a letter. */
  const apart = (symbol, before) => !/[\p{S}\p{Z}]/u.test(before ? [...symbol].at(-1) : [...symbol][0]);

  function styleTemplates(state, { special, magnitude }) {
    const { patterns } = state.system;
    if (state.style === 'percent' && state.notation !== 'compact') return patterns.percent;
    if (state.style !== 'currency' || state.symbol === undefined) return patterns.decimal;
    const compact = compactRow(magnitude ?? 0, state);
    const { s, l } = patterns[state.currencySign === 'accounting' && !compact ? 'accounting' : 'currency'];
    const found = !special && apart(state.symbol, s[0].indexOf('{$}') < s[0].indexOf('{0}')) ? l : s;
    return compact ? [found[0], `{-}${found[0]}`, `{+}${found[0]}`] : found;
  }

  /** A measured number in its layers: the number with its sign and style, and the template around that, if any. */
  function layers(measured, state) {
    const given = { ...signs(state.system), 0: body(measured, state), $: [part('currency', state.symbol)] };
    given[0] = fill(bare(compactTemplate(measured, state)), { ...given, word: 'compact' });
    const inner = fill(styleTemplates(state, measured)[measured.sign], given);
    const outer = state.outer ? pick(state.outer, measured) : null;
    if (!state.outerIsStyle) return { inner, outer };
    return { inner: wrap(outer, inner, measured, state), outer: null };
  }

  const wrap = (outer, inner, { category, exponent }, state) =>
    fill(outer, { 0: inner, word: 'unit', $: [part('currency', state.currencyName?.({ category: state.notation === 'compact' && exponent !== 0 ? 'other' : category }))] });

  /** The parts of a measured number. */
  function dress(measured, state) {
    const { inner, outer } = layers(measured, state);
    return outer ? wrap(outer, inner, measured, state) : inner;
  }

  /** A compact currency template without its currency, which the style's own has. */
  const bare = (template) => template.replace(/^[\u200e\u200f]?\{\$\}[\s\u00a0]*|[\s\u00a0]*\{\$\}$/gu, '');

  return { measure, dress, layers, wrap, part, signs, pick, body };
})
