// Helpers with which the tables of the Intl library are read off the real runtime: a list of parts becomes a
// template, in which {0} is the number, {-} {+} {%} {$} are signs and currency, and {=text} is a unit or a suffix.

const NUMBER = new Set(['integer', 'group', 'decimal', 'fraction', 'exponentSeparator', 'exponentMinusSign', 'exponentInteger']);
const MARK = { minusSign: '{-}', plusSign: '{+}', percentSign: '{%}', currency: '{$}', approximatelySign: '{~}' };

/** The template of what `formatToParts` gave. */
export function template(parts) {
  let text = '';
  for (const { type, value } of parts) {
    if (NUMBER.has(type)) text += text.endsWith('{0}') ? '' : '{0}';
    else if (type === 'unit' || type === 'compact') text += `{=${value}}`;
    else text += MARK[type] ?? value;
  }
  return text;
}

/** A template with its sign taken to belong to the number. */
export const unsigned = (text) => text.replace('{-}{0}', '{0}');

const CANDIDATES = [1, 0, 2, 3, 5, 6, 11, 100, 1e6, 1.5, 0.5, 2.5, 20];

/** For each plural category of a locale, a number that is of it. */
export function pluralSamples(locale, options) {
  const rules = new Intl.PluralRules(locale, options);
  const samples = {};
  for (const value of CANDIDATES) samples[rules.select(value)] ??= value;
  return samples;
}

/** `{ one: a, other: a }` as `a`: what does not depend on the number is written once. */
export function byCategory(samples, text) {
  const all = Object.fromEntries(Object.entries(samples).map(([category, value]) => [category, text(value)]));
  const other = all.other ?? Object.values(all)[0];
  for (const category of Object.keys(all)) if (category !== 'other' && all[category] === other) delete all[category];
  return Object.keys(all).length === 1 && all.other === other ? other : { ...all, other };
}

/** The category of a range by those of its ends, where it is not `other`. */
export function pluralRanges(locales) {
  const ranges = {};
  for (const locale of locales) {
    const rules = new Intl.PluralRules(locale);
    const samples = pluralSamples(locale);
    for (const [start, low] of Object.entries(samples)) {
      for (const [end, high] of Object.entries(samples)) {
        const category = rules.selectRange(low, high);
        if (category !== 'other') (ranges[locale.split('-')[0]] ??= {})[`${start} ${end}`] = category;
      }
    }
  }
  return { ranges };
}
