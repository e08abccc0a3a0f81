// Which pattern a set of options has, from the tables that web/truth/intl-date-data.mjs wrote.
(function () {
  'use strict';

  const NAMES = [undefined, 'short', 'long', 'narrow'];
  const DIGITS = [undefined, 'numeric', '2-digit'];
  const MONTHS = [undefined, 'numeric', '2-digit', 'short', 'long', 'narrow'];
  const bit = (value) => (value ? 1 : 0);
  const isTwelve = (hourCycle) => hourCycle === 'h11' || hourCycle === 'h12';

  /** The pattern of the date fields, with its kind and key. */
  function datePattern({ weekday, era, year, month, day }, tables) {
    if (!(weekday || era || year || month || day)) return null;
    const monthAt = MONTHS.indexOf(month);
    const kindOfMonth = monthAt === 0 ? 0 : monthAt < 3 ? 1 : 2;
    const kind = [bit(weekday), bit(era), bit(year), kindOfMonth, bit(day)].join('');
    const key = [NAMES.indexOf(weekday), NAMES.indexOf(era), DIGITS.indexOf(year), monthAt, DIGITS.indexOf(day)].join('');
    const { patterns, odd } = tables.date;
    return { kind, key, text: kind === '01000' ? '{G}' : odd[key] ?? patterns[kind] };
  }

  /** The pattern of the time fields. */
  function timePattern(options, tables) {
    const { hour, minute, second, fractionalSecondDigits, timeZoneName, hourCycle } = options;
    const twelve = !hour || isTwelve(hourCycle);
    const dayPeriod = twelve ? options.dayPeriod : undefined;
    if (!(hour || minute || second || fractionalSecondDigits || dayPeriod)) return timeZoneName ? { kind: 'zone', text: '{z}' } : null;
    const rest = [bit(fractionalSecondDigits)];
    const kind = [bit(hour), bit(minute), bit(second), ...rest, bit(dayPeriod), bit(twelve)].join('');
    const key = [DIGITS.indexOf(hour), DIGITS.indexOf(minute), DIGITS.indexOf(second), ...rest, NAMES.indexOf(dayPeriod), bit(twelve)].join('');
    const { patterns, odd } = tables.time;
    for (const end of endings(timeZoneName)) {
      const text = odd[key + end] ?? patterns[kind + end];
      if (text !== undefined) return { kind: kind + (end && 1), text, usual: patterns[kind + end] ?? text };
    }
    return null;
  }

  /** Where a zone's name was tabled: as a generic name, an offset, or like any other. */
  function endings(timeZoneName) {
    if (!timeZoneName) return [0];
    return [{ shortGeneric: 2, shortOffset: 3, longGeneric: 4, long: 5, longOffset: 6 }[timeZoneName] ?? 1, 1];
  }

  const join = (joint, date, time) => joint.replace(/\{([01])\}/gu, (_, which) => (which === '1' ? date : time));

  /** The pattern of single fields. */
  function byFields(options, tables) {
    const [date, time] = [datePattern(options, tables), timePattern(options, tables)];
    if (!time) return date.text;
    if (!date) return time.text;
    const ofWeekday = date.kind === '10000' && (tables.week.odd[`${time.kind}${options.weekday[0]}`] ?? tables.week.patterns[time.kind]);
    if (ofWeekday) return ofWeekday;
    const { joint, odd } = tables.joints;
    return join(odd[date.key] ?? odd[`${date.kind}${date.key[3]}`] ?? joint, date.text, date.kind === '10000' ? time.usual ?? time.text : time.text);
  }

  /** The pattern of `dateStyle` and `timeStyle`. */
  function byStyle({ dateStyle, timeStyle, hourCycle }, { styles, hours }) {
    const named = (text) => text.replace('{z}', timeStyle === 'full' ? '{zlong}' : '{zshort}');
    const date = dateStyle && styles.date[dateStyle];
    const time = timeStyle && named(styles.time[timeStyle][isTwelve(hourCycle) ? 0 : 1]);
    if (!time) return date;
    if (!date) return time;
    const odd = isTwelve(hourCycle) !== isTwelve(hours.own) && styles.other[`${dateStyle} ${timeStyle}`];
    return odd ? named(odd) : join(styles.joint[dateStyle], date, time);
  }

  return { byFields, byStyle };
})
