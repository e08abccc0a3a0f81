// Intl.RelativeTimeFormat. https://tc39.es/ecma402/#relativetimeformat-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, coerced } = require('intl/builtin');
  const { resolve, shown, supported, matcher } = require('intl/negotiate');
  const { formatter, join } = require('intl/number_format');
  const decimal = require('intl/decimal');
  const { measure, body } = require('intl/number_parts');

  const SERVICE = 'Intl.RelativeTimeFormat';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);
  const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

  function RelativeTimeFormat(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { locale, data, keywords } = resolve(locales, ['nu']);
    const given = coerced(options, SERVICE);
    matcher(given, SERVICE);
    const numberingSystem = text(given, 'numberingSystem', null, undefined, SERVICE);
    const numbers = formatter(`${locale}${keywords.nu ? `-u-nu-${keywords.nu}` : ''}`, { numberingSystem, roundingMode: 'halfEven' }).state;
    const style = text(given, 'style', ['long', 'short', 'narrow'], 'long', SERVICE);
    const numeric = text(given, 'numeric', ['always', 'auto'], 'always', SERVICE);
    hidden.set(this, { locale: shown(locale, { nu: numbers.heeded }), style, numeric, numbers, table: require(`intl/data/relative/${data}`)[style] });
  }

  function singular(unit) {
    const name = `${unit}`;
    const found = name.endsWith('s') ? name.slice(0, -1) : name;
    if (!UNITS.includes(found)) throw new RangeError(`Invalid unit argument for ${SERVICE}.prototype.format() '${name}'`);
    return found;
  }

  /** The whole number that a value is within a hundredth of, as ICU looks for its words. */
  function nearest(value) {
    const hundredths = Math.abs(value) < 2.1 ? Math.floor(value * 100 + 0.5) : NaN;
    return hundredths % 100 === 0 ? hundredths / 100 + 0 : NaN;
  }

  function partsOf({ table, numeric, numbers }, given, unit) {
    if (typeof given === 'bigint') throw new TypeError('Cannot convert a BigInt value to a number');
    const value = Number(given);
    const name = singular(unit);
    if (!Number.isFinite(value)) throw new RangeError(`Value need to be finite number for ${SERVICE}.prototype.format()`);
    const [future, past, words] = table[name];
    const ago = value < 0 || Object.is(value, -0);
    const word = numeric === 'auto' ? words[nearest(value)] : undefined;
    if (word !== undefined) return [{ type: 'literal', value: word }];
    const measured = measure(decimal.of(Math.abs(value)), numbers);
    const templates = ago ? past : future;
    const template = typeof templates === 'string' ? templates : templates[measured.category] ?? templates.other;
    const [before, after] = template.split('{0}');
    const number = body(measured, numbers).map((part) => ({ ...part, unit: name }));
    return [before, number, after].flat().filter((part) => part !== undefined && part !== '').map((part) => (typeof part === 'string' ? { type: 'literal', value: part } : part));
  }

  constructor(RelativeTimeFormat, SERVICE, {
    resolvedOptions() {
      const { locale, style, numeric, numbers } = hidden.get(this, 'resolvedOptions');
      return { locale, style, numeric, numberingSystem: numbers.numberingSystem };
    },
    format(value, unit) {
      return join(partsOf(hidden.get(this, 'format'), value, unit));
    },
    formatToParts(value, unit) {
      return partsOf(hidden.get(this, 'formatToParts'), value, unit);
    },
  }, supported(SERVICE));

  return { RelativeTimeFormat };
})
