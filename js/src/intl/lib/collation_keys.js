// Sort keys in the root collation order. https://www.unicode.org/reports/tr10/
(function (host, require) {
  'use strict';

  const { marks, order, as, ignored, variable, hangul } = require('intl/data/collation/root');

  const ABOVE = 1000;
  const HAN = 1e7;
  /** The syllables stand between two scripts of the table. */
  const SYLLABLES = 20000;
  const HANGUL = hangul - 0xac00 + 1;
  /** Primary and tertiary weight of each character that has them; secondary weight of each mark. */
  const letters = new Map();
  const accents = new Map();
  order.forEach((group, index) => [...group].forEach((c, rank) => letters.set(c, { primary: index + 1 + (index >= hangul ? SYLLABLES : 0), tertiary: rank })));
  marks.forEach((group, index) => [...group].forEach((c) => accents.set(c, index + 1)));
  for (let i = 0; i < 32; i += 1) accents.set(String.fromCodePoint(0xe000 + i), ABOVE + i);
  const ZERO = letters.get('0').primary;
  const silent = new Set(ignored);
  const isUpper = (c) => /\p{Lu}/u.test(c);

  /** A character's weights, or null if the table has it not. */
  function weigh(c) {
    const known = letters.get(c);
    if (known) return { ...known, upper: isUpper(c), isVariable: known.primary <= variable };
    const code = c.codePointAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) return { primary: HANGUL + code, tertiary: 0 };
    if (code >= 0x4e00 && code <= 0x9fff) return { primary: HAN + code, tertiary: 0 };
    return null;
  }

  const spelled = (text) => {
    let result = '';
    for (const c of text) result += as[c] ?? c;
    return result;
  };

  /** Text as characters that the table has, accents apart. Hangul syllables stay whole. */
  function characters(text) {
    if (/^[ -~]*$/.test(text)) return [...text];
    let result = '';
    for (const piece of text.split(/([\uac00-\ud7a3]+)/u)) result += /^[\uac00-\ud7a3]/u.test(piece) ? piece : spelled(piece.normalize('NFD'));
    return [...result];
  }

  /** The value of digits as weights: how many, then each. */
  function numberAt(chars, at) {
    let end = at;
    while (end < chars.length && /[0-9]/.test(chars[end])) end += 1;
    const digits = chars.slice(at, end).join('').replace(/^0+/, '');
    return { end, weights: [ZERO, digits.length, ...[...digits].map(Number)] };
  }

  /** The weights of a text by level; `missing` is a character that the table has not. */
  function key(text, { numeric, ignorePunctuation }) {
    const [primary, secondary, tertiary, upper] = [[], [], [], []];
    const chars = characters(text);
    let ignoring = false;
    for (let at = 0; at < chars.length; at += 1) {
      const c = chars[at];
      if (numeric && c >= '0' && c <= '9') {
        const { end, weights } = numberAt(chars, at);
        primary.push(...weights);
        for (const list of [secondary, tertiary, upper]) list.push(0);
        at = end - 1;
        ignoring = false;
        continue;
      }
      if (silent.has(c)) continue;
      if (accents.has(c)) {
        if (!ignoring) {
          secondary.push(accents.get(c));
          tertiary.push(0);
        }
        continue;
      }
      if (c === '\ue100') {
        tertiary[tertiary.length - 1] += 0.5;
        continue;
      }
      const weight = weigh(c);
      if (!weight) return { missing: c };
      ignoring = Boolean(ignorePunctuation && weight.isVariable);
      if (ignoring) continue;
      primary.push(weight.primary);
      secondary.push(0);
      tertiary.push(weight.tertiary);
      upper.push(weight.upper ? 1 : 0);
    }
    return { primary: written(primary), secondary: written(secondary), tertiary: written(tertiary), upper: written(upper) };
  }

  /** Weights as text, which engines compare fast: two units each, halves and greater numbers as well. */
  function written(weights) {
    let text = '';
    for (const weight of weights) text += String.fromCharCode(Math.floor(weight / 4096), Math.floor((weight % 4096) * 16));
    return text;
  }

  return { key };
})
