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

  /** The `timeZoneName` of a moment. */
  function zoneName(state, { time, offset }, width) {
    const { tables, timeZone, data } = state;
    const long = width.startsWith('long');
    if (timeZone === 'UTC') return tables.zone.utc[width];
    if (width.endsWith('Offset') || !timeZone.includes('/') || timeZone.startsWith('Etc/')) return offsetName(tables, offset, long);
    const row = require(`intl/data/zone_names/${data}`).names[timeZone];
    if (!row) throw refusal(`the name of the time zone ${timeZone} in ${data}`);
    const [byOffset, shortGeneric, longGeneric, since] = row;
    const minutes = offset / 6e4;
    if (time < since || !byOffset[minutes]) throw refusal(`the name of the time zone ${timeZone} before ${new Date(since).toISOString().slice(0, 10)}`);
    const name = width.endsWith('Generic') ? (long ? longGeneric : shortGeneric) : byOffset[minutes][long ? 1 : 0];
    return name === 0 ? offsetName(tables, offset, long) : name;
  }

  return { zoneName };
})
