// The Gregorian calendar, proleptic, as ECMAScript's dates have it.
(function () {
  'use strict';

  const DAY = 864e5;

  /** The fields of a moment as a clock `offset` milliseconds ahead of UTC shows them. */
  function fields(time, offset) {
    const local = new Date(time + offset);
    const year = local.getUTCFullYear();
    return {
      time, offset, year, era: year > 0 ? 1 : 0, yearOfEra: year > 0 ? year : 1 - year,
      month: local.getUTCMonth(), day: local.getUTCDate(), weekday: local.getUTCDay(),
      hour: local.getUTCHours(), minute: local.getUTCMinutes(), second: local.getUTCSeconds(), millisecond: local.getUTCMilliseconds(),
    };
  }

  return { fields, DAY };
})
