// Intl.PluralRules. https://tc39.es/ecma402/#pluralrules-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, coerced } = require('intl/builtin');
  const { resolve, supported, matcher, DEFAULT } = require('intl/negotiate');
  const decimal = require('intl/decimal');
  const digitOptions = require('intl/digit_options');
  const { select, categories } = require('intl/plural_rules_by_language');
  const { rangeCategory } = require('intl/plural_ranges');

  const SERVICE = 'Intl.PluralRules';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);

  function PluralRules(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { language, byDefault } = resolve(locales);
    const given = coerced(options, SERVICE);
    matcher(given, SERVICE);
    const type = text(given, 'type', ['cardinal', 'ordinal'], 'cardinal', SERVICE);
    // The tables of plural rules know languages only, which shows.
    hidden.set(this, { locale: byDefault ? DEFAULT : language, language, type, digits: digitOptions.read(given, 0, 3, 'standard', SERVICE) });
  }

  function categoryOf({ language, type, digits }, value) {
    if (value.special) return 'other';
    const { value: rounded, least } = digitOptions.apply(value, digits);
    const { integer, fraction } = decimal.layout(rounded, 1, least);
    return select(language, type, { integer: integer || '0', fraction });
  }

  constructor(PluralRules, SERVICE, {
    resolvedOptions() {
      const { locale, language, type, digits } = hidden.get(this, 'resolvedOptions');
      const shown = digitOptions.resolved(digits);
      if (shown.minimumSignificantDigits !== undefined) delete shown.minimumFractionDigits, delete shown.maximumFractionDigits;
      return {
        locale, type, ...shown, pluralCategories: categories(language, type), ...digitOptions.rounding(digits),
      };
    },
    select(value) {
      return categoryOf(hidden.get(this, 'select'), decimal.of(Number(value)));
    },
    selectRange(start, end) {
      const state = hidden.get(this, 'selectRange');
      if (start === undefined || end === undefined) throw new TypeError(`Invalid ${start === undefined ? 'startRange' : 'endRange'} : undefined`);
      const [a, b] = [Number(start), Number(end)];
      if (Number.isNaN(a)) throw new RangeError('Invalid startRange : NaN');
      if (Number.isNaN(b)) throw new RangeError('Invalid endRange : NaN');
      const [x, y] = [decimal.of(a), decimal.of(b)];
      return rangeCategory(state.language, categoryOf(state, x), categoryOf(state, y));
    },
  }, supported(SERVICE));

  return { PluralRules };
})
