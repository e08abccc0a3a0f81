// Intl.Collator. https://tc39.es/ecma402/#collator-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, boolean, coerced } = require('intl/builtin');
  const { resolve, shown, supported, matcher, refusal } = require('intl/negotiate');

  const SERVICE = 'Intl.Collator';
  const hidden = slots((name) => (name === 'compare' ? 'get Intl.Collator.prototype.compare' : `${SERVICE}.prototype.${name}`));
  /** Those whose letters are in the root order; of the others, plain ASCII is. */
  const ROOT = ['en', 'de', 'fr', 'it', 'pt', 'nl'];
  const SENSITIVITIES = ['base', 'accent', 'case', 'variant'];
  const FLAGS = ['upper', 'lower', 'false'];

  function Collator(locales, options) {
    if (!new.target) return new Collator(locales, options);
    hidden.set(this, initialize(locales, options));
  }

  function initialize(locales, given, service = SERVICE) {
    const { locale, language, keywords } = resolve(locales, ['co', 'kn', 'kf']);
    const { collators } = require('intl/data/locales/known');
    const options = coerced(given, service);
    const usage = text(options, 'usage', ['sort', 'search'], 'sort', service);
    matcher(options, service);
    const collation = text(options, 'collation', null, undefined, service);
    if (usage === 'search' || (collation ?? keywords.co ?? 'standard') !== 'standard' && collation !== 'default') throw refusal(`the collation ${usage === 'search' ? 'search' : collation ?? keywords.co}`);
    const numeric = boolean(options, 'numeric', undefined);
    const caseFirst = text(options, 'caseFirst', FLAGS, undefined, service);
    const sensitivity = text(options, 'sensitivity', SENSITIVITIES, 'variant', service);
    const ignorePunctuation = boolean(options, 'ignorePunctuation', false);
    const fromTag = { kn: keywords.kn && keywords.kn !== 'false', kf: FLAGS.includes(keywords.kf) ? keywords.kf : undefined };
    const state = { language, usage, sensitivity, ignorePunctuation, numeric: numeric ?? fromTag.kn ?? false, caseFirst: caseFirst ?? fromTag.kf ?? 'false' };
    const heeded = {
      kn: keywords.kn !== undefined && fromTag.kn === state.numeric ? keywords.kn : undefined,
      kf: fromTag.kf && fromTag.kf === state.caseFirst ? keywords.kf : undefined,
    };
    state.locale = shown(collators[locale] ?? locale, heeded);
    state.keys = new Map();
    return state;
  }

  function keyOf(state, string) {
    const known = state.keys.get(string);
    if (known) return known;
    const plain = state.language === 'tr' ? /^[\t -HJ-~]*$/ : /^[\t -~]*$/;
    if (!ROOT.includes(state.language) && !plain.test(string)) throw refusal(`the order of ${JSON.stringify(string)} in ${state.locale}`);
    // The tables are made when two texts are first compared, not when Intl is first named.
    const found = require('intl/collation_keys').key(string, state);
    if (found.missing !== undefined) throw refusal(`the order of U+${found.missing.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    if (state.keys.size > 5000) state.keys.clear();
    state.keys.set(string, found);
    return found;
  }

  const compareKeys = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function compare(state, x, y) {
    if (x === y) return 0;
    const [a, b] = [keyOf(state, x), keyOf(state, y)];
    const { sensitivity, caseFirst } = state;
    const byLetter = compareKeys(a.primary, b.primary);
    if (byLetter || sensitivity === 'base') return byLetter;
    const byCase = () => compareKeys(a.upper, b.upper) * (caseFirst === 'upper' ? -1 : 1);
    if (sensitivity === 'case') return byCase();
    const byAccent = compareKeys(a.secondary, b.secondary);
    if (byAccent || sensitivity === 'accent') return byAccent;
    return (caseFirst !== 'false' && byCase()) || compareKeys(a.tertiary, b.tertiary);
  }

  constructor(Collator, SERVICE, {
    get compare() {
      const state = hidden.get(this, 'compare');
      state.bound ??= Object.defineProperty((x, y) => compare(state, `${x}`, `${y}`) + 0, 'name', { value: '' });
      return state.bound;
    },
    resolvedOptions() {
      const { locale, usage, sensitivity, ignorePunctuation, numeric, caseFirst } = hidden.get(this, 'resolvedOptions');
      return { locale, usage, sensitivity, ignorePunctuation, collation: 'default', numeric, caseFirst };
    },
  }, supported(SERVICE));

  let usual;

  /** `localeCompare`. */
  function compareTexts(x, y, locales, options) {
    if (locales === undefined && options === undefined) return compare((usual ??= initialize()), x, y) + 0;
    return compare(initialize(locales, options, 'String.prototype.localeCompare'), x, y) + 0;
  }

  return { Collator, compareTexts };
})
