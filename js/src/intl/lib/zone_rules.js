// The zones of the IANA database, from the tables that web/truth/intl-zone-data.mjs wrote: a first offset, changes as
// minutes since the last one with the new offset, the two rules that follow for ever, and since when all is exact.
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');

  const MINUTE = 6e4;
  const FIRST = Date.UTC(1900, 0, 1) / MINUTE;
  const number = (text) => parseInt(text, 36);
  const zones = new Map();

  function read(zone) {
    const { specs } = require('intl/data/zones/specs');
    const text = specs[zone];
    if (text[0] === '=') return find(text.slice(1));
    const [first, steps, rules, exact] = text.split('|');
    const [times, offsets] = [[], [number(first)]];
    let time = FIRST;
    for (const step of steps.split(' ').filter(Boolean)) {
      const [minutes, offset] = step.split(',').map(number);
      time += minutes;
      times.push(time);
      offsets.push(offset);
    }
    const tail = rules ? rules.split(';').map((rule) => rule.split(',').map(Number)) : [];
    return { times, offsets, tail, exact: exact === 'Infinity' ? Infinity : number(exact) };
  }

  function find(zone) {
    if (!zones.has(zone)) zones.set(zone, read(zone));
    return zones.get(zone);
  }

  /** The minute at which a rule changes the offset in a year. */
  function changeIn(year, [month, weekday, week, at], before) {
    const last = week === 5;
    const start = new Date(Date.UTC(year, last ? month + 1 : month, last ? 0 : 1));
    const from = start.getUTCDay();
    const days = last ? -((from - weekday + 7) % 7) : ((weekday - from + 7) % 7) + (week - 1) * 7;
    return start.getTime() / MINUTE + days * 1440 + at - before;
  }

  /** The offset by the rules, for minutes behind the last change of the table. */
  function byRules(minute, { tail, offsets }) {
    const year = new Date(minute * MINUTE).getUTCFullYear();
    let found = { minute: -Infinity, offset: offsets.at(-1) };
    for (const y of [year - 1, year, year + 1]) {
      tail.forEach((rule, i) => {
        const change = changeIn(y, rule, tail[1 - i][4]);
        if (change <= minute && change > found.minute) found = { minute: change, offset: rule[4] };
      });
    }
    return found.offset;
  }

  /** Milliseconds ahead of UTC. */
  function offsetAt(name, time) {
    const zone = find(name);
    const minute = Math.floor(time / MINUTE);
    if (minute < zone.exact) throw refusal(`times before ${new Date(zone.exact * MINUTE).toISOString().slice(0, 10)} in ${name}`);
    const { times, offsets, tail } = zone;
    if (tail.length > 0 && minute >= times.at(-1)) return byRules(minute, zone) * MINUTE;
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= minute) low = middle + 1;
      else high = middle;
    }
    return offsets[low] * MINUTE;
  }

  return { offsetAt };
})
