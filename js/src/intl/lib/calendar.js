// The Gregorian calendar, proleptic, as ECMAScript's dates have it.
(function () {
  'use strict';

  const CYCLE = 146097 * 864e5;

  /** The fields of a moment as a clock `offset` milliseconds ahead of UTC shows them. */
  function fields(time, offset) {
    // Beyond the last date that there is, the calendar of 400 years before is the same.
    const beyond = Math.abs(time + offset) > 864e13 ? Math.sign(time) : 0;
    const local = new Date(time + offset - beyond * CYCLE);
    const year = local.getUTCFullYear() + beyond * 400;
    return {
      time, offset, year, era: year > 0 ? 1 : 0, yearOfEra: year > 0 ? year : 1 - year,
      month: local.getUTCMonth(), day: local.getUTCDate(), weekday: local.getUTCDay(),
      hour: local.getUTCHours(), minute: local.getUTCMinutes(), second: local.getUTCSeconds(), millisecond: local.getUTCMilliseconds(),
    };
  }

  return { fields };
})
