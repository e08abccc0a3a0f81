// Reads relative times and lists off the real runtime.

import { byCategory, pluralSamples } from './intl-extract.mjs';

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
const STYLES = ['long', 'short', 'narrow'];

/** `future` and `past` by plural category, and the words for whole values ("tomorrow"). */
export function relative(locale) {
  const samples = pluralSamples(locale);
  const found = {};
  for (const style of STYLES) {
    const [always, auto] = ['always', 'auto'].map((numeric) => new Intl.RelativeTimeFormat(locale, { style, numeric }));
    found[style] = {};
    for (const unit of UNITS) {
      const text = (value) => always.formatToParts(value, unit).map((p) => (p.type === 'literal' ? p.value : '{0}')).join('').replace(/(\{0\})+/, '{0}');
      const words = {};
      for (const value of [-2, -1, 0, 1, 2]) {
        const parts = auto.formatToParts(value, unit);
        if (parts.length === 1 && parts[0].type === 'literal') words[value] = parts[0].value;
      }
      found[style][unit] = [byCategory(samples, (value) => text(value)), byCategory(samples, (value) => text(-value)), words];
    }
  }
  return found;
}

/** The patterns of two, of the start, the middle and the end of a list, by type and style. */
export function lists(locale) {
  const found = {};
  for (const type of ['conjunction', 'disjunction', 'unit']) {
    found[type] = {};
    for (const style of STYLES) {
      const format = new Intl.ListFormat(locale, { type, style });
      const joints = (...items) => format.format(items).split(/[\ue000-\uf8ff]/u).slice(1, -1);
      found[type][style] = [...joints('\ue000', '\ue000'), ...joints('\ue000', '\ue000', '\ue000', '\ue000')];
    }
  }
  return found;
}
