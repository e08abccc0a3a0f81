// Intl.NumberFormat. https://tc39.es/ecma402/#numberformat-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, coerced } = require('intl/builtin');
  const { resolve, shown, supported, matcher, refusal } = require('intl/negotiate');
  const digitOptions = require('intl/digit_options');
  const decimal = require('intl/decimal');
  const { measure, dress } = require('intl/number_parts');
  const { rangeParts } = require('intl/number_range');
  const { unitTemplates, isUnit, isPercentage } = require('intl/units');
  const { digitsOf, symbolOf, nameOf } = require('intl/currencies');

  const SERVICE = 'Intl.NumberFormat';
  const hidden = slots((name) => (name === 'format' || name === 'resolvedOptions' ? 'UnwrapNumberFormat' : `${SERVICE}.prototype.${name}`));
  const GROUPINGS = ['min2', 'auto', 'always', 'true', 'false'];

  function NumberFormat(locales, options) {
    if (!new.target) return new NumberFormat(locales, options);
    hidden.set(this, initialize(locales, options));
  }

  function initialize(locales, given, service = SERVICE) {
    const { locale, data, language, keywords } = resolve(locales, ['nu']);
    const options = coerced(given, service);
    matcher(options, service);
    const asked = text(options, 'numberingSystem', null, undefined, service);
    if (asked !== undefined && !/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i.test(asked)) throw new RangeError(`Invalid numberingSystem : ${asked}`);
    const state = { locale, language, data };
    Object.assign(state, numbering(data, keywords.nu, asked));
    state.shownLocale = shown(locale, { nu: state.heeded });
    readStyle(options, state, service);
    state.notation = text(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard', service);
    const { least, most } = fractionDefaults(state);
    state.digits = digitOptions.read(options, least, most, state.notation, service);
    const compactDisplay = text(options, 'compactDisplay', ['short', 'long'], 'short', service);
    if (state.notation === 'compact') state.compactDisplay = compactDisplay;
    state.useGrouping = readGrouping(options, state.notation === 'compact' ? 'min2' : 'auto', service);
    state.signDisplay = text(options, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto', service);
    complete(state);
    return state;
  }

  /** Tables and digits of the numbering system. One that is known to the runtime and not here is refused. */
  function numbering(data, keyword, option) {
    const { system: own, systems } = require(`intl/data/numbers/${data}`);
    const { numberingSystems } = require('intl/data/locales/values');
    for (const [name, isKeyword] of [[option, false], [keyword, true]]) {
      if (name === undefined || !numberingSystems.includes(name)) continue;
      if (!Object.hasOwn(systems, name)) throw refusal(`the numbering system ${name} in ${data}`);
      return { numberingSystem: name, system: systems[name], heeded: isKeyword || name === keyword ? name : undefined };
    }
    return { numberingSystem: own, system: systems[own], heeded: undefined };
  }

  function readStyle(options, state, service) {
    state.style = text(options, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal', service);
    const currency = text(options, 'currency', null, undefined, service);
    if (currency === undefined) {
      if (state.style === 'currency') throw new TypeError('Currency code is required with currency style.');
    } else if (!/^[a-z]{3}$/i.test(currency)) throw new RangeError(`Invalid currency code : ${currency}`);
    const currencyDisplay = text(options, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol', service);
    const currencySign = text(options, 'currencySign', ['standard', 'accounting'], 'standard', service);
    const unit = text(options, 'unit', null, undefined, service);
    if (unit === undefined) {
      if (state.style === 'unit') throw new TypeError("Invalid unit argument for Intl.NumberFormat() ''");
    } else if (!isUnit(unit)) throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${unit}'`);
    const unitDisplay = text(options, 'unitDisplay', ['short', 'narrow', 'long'], 'short', service);
    if (state.style === 'currency') Object.assign(state, { currency: currency.toUpperCase(), currencyDisplay, currencySign });
    if (state.style === 'unit') Object.assign(state, { unit, unitDisplay });
  }

  function fractionDefaults(state) {
    if (state.style === 'currency' && state.notation === 'standard') {
      const digits = digitsOf(state.currency);
      return { least: digits, most: digits };
    }
    return { least: 0, most: state.style === 'percent' ? 0 : 3 };
  }

  function readGrouping(options, fallback, service) {
    const value = options.useGrouping;
    if (value === undefined) return fallback;
    if (value === true) return 'always';
    if (!value) return false;
    const string = `${value}`;
    if (!GROUPINGS.includes(string)) throw new RangeError(`Value ${string} out of range for ${service} options property useGrouping`);
    return string === 'true' || string === 'false' ? fallback : string;
  }

  /** What is looked up once: the symbol of the currency, the templates around the number. */
  function complete(state) {
    if (state.style === 'currency') {
      if (state.currencyDisplay === 'name') {
        const { joined, name } = nameOf(state.data, state.currency);
        Object.assign(state, { outer: joined, currencyName: name });
      } else state.symbol = symbolOf(state.data, state.currency, state.currencyDisplay);
    }
    if (state.style === 'percent' && state.notation === 'compact') {
      state.outer = state.system.compactPercent;
    }
    if (state.style === 'unit') {
      const compact = state.notation === 'compact';
      state.outer = unitTemplates(state.data, state.unit, state.unitDisplay, compact);
      state.outerIsStyle = !compact && state.unitDisplay !== 'long' && isPercentage(state.data, state.unit, state.unitDisplay);
    }
  }

  /** V8 finds the "w" of a unit where it looks for that of the trailing zeros. */
  const roundingOf = ({ digits, unit }) => ({
    ...digitOptions.rounding(digits), ...(unit?.startsWith('w') ? { trailingZeroDisplay: 'auto' } : {}),
  });

  const join = (parts) => parts.map(({ value }) => value).join('');
  const partsOf = (state, value) => dress(measure(decimal.of(value), state), state);

  function endpoint(value, name) {
    if (value === undefined) throw new TypeError(`Invalid ${name} : undefined`);
    const found = decimal.of(value);
    if (found.special === 'nan') throw new RangeError(`Invalid ${name} : NaN`);
    return found;
  }

  constructor(NumberFormat, SERVICE, {
    resolvedOptions() {
      const state = hidden.get(this, 'resolvedOptions');
      const found = { locale: state.shownLocale, numberingSystem: state.numberingSystem, style: state.style };
      for (const key of ['currency', 'currencyDisplay', 'currencySign', 'unit', 'unitDisplay']) if (state[key] !== undefined) found[key] = state[key];
      if (found.currencySign && state.signDisplay === 'never') found.currencySign = 'standard';
      Object.assign(found, digitOptions.resolved(state.digits), { useGrouping: state.useGrouping, notation: state.notation });
      if (state.compactDisplay) found.compactDisplay = state.compactDisplay;
      return Object.assign(found, { signDisplay: state.signDisplay }, roundingOf(state));
    },
    formatToParts(value) {
      return partsOf(hidden.get(this, 'formatToParts'), value);
    },
    get format() {
      const state = hidden.get(this, 'format');
      state.bound ??= Object.defineProperty((value) => join(partsOf(state, value)), 'name', { value: '' });
      return state.bound;
    },
    formatRange(start, end) {
      const state = hidden.get(this, 'formatRange');
      return join(rangeParts(state, endpoint(start, 'start'), endpoint(end, 'end')));
    },
    formatRangeToParts(start, end) {
      const state = hidden.get(this, 'formatRangeToParts');
      return rangeParts(state, endpoint(start, 'start'), endpoint(end, 'end'), true);
    },
  }, supported(SERVICE));

  /** Formats without an object that the program could see. */
  function formatter(locales, options, service) {
    const state = initialize(locales, options, service);
    return { format: (value) => join(partsOf(state, value)), parts: (value) => partsOf(state, value), state };
  }

  return { NumberFormat, formatter, join };
})
