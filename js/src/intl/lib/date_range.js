// Ranges of dates and times, in the patterns of web/truth/intl-range-data.mjs.
// https://tc39.es/ecma402/#sec-partitiondatetimerangepattern
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');
  const { compile, parts, TYPES } = require('intl/date_parts');
  const { byFields } = require('intl/date_pattern');

  const NAMES = [undefined, 'short', 'long', 'narrow'];
  const DIGITS = [undefined, 'numeric', '2-digit'];
  const MONTHS = [undefined, 'numeric', '2-digit', 'short', 'long', 'narrow'];
  const DATE = ['weekday', 'year', 'month', 'day'];
  const bit = (value) => (value ? 1 : 0);

  /** The largest field in which two moments differ. */
  function difference(a, b) {
    if (a.era !== b.era) return 'G';
    if (a.year !== b.year) return 'y';
    if (a.month !== b.month) return 'M';
    if (a.day !== b.day) return 'd';
    if (a.hour < 12 !== b.hour < 12) return 'a';
    if (a.hour !== b.hour) return 'h';
    if (a.minute !== b.minute) return 'm';
    if (a.second !== b.second) return 's';
    return a.millisecond === b.millisecond ? '' : 'S';
  }

  const ORDER = 'GyMdahmsS';

  /** The options that a pattern stands for: those given, or the fields of the styles. */
  function optionsOf(state) {
    if (!state.dateStyle && !state.timeStyle) return state;
    const found = { hourCycle: state.hourCycle };
    for (const piece of state.pattern) {
      if (typeof piece === 'string' || piece.letter === 'a') continue;
      found[TYPES[piece.letter]] = piece.width ?? (piece.digits === 2 ? '2-digit' : 'numeric');
    }
    // Minutes and hours of a style have the digits of their locale.
    for (const name of ['minute', 'second', 'hour']) if (found[name]) found[name] = 'numeric';
    return found;
  }

  /** The smallest field that is shown: what differs below it makes no range. */
  function smallest(options) {
    if (options.fractionalSecondDigits) return 'S';
    if (options.second) return 's';
    if (options.minute) return 'm';
    if (options.hour) return 'h';
    if (options.dayPeriod) return 'h';
    if (options.day || options.weekday) return 'd';
    return options.month ? 'M' : options.year ? 'y' : 'G';
  }

  function datePattern({ weekday, year, month, day }, diff, { patterns, odd }) {
    const at = MONTHS.indexOf(month);
    const kind = [bit(weekday), 0, bit(year), at === 0 ? 0 : at < 3 ? 1 : 2, bit(day)].join('');
    const key = [NAMES.indexOf(weekday), 0, DIGITS.indexOf(year), at, DIGITS.indexOf(day)].join('');
    return odd[key + diff] ?? patterns[kind + diff];
  }

  function timePattern({ hour, minute, second, dayPeriod, timeZoneName, hourCycle }, diff, { patterns, odd }) {
    const twelve = hourCycle === 'h11' || hourCycle === 'h12';
    const flexible = twelve ? dayPeriod : undefined;
    const kind = [bit(hour), bit(minute), bit(second), 0, bit(flexible), bit(twelve), bit(timeZoneName)].join('');
    const key = [DIGITS.indexOf(hour), DIGITS.indexOf(minute), DIGITS.indexOf(second), 0, NAMES.indexOf(flexible), bit(twelve), bit(timeZoneName)].join('');
    return odd[key + diff] ?? patterns[kind + diff];
  }

  /** What ICU's tables of ranges do not have, and puts together in ways of its own. */
  function refuseOdd(options, hasDate, { hourCycle }) {
    const odd = ['era', 'fractionalSecondDigits', 'timeZoneName', 'dayPeriod'].find((name) => options[name]);
    if (odd) throw refusal(`ranges of dates with ${odd}`);
    if (hourCycle && hourCycle !== 'h12' && hourCycle !== 'h23') throw refusal(`ranges of dates with hourCycle ${hourCycle}`);
    const time = options.hour || options.minute || options.second;
    if (time && hasDate && !(options.month && options.day)) throw refusal('ranges of times with a date that lacks its month or its day');
    if (time && !options.hour) throw refusal('ranges of times without the hour');
  }

  /** The parts of both moments, each with its source. */
  function rangeParts(state, a, b) {
    const tables = require(`intl/data/date_ranges/${state.data}`);
    if (!tables) throw refusal(`ranges of dates in ${state.locale}`);
    const options = optionsOf(state);
    const diff = difference(a, b);
    const hasDate = DATE.some((name) => options[name]);
    refuseOdd(options, hasDate, state);
    const same = diff === '' || ORDER.indexOf(diff) > ORDER.indexOf(smallest(options));
    if (same) return parts(a, state).map((part) => ({ ...part, source: 'shared' }));
    if (diff === 'G') throw refusal('ranges from before our era');
    const inDay = 'ahms'.includes(diff);
    const pattern = hasDate && !options.hour ? datePattern(options, diff, tables.date) : inDay ? withinDay(options, diff, hasDate, state, tables) : null;
    return pattern ? filled(pattern, options, state, a, b) : joined(options, hasDate, state, tables, a, b);
  }

  const only2 = (value) => value === '2-digit';

  function withinDay(options, diff, hasDate, state, tables) {
    if (diff === 's') throw refusal('ranges of times within a minute');
    const time = timePattern(options, diff, tables.time);
    if (!time || !hasDate) return time;
    const inDigits = only2(options.month) || (options.month === 'numeric' && only2(options.day));
    if (inDigits) throw refusal('ranges of times within a day whose month or day has always two digits');
    if (!tables.joint) throw refusal(`ranges of times with their date in ${state.locale}`);
    const only = Object.fromEntries(DATE.map((name) => [name, options[name]]));
    const [before, after] = tables.joint.split('{0}').map((text) => text.replace('{1}', byFields(only, state.tables)));
    const bars = time.split('|');
    bars[0] = before + bars[0];
    bars[4] += after;
    return bars.join('|');
  }

  const SOURCES = ['shared', 'startRange', 'shared', 'endRange', 'shared'];

  function filled(pattern, options, state, a, b) {
    const asked = { ...options };
    const pieces = pattern.split('|').flatMap((text, i) => {
      const own = { ...state, pattern: compile(text, asked) };
      return parts(i === 3 ? b : a, own).map((part) => ({ ...part, source: SOURCES[i] }));
    });
    const found = [];
    for (const part of pieces) {
      const last = found.at(-1);
      if (last?.type === 'literal' && part.type === 'literal' && last.source === part.source) last.value += part.value;
      else found.push(part);
    }
    return found;
  }

  /** Where ICU takes another pattern of the date than for one moment. */
  function isRewritten(pattern, { data }) {
    if (data === 'en-AU') return pattern.some((piece) => piece.letter === 'W');
    return pattern.some((piece) => typeof piece === 'string' && piece.includes('年'));
  }

  /** Both written out. Times of different days get their date. */
  function joined(options, hasDate, state, { fallback }, a, b) {
    if (hasDate && options.hour && !options.year) throw refusal('ranges of times over days without the year');
    const usual = { ...options, ...(hasDate ? {} : { year: 'numeric', month: 'numeric', day: 'numeric' }) };
    for (const name of ['minute', 'second']) if (usual[name]) usual[name] = 'numeric';
    const whole = state.dateStyle || state.timeStyle ? (hasDate ? state.pattern : compile(byFields(usual, state.tables), usual)) : compile(byFields(usual, state.tables), usual);
    if (hasDate && usual.hour && isRewritten(whole, state)) throw refusal(`ranges of such dates with times in ${state.locale}`);
    if (!fallback) throw refusal(`ranges of dates with times in ${state.locale}`);
    const twelve = state.hourCycle === 'h12';
    const own = { ...state, pattern: twelve ? whole.map((piece) => (piece.letter === 'h' ? { ...piece, digits: 1 } : piece)) : whole };
    const [before, between, after] = fallback.split(/\{[01]\}/u);
    const literal = (value) => (value ? [{ type: 'literal', value, source: 'shared' }] : []);
    const from = (moment, source) => parts(moment, own).map((part) => ({ ...part, source }));
    const [start, end] = [from(a, 'startRange'), from(b, 'endRange')];
    const tail = (list) => (list.at(-1).type === 'literal' ? list.pop().value : '');
    const [first, second] = [tail(start), tail(end)];
    return [...literal(before), ...start, ...literal(first + between), ...end, ...literal(second + after)];
  }

  return { rangeParts };
})
