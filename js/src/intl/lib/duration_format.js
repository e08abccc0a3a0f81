// Intl.DurationFormat. https://tc39.es/ecma402/#durationformat-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, number, object, display } = require('intl/builtin');
  const { resolve, shown, supported, matcher } = require('intl/negotiate');
  const { formatter } = require('intl/number_format');
  const lists = require('intl/list_format');

  const SERVICE = 'Intl.DurationFormat';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);
  const STYLES = ['long', 'short', 'narrow'];
  const NUMERIC = ['fractional', 'numeric', '2-digit'];
  /** Unit, styles it may have, and its style in a digital clock. */
  const UNITS = [
    ['years', STYLES, 'short'], ['months', STYLES, 'short'], ['weeks', STYLES, 'short'], ['days', STYLES, 'short'],
    ['hours', [...STYLES, 'numeric', '2-digit'], 'numeric'], ['minutes', [...STYLES, 'numeric', '2-digit'], 'numeric'],
    ['seconds', [...STYLES, 'numeric', '2-digit'], 'numeric'], ['milliseconds', [...STYLES, 'numeric'], 'numeric'],
    ['microseconds', [...STYLES, 'numeric'], 'numeric'], ['nanoseconds', [...STYLES, 'numeric'], 'numeric'],
  ];
  const NAMES = UNITS.map(([name]) => name);
  const SUB = ['milliseconds', 'microseconds', 'nanoseconds'];
  const invalid = (value) => new RangeError(`Invalid object : ${display(value)}`);

  function DurationFormat(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { locale, data, language, keywords } = resolve(locales, ['nu']);
    const given = object(options);
    matcher(given, SERVICE);
    const numberingSystem = text(given, 'numberingSystem', null, undefined, SERVICE);
    const numbers = formatter(`${locale}${keywords.nu ? `-u-nu-${keywords.nu}` : ''}`, { numberingSystem }).state;
    const style = text(given, 'style', [...STYLES, 'digital'], 'short', SERVICE);
    const units = {};
    let previous = '';
    for (const [unit, styles, digital] of UNITS) {
      units[unit] = unitOptions(unit, styles, digital, previous, style, given);
      previous = units[unit].style;
    }
    const fractionalDigits = number(given.fractionalDigits, 0, 9, undefined, 'fractionalDigits');
    hidden.set(this, { locale: shown(locale, { nu: numbers.heeded }), plain: locale, data, language, style, units, fractionalDigits, numberingSystem: numbers.numberingSystem });
  }

  /** GetDurationUnitOptions. */
  function unitOptions(unit, styles, digital, previous, base, given) {
    let style = text(given, unit, styles, undefined, SERVICE);
    let shows = 'always';
    const clock = ['hours', 'minutes', 'seconds'].includes(unit);
    if (style === undefined) {
      if (base === 'digital') {
        style = digital;
        if (!clock) shows = 'auto';
      } else if (NUMERIC.includes(previous)) {
        style = 'numeric';
        if (unit !== 'minutes' && unit !== 'seconds') shows = 'auto';
      } else {
        style = base;
        shows = 'auto';
      }
    }
    if (style === 'numeric' && SUB.includes(unit)) {
      style = 'fractional';
      shows = 'auto';
    }
    const visible = text(given, `${unit}Display`, ['auto', 'always'], shows, SERVICE);
    const broken = (visible === 'always' && style === 'fractional') || (previous === 'fractional' && style !== 'fractional') || ((previous === 'numeric' || previous === '2-digit') && !NUMERIC.includes(style));
    if (broken) throw invalid(given);
    if ((unit === 'minutes' || unit === 'seconds') && (previous === 'numeric' || previous === '2-digit')) style = '2-digit';
    return { style, display: visible };
  }

  /** ToDurationRecord. */
  function durationOf(value) {
    if (typeof value === 'string') throw invalid(value);
    if (typeof value !== 'object' || value === null) throw new TypeError('Invalid argument for Temporal ../deps/v8/src/objects/js-temporal-objects.cc:7856');
    const found = {};
    let any = false;
    for (const name of [...NAMES].sort()) {
      const given = value[name];
      found[name] = 0;
      if (given === undefined) continue;
      any = true;
      const n = Number(given);
      if (!Number.isInteger(n)) throw new RangeError('Invalid time value for Temporal ../deps/v8/src/objects/js-temporal-objects.cc:2593');
      found[name] = n + 0;
    }
    if (!any) throw new TypeError('Invalid argument for Temporal ../deps/v8/src/objects/js-temporal-objects.cc:7905');
    const signs = NAMES.map((name) => Math.sign(found[name])).filter(Boolean);
    if (signs.some((sign) => sign !== signs[0]) || ['years', 'months', 'weeks'].some((name) => Math.abs(found[name]) >= 2 ** 32)) throw invalid(value);
    return found;
  }

  /** A value with the smaller units as its fraction, summed as V8 sums it, in floating point. */
  function withFraction(duration, unit) {
    const from = NAMES.indexOf(unit);
    return NAMES.slice(from).reduceRight((sum, name, i) => sum + duration[name] / 1000 ** i, 0);
  }

  function numberParts(state, value, options, unit) {
    const numbers = formatter(state.plain, { numberingSystem: state.numberingSystem, ...options });
    return numbers.parts(value).map((part) => ({ ...part, unit }));
  }

  const fraction = ({ fractionalDigits }) => ({ minimumFractionDigits: fractionalDigits ?? 0, maximumFractionDigits: fractionalDigits ?? 9, roundingMode: 'trunc' });
  const isZero = (value) => Number(value) === 0;

  /** The units in order, each as parts; those of a clock are one. */
  function groups(state, duration) {
    const found = [];
    const sign = { shown: false, negative: NAMES.some((name) => duration[name] < 0) };
    for (let i = 0; i < NAMES.length; i += 1) {
      const unit = NAMES[i];
      const { style, display: visible } = state.units[unit];
      if (style === 'numeric' || style === '2-digit') {
        const clock = clockParts(state, duration, unit, sign);
        // V8 puts a clock that lost its first unit behind what is before it with a colon.
        const [first] = clock;
        const lost = first?.unit === 'second' || (first?.unit === 'minute' && NUMERIC.includes(state.units.hours.style));
        if (lost && found.length > 0) found.at(-1).push({ type: 'literal', value: ':' }, ...clock);
        else if (clock.length > 0) found.push(clock);
        break;
      }
      const splits = ['seconds', 'milliseconds', 'microseconds'].includes(unit) && state.units[NAMES[i + 1]].style === 'fractional';
      const value = splits ? withFraction(duration, unit) : duration[unit];
      if (!isZero(value) || visible !== 'auto') {
        const options = { style: 'unit', unit: unit.slice(0, -1), unitDisplay: style, ...(splits ? fraction(state) : {}), ...signOf(sign) };
        found.push(numberParts(state, signedZero(value, sign), options, unit.slice(0, -1)));
      }
      if (splits) break;
    }
    return found;
  }

  /** The first unit that is shown has the sign of the whole. */
  function signOf(sign) {
    const options = sign.shown ? { signDisplay: 'never' } : {};
    sign.first = !sign.shown;
    sign.shown = true;
    return options;
  }

  const signedZero = (value, sign) => (sign.first && sign.negative && isZero(value) ? '-0' : value);

  function clockParts(state, duration, first, sign) {
    const { hours, minutes, seconds } = state.units;
    const second = state.units.milliseconds.style === 'fractional' ? withFraction(duration, 'seconds') : duration.seconds;
    const from = ['hours', 'minutes', 'seconds'].indexOf(first);
    const showsHour = from === 0 && (duration.hours !== 0 || hours.display !== 'auto');
    const showsSecond = !isZero(second) || seconds.display !== 'auto';
    const showsMinute = from <= 1 && ((showsHour && showsSecond) || duration.minutes !== 0 || minutes.display !== 'auto');
    const parts = [];
    const push = (unit, value, style, options) => {
      if (parts.length > 0) parts.push({ type: 'literal', value: ':' });
      const signed = signOf(sign);
      const width = style === '2-digit' ? { minimumIntegerDigits: 2 } : {};
      parts.push(...numberParts(state, signedZero(value, sign), { useGrouping: false, ...width, ...options, ...signed }, unit));
    };
    if (showsHour) push('hour', duration.hours, hours.style, {});
    if (showsMinute) push('minute', duration.minutes, minutes.style, {});
    if (showsSecond) push('second', second, seconds.style, state.units.milliseconds.style === 'fractional' ? fraction(state) : {});
    return parts;
  }

  function partsOf(state, given) {
    const duration = durationOf(given);
    const joints = require(`intl/data/lists/${state.data}`).unit[state.style === 'digital' ? 'short' : state.style];
    const all = groups(state, duration);
    const marked = lists.partsOf({ language: state.language, joints }, all.map((_, i) => `${i} `));
    return marked.flatMap((part) => (part.type === 'element' ? all[Number(part.value)] : [part]));
  }

  constructor(DurationFormat, SERVICE, {
    resolvedOptions() {
      const { locale, numberingSystem, style, units, fractionalDigits } = hidden.get(this, 'resolvedOptions');
      const found = { locale, numberingSystem, style };
      for (const name of NAMES) {
        found[name] = units[name].style === 'fractional' ? 'numeric' : units[name].style;
        found[`${name}Display`] = units[name].display;
      }
      return fractionalDigits === undefined ? found : { ...found, fractionalDigits };
    },
    format(duration) {
      return partsOf(hidden.get(this, 'format'), duration).map(({ value }) => value).join('');
    },
    formatToParts(duration) {
      return partsOf(hidden.get(this, 'formatToParts'), duration);
    },
  }, supported(SERVICE));

  return { DurationFormat };
})
