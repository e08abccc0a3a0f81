// Reads the root collation order off the real runtime, for the scripts that the library supports: which characters
// are one letter, in what order the letters are, which accents there are, and what is written as something else.

const range = (low, high) => Array.from({ length: high - low + 1 }, (_, i) => String.fromCodePoint(low + i));
const BLOCKS = [
  [0x09, 0x0d], [0x20, 0x7e], [0xa0, 0x17f], [0x180, 0x24f], [0x250, 0x2af], [0x370, 0x3ff], [0x400, 0x52f], [0x5d0, 0x5ea], [0x1e00, 0x1eff],
  [0x2010, 0x2027], [0x2030, 0x205e], [0x2070, 0x209c], [0x20a0, 0x20c0], [0x2100, 0x218b], [0x2190, 0x22ff], [0x2460, 0x24ff],
  [0x2500, 0x27bf], [0x3041, 0x3096], [0x30a1, 0x30fa], [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1f9ff],
];
const MARKS = range(0x300, 0x36f);

const collator = (sensitivity, options) => new Intl.Collator('en', { sensitivity, ...options });
const [base, accent, variant] = ['base', 'accent', 'variant'].map((s) => collator(s));
const shifted = collator('variant', { ignorePunctuation: true });

/** The combining marks in the order of their weights, equal ones together; and those that are no weight at all. */
function marks() {
  const known = MARKS.filter((mark) => mark.normalize('NFD') === mark && base.compare(`a${mark}`, 'a') === 0 && accent.compare(`a${mark}`, 'a') !== 0);
  known.sort((x, y) => accent.compare(`a${x}`, `a${y}`));
  const groups = [];
  for (const mark of known) {
    if (groups.length > 0 && accent.compare(`a${groups.at(-1)[0]}`, `a${mark}`) === 0) groups[groups.length - 1] += mark;
    else groups.push(mark);
  }
  return groups;
}

export function collation() {
  const accents = marks();
  const whole = (c) => [...c.normalize('NFKD')].length === 1 || /^[a-z.]+$/i.test(c.normalize('NFKD'));
  const letters = BLOCKS.flatMap(([low, high]) => range(low, high)).filter((c) => c.normalize('NFD') === c && /[^\p{Cn}\p{M}]/u.test(c) && whole(c));
  const ignored = letters.filter((c) => variant.compare(c, '') === 0);
  const rest = letters.filter((c) => !ignored.includes(c));
  rest.sort((x, y) => base.compare(x, y) || accent.compare(x, y) || variant.compare(x, y) || (x < y ? -1 : 1));
  const groups = [];
  for (const c of rest) {
    if (groups.length > 0 && base.compare(groups.at(-1)[0], c) === 0) groups.at(-1).push(c);
    else groups.push([c]);
  }
  const order = [];
  const as = {};
  const left = [];
  const pairs = pairsOf(groups);
  for (const group of groups) {
    const expansion = pairs.get(group[0]);
    if (expansion !== undefined) {
      for (const c of group) {
        const spelling = [expansion, expansion.toUpperCase(), expansion[0].toUpperCase() + expansion.slice(1)].find((text) => variant.compare(c, text) === 0);
        if (spelling) as[c] = spelling;
        else left.push(c);
      }
      continue;
    }
    const [first, ...others] = group;
    const plain = [first];
    for (const c of others) {
      if (accent.compare(first, c) === 0) plain.push(c);
      else {
        const mark = accents.find((m) => accent.compare(c, first + m[0]) === 0);
        const letter = mark && [first, ...others].find((l) => variant.compare(c, l + mark[0]) === 0);
        if (letter) as[c] = letter + mark[0];
        else left.push(c);
      }
    }
    order.push(plain);
  }
  // Equal at every level: one stands for the other.
  for (const group of order) {
    for (const c of [...group]) {
      const twin = group.find((other) => other !== c && group.indexOf(other) < group.indexOf(c) && variant.compare(other, c) === 0);
      if (twin) (as[c] = twin), group.splice(group.indexOf(c), 1);
    }
  }
  const variable = order.findIndex(([c]) => shifted.compare(c, '') !== 0);
  if (order.slice(variable).some(([c]) => shifted.compare(c, '') === 0)) throw new Error('variable characters are not the first');
  Object.assign(as, extras(left, groups, pairs));
  const hangul = order.findIndex(([c]) => base.compare(c, '\uac00') > 0);
  return { marks: accents, order: order.map((group) => group.join('')), as, ignored: ignored.join(''), variable, hangul };
}

/**
 * What differs from its letters by a weight of its own, which no mark has: it is given one of the private characters
 * from U+E000, a mark above all others. U+E100 stands for a difference as small as that of upper and lower case.
 */
function extras(left, groups, pairs) {
  const found = { '\u2025': '..\ue100', '\u2026': '...\ue100' };
  for (const group of groups) {
    const own = group.filter((c) => left.includes(c));
    const spelling = pairs.get(group[0]);
    const lower = own.filter((c) => c.toLowerCase() === c);
    lower.forEach((c, i) => {
      const mark = String.fromCodePoint(0xe000 + i);
      const [first, rest] = spelling ? [spelling[0], spelling.slice(1)] : [group[0], ''];
      if (spelling && !'\u00e6\u0153\u00df'.includes(c)) return;
      found[c] = first + mark + rest;
      const upper = own.find((other) => other.toLowerCase() === c && other !== c);
      if (upper) found[upper] = (first + mark + rest).toUpperCase();
    });
  }
  return found;
}

/** Which groups are written as two or three of the letters before and behind them. */
function pairsOf(groups) {
  const latin = [...'abcdefghijklmnopqrstuvwxyz0123456789./'];
  const found = new Map();
  const texts = latin.flatMap((a) => latin.flatMap((b) => [a + b, ...(b === 'f' || b === '.' || b === '0' ? latin.map((c) => a + b + c) : [])]));
  for (const [first] of groups) {
    if (latin.includes(first)) continue;
    const text = texts.find((pair) => base.compare(pair, first) === 0);
    if (text) found.set(first, text);
  }
  return found;
}
