// Reads the patterns of ranges of dates and times off the real runtime. A pattern has five pieces between bars: what
// is shared, what is of the start, shared, of the end, shared; the fields are those of intl-date-data.mjs.

import { generalise, rangeDateRows, rangeTimeRows } from './intl-date-data.mjs';

const START = Date.UTC(2024, 1, 3, 4, 5, 6, 789);
const ENDS = {
  y: Date.UTC(2025, 3, 7, 16, 7, 9, 123), M: Date.UTC(2024, 3, 7, 16, 7, 9, 123), d: Date.UTC(2024, 1, 5, 16, 7, 9, 123),
  a: Date.UTC(2024, 1, 3, 16, 7, 9, 123), h: Date.UTC(2024, 1, 3, 7, 7, 9, 123), m: Date.UTC(2024, 1, 3, 4, 7, 9, 123),
};
const WIDTHS = ['short', 'long', 'narrow'];
const NUMBERS = { year: 'y', month: 'M', day: 'd', hour: 'h', minute: 'm', second: 's' };
const LETTER = { numeric: '1', '2-digit': '2', short: 's', long: 'l', narrow: 'n' };
const defined = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

function named(letter, table, index, value, resolved) {
  const found = [];
  for (const variant of [0, 1]) {
    for (const width of WIDTHS) if ((table[width][variant] ?? table[width][0]).split('|')[index] === value) found.push(`${letter}${variant}${width[0]}`);
  }
  const told = found.filter((token) => token.endsWith(LETTER[resolved]));
  if (found.length === 0) throw new Error(`a name that is in no table: ${value}`);
  return told.length > 0 ? told : found;
}

function tokens({ type, value }, time, names, resolved) {
  const date = new Date(time);
  if (type === 'month' && (!/^\d+$/.test(value) || WIDTHS.includes(resolved.month))) return named('N', names.N, date.getUTCMonth(), value, resolved.month);
  if (type === 'weekday') return named('W', names.W, date.getUTCDay(), value, resolved.weekday);
  if (type === 'era') return WIDTHS.filter((w) => names.G[w].split('|')[1] === value).map((w) => `G${w[0]}`);
  if (type === 'dayPeriod') return [names.a.split('|').includes(value) ? 'a' : null, ...WIDTHS.map((w) => `B${w[0]}`)].filter(Boolean);
  if (type === 'timeZoneName') return ['z'];
  if (type in NUMBERS) return [`${NUMBERS[type]}${value.length === 2 ? 2 : 1}`];
  throw new Error(`unexpected part ${type} ${value} of ${JSON.stringify(resolved)}`);
}

/** The skeleton of a range, null if it is not one. */
function read(locale, options, end, names) {
  const format = new Intl.DateTimeFormat(locale, defined(options));
  const resolved = format.resolvedOptions();
  const parts = format.formatRangeToParts(START, end);
  if (parts.every(({ source }) => source === 'shared')) return null;
  const skeleton = [];
  let bars = 0;
  const to = (count) => {
    while (bars < count) {
      skeleton.push('|');
      bars += 1;
    }
  };
  for (const part of parts) {
    if (part.source === 'startRange') to(1);
    else if (part.source === 'endRange') to(3);
    else to(bars === 1 ? 2 : bars === 3 ? 4 : bars);
    const time = bars === 3 ? end : START;
    skeleton.push(part.type === 'literal' ? part.value : { type: part.type, tokens: tokens(part, time, names, resolved) });
  }
  to(4);
  return skeleton;
}

function tableOf(locale, rows, diffs, names) {
  const kinds = new Map();
  for (const row of rows) {
    for (const diff of diffs) {
      const skeleton = read(locale, row.options, ENDS[diff], names);
      if (!skeleton) continue;
      const kind = row.kind + diff;
      kinds.set(kind, [...(kinds.get(kind) ?? []), { key: row.key + diff, options: row.options, skeleton }]);
    }
  }
  const found = { patterns: {}, odd: {} };
  for (const [kind, members] of kinds) {
    const { pattern, odd } = generalise(members);
    found.patterns[kind] = pattern;
    Object.assign(found.odd, Object.fromEntries(odd));
  }
  return found;
}

/** Ranges of dates, of times within a day, and what joins whole dates and a date with a range of times. */
export function ranges(locale, names) {
  const long = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  const shared = long.formatRangeToParts(START, ENDS.y).filter(({ source }) => source === 'shared');
  const fallback = shared.length === 1 ? `{0}${shared[0].value}{1}` : null;
  return {
    date: tableOf(locale, rangeDateRows(locale), ['y', 'M', 'd'], names), time: tableOf(locale, rangeTimeRows(), ['a', 'h', 'm'], names),
    fallback, joint: jointOf(locale),
  };
}

/** {1} is the date, {0} the range of times. */
function jointOf(locale) {
  const date = { year: 'numeric', month: 'long', day: 'numeric' };
  const time = { hour: 'numeric', minute: 'numeric' };
  const text = (options) => new Intl.DateTimeFormat(locale, options).formatRange(START, ENDS.a);
  const whole = text({ ...date, ...time });
  const found = whole.replace(new Intl.DateTimeFormat(locale, date).format(START), '{1}').replace(text(time), '{0}');
  return /^\{1\}[^{]*\{0\}$/u.test(found) ? found : null;
}
