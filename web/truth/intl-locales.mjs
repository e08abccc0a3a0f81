// Which locales the Intl library formats for, and what the real runtime knows beside them.

/** Formatted exactly as the runtime does; everything else the runtime knows is refused by name. */
export const LOCALES = [
  'en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'nl-NL', 'sv-SE', 'pl-PL', 'ru-RU', 'tr-TR',
  'ja-JP', 'ko-KR', 'zh-CN', 'hi-IN',
];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
const SCRIPTS = ['', 'Latn', 'Cyrl', 'Arab', 'Hans', 'Hant', 'Deva', 'Shaw'];

const supported = (tags) => Intl.NumberFormat.supportedLocalesOf(tags);

/** The languages that the runtime has, and, for those of `LOCALES`, every tag it has. */
export function inventory() {
  const triples = PAIRS.flatMap((pair) => LETTERS.map((c) => pair + c)).filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag);
  const languages = [...supported(PAIRS.filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag)), ...supported(triples)];
  const ours = [...new Set(LOCALES.map((tag) => tag.split('-')[0]))];
  const regions = [...PAIRS.map((pair) => pair.toUpperCase()), '001', '150', '419'];
  const tags = ours.flatMap((language) => SCRIPTS.flatMap((script) => {
    const base = script ? `${language}-${script}` : language;
    const whole = new Intl.NumberFormat(base).resolvedOptions().locale === base ? [base] : [];
    return [...whole, ...regions.map((region) => `${base}-${region}`).filter((tag) => new Intl.NumberFormat(tag).resolvedOptions().locale === tag)];
  }));
  return { languages, tags };
}

/** Which locale is formatted from which table, and what else the runtime knows. */
export function known() {
  const { languages, tags } = inventory();
  const ours = {};
  for (const locale of LOCALES) {
    ours[locale] = locale;
    const language = locale.split('-')[0];
    const primary = LOCALES.find((tag) => tag.startsWith(`${language}-`));
    if (primary === locale && new Intl.Locale(language).maximize().region === locale.split('-')[1]) ours[language] = locale;
  }
  for (const alias of ['zh-Hans', 'zh-Hans-CN']) if (ours.zh) ours[alias] = 'zh-CN';
  const collators = {};
  for (const tag of Object.keys(ours)) {
    const { locale } = new Intl.Collator(tag).resolvedOptions();
    if (locale !== tag) collators[tag] = locale;
  }
  return { ours, collators, languages, tags: tags.filter((tag) => !(tag in ours)) };
}

/** What a canonical tag has in place of deprecated subtags. */
export function tagTables() {
  const triples = PAIRS.flatMap((pair) => LETTERS.map((c) => pair + c));
  const languages = {};
  for (const tag of [...PAIRS, ...triples]) {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical !== tag) languages[tag] = canonical;
  }
  const regions = {};
  const numbers = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));
  for (const region of [...PAIRS, ...numbers]) {
    const canonical = new Intl.Locale(`en-${region}`).region?.toLowerCase();
    if (canonical !== region) regions[region] = canonical;
  }
  const types = { 'ca-islamicc': 'islamic-civil', 'ca-ethiopic-amete-alem': 'ethioaa', 'ks-primary': 'level1', 'ks-tertiary': 'level3', 'ms-imperial': 'uksystem' };
  const kept = Object.fromEntries(Object.entries(types).filter(([type, canonical]) => Intl.getCanonicalLocales(`en-u-${type}`)[0] === `en-u-${canonical === '' ? type : type.slice(0, 3) + canonical}`));
  return { aliases: { languages, regions, types: kept, flags: ['kb', 'kc', 'kh', 'kk', 'kn'] } };
}
