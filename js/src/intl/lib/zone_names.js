// What a time zone is called: its name, or its offset from UTC.
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');

  /** "5:30", "05:30", "5": an offset without its sign. */
  function amount(offset, long) {
    const seconds = Math.abs(Math.trunc(offset / 1000));
    const [hours, minutes, rest] = [Math.trunc(seconds / 3600), Math.trunc(seconds / 60) % 60, seconds % 60];
    const two = (n) => String(n).padStart(2, '0');
    const tail = rest ? `:${two(minutes)}:${two(rest)}` : long || minutes ? `:${two(minutes)}` : '';
    return `${long ? two(hours) : hours}${tail}`;
  }

  function offsetName({ zone }, offset, long) {
    const [plus, minus] = zone.offsets[long ? 'long' : 'short'];
    return (offset < 0 ? minus : plus).replace('{0}', amount(offset, long));
  }

  const COLUMNS = { short: [0, 1], long: [2, 3], shortGeneric: [4, 4], longGeneric: [5, 5] };

  /** The `timeZoneName` of a moment. */
  function zoneName(state, { time, offset, daylight }, width) {
    const { tables, timeZone } = state;
    const long = width.startsWith('long');
    if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return tables.zone.utc[width];
    if (width.endsWith('Offset') || !timeZone.includes('/') || timeZone.startsWith('Etc/')) return offsetName(tables, offset, long);
    const { names } = require(`intl/data/zone_names/${state.data}`);
    const row = names[timeZone];
    if (!row) throw refusal(`the name of the time zone ${timeZone} in ${state.data}`);
    if (time < row[6]) throw refusal(`the name of the time zone ${timeZone} before ${new Date(row[6]).toISOString().slice(0, 10)}`);
    const name = row[COLUMNS[width][daylight ? 1 : 0]];
    return name === 0 ? offsetName(tables, offset, long) : name;
  }

  return { zoneName };
})
