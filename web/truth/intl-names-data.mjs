// Reads the names of regions, languages, scripts, currencies, calendars and fields in English off the real runtime,
// and what it knows of locales: their likely subtags, their weeks and calendars.

import { LOCALES, inventory } from './intl-locales.mjs';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
const TRIPLES = PAIRS.flatMap((pair) => LETTERS.map((c) => pair + c));
const NUMBERS = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));
const FIELDS = ['era', 'year', 'quarter', 'month', 'weekOfYear', 'weekday', 'day', 'dayPeriod', 'hour', 'minute', 'second', 'timeZoneName'];
const title = (text) => text[0].toUpperCase() + text.slice(1);

const namer = (options) => new Intl.DisplayNames('en', { fallback: 'none', ...options });

/** Names of codes in the long style, and where the short and the narrow are otherwise. */
function table(type, codes, options = {}) {
  const found = {};
  const [long, short, narrow] = ['long', 'short', 'narrow'].map((style) => namer({ type, style, ...options }));
  for (const code of codes) {
    const names = [long, short, narrow].map((n) => n.of(code));
    if (names[0] === undefined) continue;
    found[code] = names[0] === names[1] && names[1] === names[2] ? names[0] : names;
  }
  return found;
}

/** All four letters that may be a script would be too many to ask for: those that the runtime's locales have, and more. */
function scripts() {
  const found = new Set('Arab Armn Bali Beng Bopo Brai Bugi Cans Cher Copt Cyrl Deva Egyp Ethi Geor Goth Grek Gujr Guru Hanb Hang Hani Hans Hant Hebr Hira Hrkt Java Jpan Kana Khmr Knda Kore Laoo Latn Limb Mlym Mong Mtei Mymr Nkoo Olck Orya Phnx Runr Sinh Sund Syrc Taml Telu Tfng Thaa Thai Tibt Vaii Xsux Yiii Zmth Zsye Zsym Zxxx Zyyy Zzzz'.split(' '));
  for (const language of [...PAIRS, ...TRIPLES]) found.add(new Intl.Locale(language).maximize().script);
  return [...found].filter(Boolean).sort();
}

export function displayNames() {
  const { languages, tags } = inventory();
  const regions = [...PAIRS.map((pair) => pair.toUpperCase()), ...NUMBERS];
  const canonical = (tag) => Intl.getCanonicalLocales(tag)[0] === tag;
  const plain = [...PAIRS, ...TRIPLES].filter(canonical);
  // Those that have a name of their own: "American English", where it would be "English (United States)".
  const standard = namer({ type: 'language', languageDisplay: 'standard' });
  const dialects = [...new Set([...tags, ...languages.flatMap((l) => ['Latn', 'Cyrl', 'Arab', 'Hans', 'Hant'].map((s) => `${l}-${s}`)), 'zh-Hans', 'zh-Hant', 'ar-001', 'nl-BE', 'ro-MD', 'sw-CD', 'fa-AF', 'nds-NL', 'de-AT', 'de-CH'])]
    .filter((tag) => canonical(tag) && namer({ type: 'language' }).of(tag) !== standard.of(tag));
  return {
    region: table('region', regions), language: table('language', [...plain, ...dialects]), script: table('script', scripts()),
    within: within(), calendar: table('calendar', Intl.supportedValuesOf('calendar')), dateTimeField: table('dateTimeField', FIELDS),
    currency: table('currency', Intl.supportedValuesOf('currency')),
  };
}

/** Scripts that are called otherwise behind a language: "Chinese (Traditional)". */
function within() {
  const found = {};
  for (const script of scripts()) {
    const names = ['long', 'short', 'narrow'].map((style) => /\((.*)\)$/.exec(namer({ type: 'language', languageDisplay: 'standard', style }).of(`en-${script}`) ?? '')?.[1]);
    const plain = ['long', 'short', 'narrow'].map((style) => namer({ type: 'script', style }).of(script));
    if (names[0] !== undefined && names.join() !== plain.join()) found[script] = names;
  }
  return found;
}

/** Likely subtags: of languages, and of scripts and regions alone. */
export function likely() {
  const found = {};
  const ask = (tag) => {
    const full = new Intl.Locale(tag).maximize().toString();
    if (full !== tag) found[tag] = full;
  };
  [...PAIRS, ...TRIPLES].filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag).forEach(ask);
  const regions = Intl.supportedValuesOf('currency') && Object.keys(table('region', [...PAIRS.map((pair) => pair.toUpperCase()), ...NUMBERS]));
  for (const region of regions) ask(`und-${region}`);
  for (const script of scripts()) ask(`und-${script}`);
  ask('und');
  // With a region or a script of their own only the languages that are formatted: elsewhere the library refuses.
  for (const language of new Set(LOCALES.map((tag) => tag.split('-')[0]))) {
    const base = new Intl.Locale(language).maximize();
    for (const extra of [...regions, ...scripts()]) {
      const tag = `${language}-${extra}`;
      const { script, region } = new Intl.Locale(tag).maximize();
      const plain = extra.length === 4 ? script === extra && region === base.region : region === extra && script === base.script;
      if (!plain) found[tag] = `${language}-${script}-${region}`;
    }
  }
  return found;
}

/** What a locale's week, text, calendars and so on are. */
export function localeInfo(tags) {
  return Object.fromEntries(tags.map((tag) => {
    const locale = new Intl.Locale(tag);
    return [tag, [locale.getWeekInfo(), locale.getTextInfo(), locale.getCalendars(), locale.getCollations(), locale.getHourCycles(), locale.getNumberingSystems(), locale.getTimeZones()]];
  }));
}
