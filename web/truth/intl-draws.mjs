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

const ZONES = ['UTC', '+05:30', '-03:00', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'europe/london', 'Australia/Sydney', 'US/Pacific', 'Etc/GMT+5', 'America/Los_Angeles', ...Intl.supportedValuesOf('timeZone')];

function dateOptions({ pick, chance }) {
  const options = {};
  if (chance(0.2)) {
    if (chance(0.7)) options.dateStyle = pick(['full', 'long', 'medium', 'short']);
    if (!options.dateStyle || chance(0.6)) options.timeStyle = pick(['full', 'long', 'medium', 'short']);
  } else {
    const names = ['short', 'long', 'narrow'];
    const numbers = ['numeric', '2-digit'];
    const common = chance(0.6);
    const maybe = (name, p, values) => {
      if (chance(p)) options[name] = pick(values);
    };
    maybe('weekday', 0.3, names);
    maybe('era', common ? 0 : 0.15, names);
    maybe('year', 0.6, numbers);
    maybe('month', 0.7, [...numbers, ...names]);
    maybe('day', 0.6, numbers);
    maybe('hour', 0.4, numbers);
    if (options.hour || !common) maybe('minute', common ? 0.9 : 0.4, numbers);
    if (options.minute || !common) maybe('second', 0.4, numbers);
    maybe('fractionalSecondDigits', options.second ? 0.2 : 0.01, [1, 2, 3]);
    maybe('dayPeriod', 0.08, names);
    maybe('timeZoneName', 0.15, ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']);
  }
  if (chance(0.2)) options.hour12 = chance(0.5);
  if (chance(0.15)) options.hourCycle = pick(['h11', 'h12', 'h23', 'h24']);
  if (chance(0.3)) options.timeZone = chance(0.5) ? pick(ZONES) : pick(ZONES.slice(0, 12));
  return options;
}

function moment({ next, pick, chance }) {
  if (chance(0.1)) return pick([0, -1, 864e13, -1e14, 951782399999, 1e12, 1709208000000, Date.UTC(2024, 5, 1, 12), Date.UTC(2024, 5, 1), Date.UTC(2024, 11, 31, 23, 59, 59, 999)]);
  return Math.floor((next() * 140 - 60) * 31556952e3 + 0);
}

Object.assign(DRAWS, {
  date(draw) {
    const [tag, options, time] = [locale(draw), dateOptions(draw), moment(draw)];
    return call(`DateTimeFormat(${tag}, ${JSON.stringify(options)}) of ${new Date(time).toISOString()}`, (intl) => {
      const formatter = new intl.DateTimeFormat(tag, options);
      return [formatter.format(time), formatter.formatToParts(time)];
    });
  },
  dateOptions(draw) {
    const [tag, options] = [locale(draw), dateOptions(draw)];
    return call(`DateTimeFormat(${tag}, ${JSON.stringify(options)})`, (intl) => new intl.DateTimeFormat(tag, options).resolvedOptions());
  },
});

Object.assign(DRAWS, {
  plural(draw) {
    const options = { type: draw.pick(['cardinal', 'ordinal']) };
    digits(options, draw);
    const [tag, x, y] = [locale(draw), draw.chance(0.5) ? Math.floor(draw.next() * 130) : value(draw), Math.floor(draw.next() * 30)];
    return call(`PluralRules(${tag}, ${JSON.stringify(options)}) of ${show(x)}`, (intl) => {
      const rules = new intl.PluralRules(tag, options);
      return [rules.select(typeof x === 'bigint' ? Number(x) : x), rules.selectRange(Number(x) || 0, y), rules.resolvedOptions()];
    });
  },
  relative(draw) {
    const { pick, chance, next } = draw;
    const options = {};
    if (chance(0.7)) options.style = pick(['long', 'short', 'narrow']);
    if (chance(0.6)) options.numeric = pick(['auto', 'always']);
    const unit = pick(['second', 'minutes', 'hour', 'days', 'week', 'month', 'quarters', 'year']);
    const x = chance(0.6) ? Math.floor(next() * 9) - 4 : value(draw);
    const tag = locale(draw);
    return call(`RelativeTimeFormat(${tag}, ${JSON.stringify(options)}) of ${show(x)} ${unit}`, (intl) => {
      const formatter = new intl.RelativeTimeFormat(tag, options);
      return [formatter.format(x, unit), formatter.formatToParts(x, unit), formatter.resolvedOptions()];
    });
  },
  list(draw) {
    const { pick, chance, next } = draw;
    const options = {};
    if (chance(0.7)) options.style = pick(['long', 'short', 'narrow']);
    if (chance(0.7)) options.type = pick(['conjunction', 'disjunction', 'unit']);
    const items = Array.from({ length: Math.floor(next() * 6) }, () => pick(['a', 'b', 'Iris', 'hielo', 'hijo', 'ocho', 'hola', '8', '11', 'oso', 'y', '']));
    const tag = locale(draw);
    return call(`ListFormat(${tag}, ${JSON.stringify(options)}) of ${JSON.stringify(items)}`, (intl) => {
      const formatter = new intl.ListFormat(tag, options);
      return [formatter.format(items), formatter.formatToParts(items), formatter.resolvedOptions()];
    });
  },
});

const WORDS = 'a A á Á à ä Ä å b B ab aB Ab AB abc e é É ê z Z ñ n N o ö ø ß ss s S 1 2 10 02 2a a1 a10 a2 file10 file2 - _ a-b ab- a_b "a b" a.b é1 E résumé resume Resume Résumé côte coté cote Ä1 zz ! ? $ € ½ æ ae œ а б Я я ё е α β Ω あ ア い カ が 漢 字 가 나 😀 😁 👍 ‘ ’ “ ” … – — · © ™'.split(' ');

Object.assign(DRAWS, {
  collate(draw) {
    const { pick, chance } = draw;
    const options = {};
    if (chance(0.4)) options.sensitivity = pick(['base', 'accent', 'case', 'variant']);
    if (chance(0.3)) options.numeric = true;
    if (chance(0.2)) options.caseFirst = pick(['upper', 'lower', 'false']);
    if (chance(0.1)) options.ignorePunctuation = true;
    const word = () => Array.from({ length: 1 + Math.floor(draw.next() * 3) }, () => pick(WORDS)).join('');
    const [x, y, tag] = [word(), word(), chance(0.9) ? pick(['en', undefined, 'de', 'fr']) : locale(draw)];
    return call(`Collator(${tag}, ${JSON.stringify(options)}) of ${JSON.stringify([x, y])}`, (intl) => {
      const collator = new intl.Collator(tag, options);
      return [Math.sign(collator.compare(x, y)), collator.resolvedOptions()];
    });
  },
});

const SCRAPS = ['Hello', 'world', "It's", '3.14', '1,000', 'a-b', 'x_y', ' ', '  ', '.', '. ', '! ', '?', ', ', '"', ' (ok) ', 'Mr. ', 'e.g. ', 'don’t', '\n', '\r\n', '👍🏽', '👨‍👩‍👧', '🇩🇪', '🇫🇷🇬🇧', 'é', 'e\u0301', 'क्षि', '가', '각', 'ー', 'http://a.b/c?d=1', 'U.S.A.', '…', ': ', ';', 'Ångström', 'привет', '-', '—', '5%', '$9.99', '@me', '#tag', '1st', 'Ok', '__', '\t'];
const names = (draw, list) => draw.pick(list);

Object.assign(DRAWS, {
  segment(draw) {
    const granularity = draw.pick(['grapheme', 'word', 'sentence']);
    const text = Array.from({ length: 1 + Math.floor(draw.next() * 7) }, () => draw.pick(SCRAPS)).join('');
    const at = Math.floor(draw.next() * 8);
    return call(`Segmenter(${granularity}) of ${JSON.stringify(text)}`, (intl) => {
      const segments = new intl.Segmenter('en', { granularity }).segment(text);
      return [[...segments].map(({ segment, isWordLike }) => [segment, isWordLike]), segments.containing(at)];
    });
  },
  duration(draw) {
    const { pick, chance, next } = draw;
    const options = {};
    const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds'];
    if (chance(0.8)) options.style = pick(['long', 'short', 'narrow', 'digital']);
    if (chance(0.2)) options.fractionalDigits = Math.floor(next() * 10);
    for (const unit of units) {
      if (chance(0.06)) options[unit] = pick(['long', 'short', 'narrow', 'numeric', '2-digit']);
      if (chance(0.06)) options[`${unit}Display`] = pick(['auto', 'always']);
    }
    const duration = {};
    const sign = chance(0.15) ? -1 : 1;
    for (const unit of units) if (chance(0.4)) duration[unit] = sign * Math.floor(next() * pick([2, 70, 2000]));
    const tag = locale(draw);
    return call(`DurationFormat(${tag}, ${JSON.stringify(options)}) of ${JSON.stringify(duration)}`, (intl) => {
      const formatter = new intl.DurationFormat(tag, options);
      return [formatter.format(duration), formatter.formatToParts(duration), formatter.resolvedOptions()];
    });
  },
  displayName(draw) {
    const { pick, chance } = draw;
    const type = pick(['region', 'language', 'script', 'currency', 'calendar', 'dateTimeField']);
    const options = { type };
    if (chance(0.4)) options.style = pick(['long', 'short', 'narrow']);
    if (chance(0.2)) options.fallback = pick(['none', 'code']);
    if (chance(0.3)) options.languageDisplay = pick(['dialect', 'standard']);
    const code = names(draw, {
      region: ['US', 'gb', 'DE', 'JP', 'ZZ', 'XQ', '001', '419', 'UK', 'HK', 'foo1', 'BA'], language: ['en', 'en-US', 'fr-CA', 'zh-Hant-TW', 'zh-Hans', 'de-AT', 'pt-BR', 'xx', 'es-419', 'en-GB', 'sr-Latn', 'es-MX', 'fr-CH', 'en-AU', 'nl-BE', 'zh-TW', 'de', 'tlh', 'i', 'pt-PT', 'en-Latn-GB', 'hi-Latn'],
      script: ['Latn', 'cyrl', 'Hans', 'Hant', 'Zzzz', 'Arab', 'x'], currency: ['USD', 'eur', 'GBP', 'XYZ', 'US', 'JPY'], calendar: ['gregory', 'buddhist', 'roc', 'iso8601', 'foo'], dateTimeField: ['month', 'era', 'weekOfYear', 'dayPeriod', 'timeZoneName', 'foo'],
    }[type]);
    return call(`DisplayNames(${JSON.stringify(options)}) of ${code}`, (intl) => {
      const namer = new intl.DisplayNames('en', options);
      return [namer.of(code), namer.resolvedOptions()];
    });
  },
  locale(draw) {
    const { pick, chance } = draw;
    const tag = pick(['en', 'en-US', 'en-Latn-US', 'de-AT', 'zh', 'zh-TW', 'zh-Hant', 'und', 'und-Latn', 'sr', 'fr-CA', 'en-u-ca-buddhist', 'de-u-co-phonebk-kn', 'ja-JP-u-hc-h12-nu-latn', 'es-419', 'pt', 'ar', 'he', 'iw', 'EN-us', 'en-x-private', 'sl-rozaj-biske', 'cmn', 'en-uk', 'i-klingon', 'en-t-de', 'ru-RU', 'en-u-kf-upper', 'hi-Latn']);
    const options = {};
    if (chance(0.2)) options.region = pick(['GB', 'us', 'DE', '419']);
    if (chance(0.1)) options.script = pick(['Latn', 'cyrl']);
    if (chance(0.1)) options.language = pick(['fr', 'zh']);
    if (chance(0.2)) options.calendar = pick(['gregory', 'buddhist', 'x']);
    if (chance(0.1)) options.numeric = pick([true, false]);
    if (chance(0.1)) options.hourCycle = pick(['h12', 'h23']);
    if (chance(0.1)) options.numberingSystem = 'arab';
    return call(`Locale(${tag}, ${JSON.stringify(options)})`, (intl) => {
      const it = new intl.Locale(tag, options);
      const keys = ['language', 'script', 'region', 'baseName', 'calendar', 'collation', 'hourCycle', 'caseFirst', 'numeric', 'numberingSystem', 'firstDayOfWeek'];
      return [String(it), keys.map((key) => it[key]), String(it.maximize()), String(it.minimize()), intl.getCanonicalLocales(tag)];
    });
  },
});

Object.assign(DRAWS, {
  interval(draw) {
    const [tag, options, start] = [locale(draw), dateOptions(draw), moment(draw)];
    const end = start + Math.floor(draw.next() * draw.pick([1e3, 6e4, 36e5, 864e5, 2e9, 2e10, 2e11]));
    return call(`DateTimeFormat(${tag}, ${JSON.stringify(options)}) from ${start} to ${end}`, (intl) => {
      const formatter = new intl.DateTimeFormat(tag, options);
      return [formatter.formatRange(start, end), formatter.formatRangeToParts(start, end)];
    });
  },
});
