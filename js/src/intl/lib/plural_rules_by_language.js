// The plural rules of the languages that are supported. https://www.unicode.org/reports/tr35/tr35-numbers.html
// n is the number, i its integer, v and f its fraction's digits, e the exponent of a compact number.
(function () {
  'use strict';

  const between = (x, low, high) => x >= low && x <= high;
  const onlyOther = () => 'other';
  const oneWhole = ({ i, v }) => (i === 1 && v === 0 ? 'one' : 'other');
  const millions = ({ i, v, e }) => (e === 0 && i !== 0 && i % 1e6 === 0 && v === 0) || !between(e, 0, 5);

  function slavic(o) {
    const [ten, hundred] = [o.i % 10, o.i % 100];
    if (o.v !== 0) return 'other';
    if (ten === 1 && hundred !== 11) return 'one';
    return between(ten, 2, 4) && !between(hundred, 12, 14) ? 'few' : 'many';
  }

  function polish(o) {
    const [ten, hundred] = [o.i % 10, o.i % 100];
    if (o.v !== 0) return 'other';
    if (o.i === 1) return 'one';
    return between(ten, 2, 4) && !between(hundred, 12, 14) ? 'few' : 'many';
  }

  const romance = (one) => (o) => (one(o) ? 'one' : millions(o) ? 'many' : 'other');

  const CARDINAL = {
    en: oneWhole, de: oneWhole, nl: oneWhole, sv: oneWhole,
    it: romance(({ i, v }) => i === 1 && v === 0),
    es: romance(({ n }) => n === 1),
    fr: romance(({ i }) => i === 0 || i === 1),
    pt: romance(({ i }) => i === 0 || i === 1),
    ru: slavic, pl: polish,
    tr: ({ n }) => (n === 1 ? 'one' : 'other'),
    hi: ({ i, n }) => (i === 0 || n === 1 ? 'one' : 'other'),
    ja: onlyOther, ko: onlyOther, zh: onlyOther,
  };

  function english({ n }) {
    const [ten, hundred] = [n % 10, n % 100];
    if (ten === 1 && hundred !== 11) return 'one';
    if (ten === 2 && hundred !== 12) return 'two';
    return ten === 3 && hundred !== 13 ? 'few' : 'other';
  }

  function swedish({ n }) {
    return [1, 2].includes(n % 10) && ![11, 12].includes(n % 100) ? 'one' : 'other';
  }

  function hindi({ n }) {
    if (n === 1) return 'one';
    if (n === 2 || n === 3) return 'two';
    if (n === 4) return 'few';
    return n === 6 ? 'many' : 'other';
  }

  const ORDINAL = {
    en: english, sv: swedish, hi: hindi,
    fr: ({ n }) => (n === 1 ? 'one' : 'other'),
    it: ({ n }) => ([8, 11, 80, 800].includes(n) ? 'many' : 'other'),
  };

  /** The category of a number by its shown digits. */
  function select(language, type, { integer, fraction, exponent = 0 }) {
    const rule = (type === 'ordinal' ? ORDINAL : CARDINAL)[language] ?? onlyOther;
    const n = Number(`${integer}.${fraction || '0'}e${exponent}`);
    // ICU keeps eighteen digits of the integer.
    const i = n < 1e15 ? Math.trunc(n) : Number((integer + '0'.repeat(exponent)).slice(-18));
    return rule({ n, i, v: shownFraction(fraction, exponent), e: exponent });
  }

  const shownFraction = (fraction, exponent) => Math.max(0, fraction.length - exponent);

  const ORDER = ['zero', 'one', 'two', 'few', 'many', 'other'];

  /** Every category that the language has, in the order of the standard. */
  function categories(language, type) {
    const found = new Set();
    for (let i = 0; i < 200; i += 1) found.add(select(language, type, { integer: String(i), fraction: '' }));
    for (const integer of ['800', '1000000']) found.add(select(language, type, { integer, fraction: '' }));
    if (type === 'cardinal') found.add(select(language, type, { integer: '1', fraction: '5' }));
    return ORDER.filter((category) => found.has(category));
  }

  return { select, categories };
})
