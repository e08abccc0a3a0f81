// Intl.DateTimeFormat. https://tc39.es/ecma402/#datetimeformat-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, number, coerced, boolean } = require('intl/builtin');
  const { resolve, shown, supported, matcher, refusal } = require('intl/negotiate');
  const { fields } = require('intl/calendar');
  const { byFields, byStyle } = require('intl/date_pattern');
  const { compile, parts } = require('intl/date_parts');
  const { canonicalZone, offsetAt } = require('intl/zone');
  const { resolvedFields } = require('intl/date_resolved');

  const SERVICE = 'Intl.DateTimeFormat';
  const hidden = slots((name) => (name === 'format' || name === 'resolvedOptions' ? 'UnwrapDateTimeFormat' : `${SERVICE}.prototype.${name}`));

  const NAMES = ['narrow', 'short', 'long'];
  const DIGITS = ['2-digit', 'numeric'];
  const STYLES = ['full', 'long', 'medium', 'short'];
  const CYCLES = ['h11', 'h12', 'h23', 'h24'];
  const ZONE_NAMES = ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'];
  const FIELDS = [
    ['weekday', NAMES], ['era', NAMES], ['year', DIGITS], ['month', [...DIGITS, ...NAMES]], ['day', DIGITS], ['dayPeriod', NAMES],
    ['hour', DIGITS], ['minute', DIGITS], ['second', DIGITS],
  ];
  const DATE_FIELDS = ['weekday', 'year', 'month', 'day'];
  const TIME_FIELDS = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'];
  const TYPE = /^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i;

  function DateTimeFormat(locales, options) {
    if (!new.target) return new DateTimeFormat(locales, options);
    hidden.set(this, initialize(locales, options, 'any', 'date'));
  }

  /** CreateDateTimeFormat: `required` and `defaults` say which fields stand for none. */
  function initialize(locales, given, required, defaults, service = SERVICE) {
    const { locale, data, language, keywords } = resolve(locales, ['ca', 'hc', 'nu']);
    const options = coerced(given, service);
    matcher(options, service);
    const state = { locale, data, language, tables: require(`intl/data/dates/${data}`), calendar: 'gregory', numberingSystem: 'latn' };
    const heeded = { ca: calendar(options, keywords.ca, service), nu: numbering(options, keywords.nu, data, service) };
    const hour12 = boolean(options, 'hour12', undefined);
    const hourCycle = text(options, 'hourCycle', CYCLES, undefined, service);
    const zone = options.timeZone;
    state.timeZone = zone === undefined ? host.defaultZone ?? 'UTC' : canonicalZone(zone);
    readFields(options, state, service);
    state.dateStyle = text(options, 'dateStyle', STYLES, undefined, service);
    state.timeStyle = text(options, 'timeStyle', STYLES, undefined, service);
    settle(state, required, defaults);
    cycle(state, hour12, hourCycle, keywords.hc, heeded);
    refuseOdd(state);
    state.pattern = compile(state.dateStyle || state.timeStyle ? byStyle(state, state.tables) : byFields(state, state.tables), state);
    state.shownLocale = shown(locale, heeded);
    return state;
  }

  function calendar(options, keyword, service) {
    const asked = text(options, 'calendar', null, undefined, service);
    if (asked !== undefined && !TYPE.test(asked)) throw new RangeError(`Invalid calendar : ${asked}`);
    const { calendars } = require('intl/data/locales/values');
    for (const name of [asked?.toLowerCase(), keyword]) {
      if (name === undefined || !calendars.includes(name)) continue;
      if (name !== 'gregory') throw refusal(`the calendar ${name}`);
      return keyword === 'gregory' ? name : undefined;
    }
    return undefined;
  }

  function numbering(options, keyword, data, service) {
    const asked = text(options, 'numberingSystem', null, undefined, service);
    if (asked !== undefined && !TYPE.test(asked)) throw new RangeError(`Invalid numberingSystem : ${asked}`);
    const { numberingSystems } = require('intl/data/locales/values');
    for (const name of [asked, keyword]) {
      if (name === undefined || !numberingSystems.includes(name)) continue;
      if (name !== 'latn') throw refusal(`the numbering system ${name} in ${data}`);
      return keyword === 'latn' ? name : undefined;
    }
    return undefined;
  }

  function readFields(options, state, service) {
    for (const [name, values] of FIELDS) {
      state[name] = text(options, name, values, undefined, service);
      if (name === 'second') state.fractionalSecondDigits = number(options.fractionalSecondDigits, 1, 3, undefined, 'fractionalSecondDigits');
    }
    state.timeZoneName = text(options, 'timeZoneName', ZONE_NAMES, undefined, service);
    text(options, 'formatMatcher', ['basic', 'best fit'], 'best fit', service);
  }

  /** Combinations that no locale has a pattern for, and that ICU puts together in ways of its own. */
  function refuseOdd(state) {
    const { hour, minute, second, fractionalSecondDigits, timeZoneName, hourCycle, language } = state;
    if (hour && second && !minute) throw refusal('the hour and the second of a time without its minute');
    if (fractionalSecondDigits && !(second && minute)) throw refusal('fractions of a second without minute and second');
    const withDate = timeZoneName || state.era || DATE_FIELDS.some((name) => state[name]);
    if (!hour && (minute || second) && withDate) throw refusal('minutes or seconds without the hour beside a date or a time zone');
    const flexible = hour && (hourCycle === 'h11' || hourCycle === 'h12');
    if (state.dayPeriod && timeZoneName && !flexible) throw refusal('dayPeriod and timeZoneName without an hour to twelve');
    if (hourCycle === 'h24' && language !== 'en') throw refusal(`hourCycle h24 in ${state.locale}`);
  }

  /** Styles exclude fields; no fields are the usual ones. */
  function settle(state, required, defaults) {
    if (state.dateStyle !== undefined || state.timeStyle !== undefined) {
      const explicit = [...FIELDS.map(([name]) => name), 'fractionalSecondDigits', 'timeZoneName'].some((name) => state[name] !== undefined);
      if (explicit) throw new TypeError('Invalid option : option');
      if (required === 'date' && state.timeStyle !== undefined) throw new TypeError('Invalid option : timeStyle');
      if (required === 'time' && state.dateStyle !== undefined) throw new TypeError('Invalid option : dateStyle');
      return;
    }
    const has = (names) => names.some((name) => state[name] !== undefined);
    const needs = !((required !== 'time' && has(DATE_FIELDS)) || (required !== 'date' && has(TIME_FIELDS)));
    if (!needs) return;
    if (defaults !== 'time') state.year = state.month = state.day = 'numeric';
    if (defaults !== 'date') state.hour = state.minute = state.second = 'numeric';
  }

  /** To twelve or to eleven, which the region decides. */
  const twelve = ({ locale, tables }) => (locale.includes('-') ? tables.hours.true : 'h12');

  function cycle(state, hour12, hourCycle, keyword, heeded) {
    if (!state.hour && !state.timeStyle) {
      if (CYCLES.includes(keyword) && hour12 === undefined && hourCycle === undefined) heeded.hc = keyword;
      return;
    }
    const { hours } = state.tables;
    const fromKeyword = CYCLES.includes(keyword) ? keyword : undefined;
    if (hour12 !== undefined) state.hourCycle = hour12 ? twelve(state) : hours.false;
    else state.hourCycle = hourCycle ?? fromKeyword ?? hours.own;
    if (fromKeyword && fromKeyword === state.hourCycle && hour12 === undefined) heeded.hc = keyword;
  }

  /** A moment as fields, or a RangeError. */
  function moment(value, state) {
    const time = value === undefined ? Date.now() : Number(value);
    if (!(Math.abs(time) <= 864e13)) throw new RangeError('Invalid time value');
    const whole = Math.trunc(time) + 0;
    return fields(whole, offsetAt(state.timeZone, whole));
  }

  const join = (list) => list.map(({ value }) => value).join('');
  const isBrowser = host.runtime === 'browser';
  /** V8 writes the narrow space before AM as a plain one: Node's not in parts, Chromium's everywhere and thin ones too. */
  const plain = (text) => text.replaceAll(isBrowser ? /[\u202f\u2009]/g : '\u202f', ' ');
  const settled = (list) => (isBrowser ? list.map((part) => ({ ...part, value: plain(part.value) })) : list);
  const partsOf = (state, value) => settled(parts(moment(value, state), state));

  function endpoints(state, start, end) {
    if (start === undefined || end === undefined) throw new TypeError('Invalid time value');
    return settled(require('intl/date_range').rangeParts(state, moment(start, state), moment(end, state)));
  }

  constructor(DateTimeFormat, SERVICE, {
    resolvedOptions() {
      const state = hidden.get(this, 'resolvedOptions');
      return resolvedFields(state);
    },
    formatToParts(date) {
      return partsOf(hidden.get(this, 'formatToParts'), date);
    },
    get format() {
      const state = hidden.get(this, 'format');
      state.bound ??= Object.defineProperty((date) => plain(join(partsOf(state, date))), 'name', { value: '' });
      return state.bound;
    },
    formatRange(start, end) {
      const found = endpoints(hidden.get(this, 'formatRange'), start, end);
      return found.every(({ source }) => source === 'shared') ? plain(join(found)) : join(found);
    },
    formatRangeToParts(start, end) {
      return endpoints(hidden.get(this, 'formatRangeToParts'), start, end);
    },
  }, supported(SERVICE));

  const states = new Map();

  /** What plain calls need is made once for each locale. */
  function stateFor(locales, options, required, defaults, service) {
    if (options !== undefined || (locales !== undefined && typeof locales !== 'string')) return initialize(locales, options, required, defaults, service);
    const key = `${required} ${defaults} ${locales}`;
    if (!states.has(key)) states.set(key, initialize(locales, options, required, defaults, service));
    return states.get(key);
  }

  /** The text of a date for `toLocaleString` and its like. */
  function dateText(date, ...settings) {
    const state = stateFor(...settings);
    return plain(join(partsOf(state, date)));
  }

  return { DateTimeFormat, dateText };
})
