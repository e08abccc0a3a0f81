// What the comparison of Intl draws: for each service, options and values, and the calls that are compared.

import { LOCALES } from './intl-locales.mjs';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'INR', 'CHF', 'KRW', 'BRL', 'CNY', 'PLN', 'RUB', 'MXN', 'CAD'];
const UNITS = Intl.supportedValuesOf('unit');
const MODES = ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'];

/** A call that is the same for both: `what` says it, `with` makes it. */
const call = (what, run) => ({ what, with: run });

function locale({ pick, chance, locale: fixed }) {
  if (fixed) return fixed;
  return chance(0.5) ? pick(['en-US', 'en', undefined]) : pick([...LOCALES, 'de', 'fr', 'es', 'ja', 'zh', 'ru', 'pt', 'it']);
}

function value({ next, pick, chance }) {
  if (chance(0.15)) return pick([0, -0, 1, -1, NaN, Infinity, -Infinity, 0.5, 1.5, 2.5, 1.005, 999999, 999.5, 1e21, 1e-7, 12345678901234567890n, -5n, '123456789.123456789123', 1e15]);
  const digits = 10 ** Math.floor(next() * 18 - 5);
  const drawn = (next() - 0.3) * digits;
  if (chance(0.4)) return Math.trunc(drawn);
  return chance(0.5) ? Number(drawn.toPrecision(1 + Math.floor(next() * 4))) : drawn;
}

function numberOptions(draw) {
  const { pick, chance, next } = draw;
  const options = {};
  const style = pick(['decimal', 'decimal', 'percent', 'currency', 'unit']);
  if (style !== 'decimal') options.style = style;
  if (style === 'currency') {
    options.currency = pick(CURRENCIES);
    if (chance(0.6)) options.currencyDisplay = pick(['code', 'symbol', 'narrowSymbol', 'name']);
    if (chance(0.3)) options.currencySign = 'accounting';
  }
  if (style === 'unit') {
    options.unit = chance(0.6) ? pick(UNITS) : `${pick(UNITS)}-per-${pick(UNITS)}`;
    if (chance(0.6)) options.unitDisplay = pick(['short', 'long', 'narrow']);
  }
  if (chance(0.3)) options.notation = pick(['scientific', 'engineering', 'compact', 'compact']);
  if (options.notation === 'compact' && chance(0.5)) options.compactDisplay = pick(['short', 'long']);
  if (chance(0.2)) options.signDisplay = pick(['auto', 'never', 'always', 'exceptZero', 'negative']);
  if (chance(0.15)) options.useGrouping = pick([true, false, 'always', 'auto', 'min2', 'true', '']);
  digits(options, draw);
  void next;
  return options;
}

function digits(options, { pick, chance, next }) {
  const small = () => Math.floor(next() * 6);
  if (chance(0.2)) options.minimumFractionDigits = small();
  if (chance(0.25)) options.maximumFractionDigits = (options.minimumFractionDigits ?? 0) + small();
  if (chance(0.15)) options.minimumSignificantDigits = 1 + small();
  if (chance(0.2)) options.maximumSignificantDigits = (options.minimumSignificantDigits ?? 1) + small();
  if (chance(0.1)) options.minimumIntegerDigits = 1 + small();
  if (chance(0.2)) options.roundingMode = pick(MODES);
  if (chance(0.1)) options.roundingPriority = pick(['auto', 'morePrecision', 'lessPrecision']);
  if (chance(0.1)) options.trailingZeroDisplay = 'stripIfInteger';
  if (chance(0.05)) Object.assign(options, { roundingIncrement: pick([1, 2, 5, 10, 25, 50, 500]), minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

const show = (x) => (typeof x === 'bigint' ? `${x}n` : Object.is(x, -0) ? '-0' : typeof x === 'number' ? String(x) : JSON.stringify(x));

export const DRAWS = {
  number(draw) {
    const [tag, options, x] = [locale(draw), numberOptions(draw), value(draw)];
    return call(`NumberFormat(${tag}, ${JSON.stringify(options)}) of ${show(x)}`, (intl) => {
      const formatter = new intl.NumberFormat(tag, options);
      return [formatter.format(x), formatter.formatToParts(x)];
    });
  },
  numberOptions(draw) {
    const [tag, options] = [locale(draw), numberOptions(draw)];
    return call(`NumberFormat(${tag}, ${JSON.stringify(options)})`, (intl) => new intl.NumberFormat(tag, options).resolvedOptions());
  },
  numberRange(draw) {
    const [tag, options, x] = [locale(draw), numberOptions(draw), value(draw)];
    const y = draw.chance(0.1) ? x : value(draw);
    return call(`NumberFormat(${tag}, ${JSON.stringify(options)}) from ${show(x)} to ${show(y)}`, (intl) => {
      const formatter = new intl.NumberFormat(tag, options);
      return [formatter.formatRange(x, y), formatter.formatRangeToParts(x, y)];
    });
  },
};
