// Reads the tables of numbers (symbols, patterns, currencies, units) off the real runtime.

import { byCategory, pluralSamples, template, unsigned } from './intl-extract.mjs';

const format = (locale, options, value) => new Intl.NumberFormat(locale, options).formatToParts(value);
const part = (parts, type) => parts.find((p) => p.type === type)?.value;
const SIGNED = [[1, 'auto'], [-1, 'auto'], [1, 'always']];

/** Templates of a positive number, a negative one, and one with a plus. */
const signed = (locale, options) =>
  SIGNED.map(([value, signDisplay]) => template(format(locale, { maximumFractionDigits: 0, ...options, signDisplay }, value)));

function symbols(locale, extra = {}) {
  const parts = format(locale, { useGrouping: true, minimumFractionDigits: 1, ...extra }, 1234567.5);
  const small = format(locale, { notation: 'scientific', ...extra }, 1e-5);
  const range = new Intl.NumberFormat(locale, extra).formatRangeToParts(1, 1);
  return [
    part(parts, 'decimal'), part(parts, 'group'), part(format(locale, extra, -1), 'minusSign'),
    part(format(locale, { signDisplay: 'always', ...extra }, 1), 'plusSign'), part(format(locale, { style: 'percent', ...extra }, 1), 'percentSign'),
    part(small, 'exponentSeparator'), part(small, 'exponentMinusSign'), part(format(locale, extra, Infinity), 'infinity'),
    part(format(locale, extra, NaN), 'nan'), part(range, 'approximatelySign'),
  ];
}

function grouping(locale, extra = {}) {
  const groups = format(locale, { ...extra, useGrouping: true }, 123456789012).filter((p) => p.type === 'integer').map((p) => p.value.length);
  const minimum = format(locale, extra, 1234).some((p) => p.type === 'group') ? 1 : 2;
  return [groups.at(-1), groups.at(-2), minimum];
}

const digits = (locale, numberingSystem) =>
  [...'0123456789'].map((d) => new Intl.NumberFormat(locale, { useGrouping: false, numberingSystem }).format(d)).join('');

/** How many digits stand before the compact suffix, and the suffix by plural category ("=1" where one is not written). */
function compactPatterns(locale, compactDisplay, extra = {}) {
  const rules = new Intl.PluralRules(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const own = { notation: 'compact', compactDisplay, minimumFractionDigits: 0, maximumFractionDigits: 1, useGrouping: false };
  const formatter = new Intl.NumberFormat(locale, { ...own, ...extra, numberingSystem: 'latn' });
  const shown = new Intl.NumberFormat(locale, { ...own, ...extra });
  const rows = [];
  for (let exponent = 3; exponent <= 14; exponent += 1) {
    const width = (part(formatter.formatToParts(2 * 10 ** exponent), 'integer') ?? '1').length;
    const rest = exponent - width + 1;
    const row = {};
    for (const lead of [1, 2, 3, 5, 1.5, 6, 9.9, 0.9]) {
      if (lead === 0.9 && width === 1) continue;
      const value = Number((lead * 10 ** exponent).toPrecision(5));
      const text = template(shown.formatToParts(value));
      if (!text.includes('{0}')) row['=1'] = text;
      else if (lead >= 1) row[rules.select(rest ? value / 10 ** rest : value)] ??= text;
    }
    rows.push({ width, rest, row });
  }
  return rows.map(({ width, rest, row }) => {
    // Which categories a row shows by itself depends on its width; rows of one suffix tell each other.
    const kin = Object.assign({}, ...rows.filter((other) => other.rest === rest && !other.row['=1']).map((other) => other.row), row);
    kin.other ??= Object.values(kin).find((text) => text.includes('{0}'));
    for (const key of Object.keys(kin)) if (key !== 'other' && kin[key] === kin.other) delete kin[key];
    return [width, Object.keys(kin).length === 1 ? kin.other : kin];
  });
}

export function numbers(locale) {
  const own = new Intl.NumberFormat(locale).resolvedOptions().numberingSystem;
  const currency = (options) => ({
    s: signed(locale, { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol', ...options }),
    l: signed(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'code', ...options }),
  });
  const systems = {};
  for (const system of new Set([own, 'latn'])) {
    systems[system] = { symbols: symbols(locale, { numberingSystem: system }), grouping: grouping(locale, { numberingSystem: system }) };
    if (system !== 'latn') systems[system].digits = digits(locale, system);
    const extra = { numberingSystem: system };
    systems[system].patterns = {
      decimal: signed(locale, extra), percent: signed(locale, { style: 'percent', ...extra }),
      currency: currency(extra), accounting: currency({ currencySign: 'accounting', ...extra }),
    };
    systems[system].compact = { short: compactPatterns(locale, 'short', extra), long: compactPatterns(locale, 'long', extra) };
    systems[system].compactCurrency = compactPatterns(locale, 'short', { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol', ...extra });
    systems[system].compactPercent = template(format(locale, { style: 'percent', notation: 'compact', ...extra }, 0.01));
    systems[system].ranges = ranges(locale, extra);
  }
  return { system: own, systems };
}

/** What stands between the numbers of a range, and how "about" is written. */
function ranges(locale, extra) {
  const formatter = new Intl.NumberFormat(locale, extra);
  const joint = (f, a, b) => f.formatRangeToParts(a, b).filter((p) => p.source === 'shared').map((p) => p.value).join('');
  return { joint: joint(formatter, 1, 2), about: template(formatter.formatRangeToParts(1, 1)) };
}

const codes = () => Intl.supportedValuesOf('currency');
const COMMON = 'USD EUR GBP JPY CNY INR BRL RUB KRW CHF CAD AUD NZD MXN SEK NOK DKK PLN CZK HUF TRY ZAR SGD HKD TWD THB IDR MYR PHP VND ILS AED SAR EGP UAH ARS CLP COP NGN PKR BDT RON BGN ISK KES MAD BTC'.split(' ');

/** Symbols, narrow symbols and names of currencies: all of them in English, the common ones elsewhere. */
export function currencies(locale) {
  const list = locale === 'en-US' ? codes() : COMMON.filter((code) => code === 'BTC' || codes().includes(code));
  const samples = pluralSamples(locale);
  const rows = {};
  for (const currency of list) {
    const symbol = (currencyDisplay) => part(format(locale, { style: 'currency', currency, currencyDisplay }, 1), 'currency');
    const name = (value) => part(format(locale, { style: 'currency', currency, currencyDisplay: 'name', minimumFractionDigits: 0, maximumFractionDigits: 1 }, value), 'currency');
    const [wide, narrow] = [symbol('symbol'), symbol('narrowSymbol')];
    rows[currency] = [wide === currency ? 0 : wide, narrow === wide ? 0 : narrow, byCategory(samples, name)];
  }
  const joined = byCategory(samples, (value) => unsigned(template(format(locale, { style: 'currency', currency: 'EUR', currencyDisplay: 'name', minimumFractionDigits: 0, maximumFractionDigits: 1 }, value))));
  // In one locale the symbol stands before the number, too.
  const both = JSON.stringify(joined).includes('{$}{0}');
  return both ? { rows, both, joined: JSON.parse(JSON.stringify(joined).replaceAll('{$}{0}', '{0}')) } : { rows, joined };
}

/** Fraction digits of the currencies that have not two. */
export function currencyDigits() {
  const rows = {};
  for (const currency of codes()) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    if (maximumFractionDigits !== 2) rows[currency] = maximumFractionDigits;
  }
  return rows;
}

const unitTemplate = (locale, unit, unitDisplay, samples) =>
  byCategory(samples, (value) => unsigned(template(format(locale, { style: 'unit', unit, unitDisplay }, value))));

/** Patterns of every unit, alone and (where it is not made of the two) after a "per". */
export function units(locale, compose) {
  const samples = pluralSamples(locale);
  const names = Intl.supportedValuesOf('unit');
  const table = {};
  for (const width of ['short', 'long', 'narrow']) {
    const simple = Object.fromEntries(names.map((unit) => [unit, unitTemplate(locale, unit, width, samples)]));
    const pairs = (a, b) => unitTemplate(locale, `${a}-per-${b}`, width, samples);
    table[width] = { simple, ...bounded(compose(names, simple, pairs)) };
  }
  return table;
}

const EVERYDAY = 'kilometer mile meter liter byte kilobyte megabyte gigabyte kilobit megabit gigabit'.split(' ')
  .flatMap((above) => ['second', 'minute', 'hour', 'kilometer', 'gallon'].map((below) => `${above}-per-${below}`));

/** Where pairs are not made of their two, the everyday ones are kept and the others refused. */
function bounded({ per, plain, odd, all }) {
  if (JSON.stringify(odd).length < 3000) return { per, plain, odd };
  return { per, plain, partial: true, odd: Object.fromEntries(EVERYDAY.filter((pair) => all[pair]).map((pair) => [pair, all[pair]])) };
}

/**
 * What follows a unit for "per second": the ending that most pairs share, and the pairs that are written otherwise.
 */
export function perPatterns(names, simple, pairs) {
  const per = {};
  const odd = {};
  const all = {};
  for (const below of names) {
    const votes = new Map();
    const written = new Map();
    for (const above of names) {
      const text = pairs(above, below);
      written.set(above, text);
      all[`${above}-per-${below}`] = text;
      const ending = endingOf(simple[above], text);
      if (ending !== null) votes.set(ending, (votes.get(ending) ?? 0) + 1);
    }
    const best = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (best !== undefined) per[below] = best;
    for (const [above, text] of written) {
      if (best === undefined || endingOf(simple[above], text) !== best) odd[`${above}-per-${below}`] = text;
    }
  }
  // Where a percentage is written as a style of its own, it has no "per".
  const plain = names.every((below) => odd[`percent-per-${below}`] === simple.percent);
  const kept = Object.fromEntries(Object.entries(odd).filter(([pair]) => !(plain && pair.startsWith('percent-'))));
  return { per, plain, odd: kept, all };
}

/** What `pair` has around the text of `alone`, with {1} for it, or null. */
function endingOf(alone, pair) {
  const [a, b] = [alone, pair].map((x) => (typeof x === 'string' ? { other: x } : x));
  let found = null;
  for (const category of Object.keys({ ...a, ...b })) {
    const ending = around(a[category] ?? a.other, b[category] ?? b.other);
    if (ending === null || (found !== null && found !== ending)) return null;
    found = ending;
  }
  return found;
}

/** Both are "before{0}between{=text}after" in the common case: the text of the pair holds that of the unit. */
function around(alone, pair) {
  const shape = /^(\{=([^}]*)\})?([^{]*)\{0\}([^{]*)(\{=([^}]*)\})?$/u;
  const [x, y] = [shape.exec(alone), shape.exec(pair)];
  if (!x || !y || x[3] !== y[3] || x[4] !== y[4]) return null;
  const wrap = (inner, outer) => {
    if (inner === undefined) return outer === undefined ? '' : null;
    const at = outer?.indexOf(inner) ?? -1;
    return at < 0 ? null : `${outer.slice(0, at)}{1}${outer.slice(at + inner.length)}`;
  };
  const [before, after] = [wrap(x[2], y[2]), wrap(x[6], y[6])];
  return before === null || after === null ? null : `${before}|${after}`;
}
