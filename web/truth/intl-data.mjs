// Writes the tables of the Intl library (js/src/intl/data) as the pinned Node has them: node web/truth/intl-data.mjs [TOPIC...]
// A file is a topic; a line is a key and a JavaScript expression, which the library requires as intl/data/TOPIC/KEY.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { LOCALES, known, tagTables } from './intl-locales.mjs';
import { NODE_VERSION, findNode } from './node-binary.mjs';
import { pluralRanges } from './intl-extract.mjs';
import { collation } from './intl-collation-data.mjs';
import { dates, names } from './intl-date-data.mjs';
import { COMMON_ZONES, zoneNames, zones } from './intl-zone-data.mjs';
import { ranges } from './intl-range-data.mjs';
import { displayNames, likely, localeInfo } from './intl-names-data.mjs';
import { lists, relative } from './intl-text-data.mjs';
import { currencies, currencyDigits, numbers, perPatterns, units } from './intl-number-data.mjs';

const each = (read) => LOCALES.map((locale) => [locale, read(locale)]);

const TOPICS = {
  locales: () => [['known', known()], ['tags', tagTables()], ['values', values()]],
  numbers: () => each(numbers),
  currencies: () => each(currencies),
  lists: () => each(lists),
  relative: () => each(relative),
  collation: () => [['root', collation()]],
  date_ranges: () => each((locale) => rangesOf(locale)),
  dates: () => each(dates),
  zones,
  zone_names: () => each((locale) => zoneNames(locale, locale === 'en-US' ? undefined : COMMON_ZONES)),
  names: () => [['en', displayNames()]],
  likely: () => [['likely', likely()], ['info', localeInfo(Object.keys(known().ours))]],
  plurals: () => [['ranges', pluralRanges(LOCALES)]],
  units: () => each((locale) => units(locale, perPatterns)),
};

/** Null where a range has words that the tables have not: such a locale refuses ranges of dates. */
function rangesOf(locale) {
  try {
    return ranges(locale, names(locale));
  } catch (error) {
    console.error(`${locale}: no ranges of dates: ${error.message}`);
    return null;
  }
}

function values() {
  const keys = { units: 'unit', numberingSystems: 'numberingSystem', currencies: 'currency', calendars: 'calendar', collations: 'collation', timeZones: 'timeZone' };
  const lists = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, Intl.supportedValuesOf(key)]));
  return { ...lists, currencyDigits: currencyDigits() };
}

function write(topic, rows) {
  const path = fileURLToPath(new URL(`../../js/src/intl/data/${topic}.txt`, import.meta.url));
  writeFileSync(path, rows.map(([key, value]) => `${key}\t${JSON.stringify(value)}\n`).join(''));
}

if (process.versions.node !== NODE_VERSION || process.env.TZ !== 'UTC') {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  process.exit(spawnSync(findNode(), args, { stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).status ?? 1);
}
const wanted = process.argv.slice(2);
for (const [topic, rows] of Object.entries(TOPICS)) if (wanted.length === 0 || wanted.includes(topic)) write(topic, rows());
