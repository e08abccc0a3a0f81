// Dates as parts: the patterns of web/truth/intl-date-data.mjs filled with the fields of a moment.
(function (host, require) {
  'use strict';

  const { zoneName } = require('intl/zone_names');

  const WIDTHS = { s: 'short', l: 'long', n: 'narrow' };
  const NUMERIC = { y: 'year', M: 'month', d: 'day', h: 'hour', m: 'minute', s: 'second' };
  const TYPES = { ...NUMERIC, N: 'month', W: 'weekday', G: 'era', a: 'dayPeriod', B: 'dayPeriod', S: 'fractionalSecond', z: 'timeZoneName' };
  const OPTION_OF = { N: 'month', W: 'weekday', G: 'era', B: 'dayPeriod' };

  /** A pattern as literals and fields with their widths, with the options filled in. */
  function compile(pattern, options) {
    return pattern.split(/(\{[^}]*\})/u).filter(Boolean).map((text) => {
      if (text[0] !== '{') return text;
      const letter = text[1];
      if (letter in NUMERIC) return { letter, digits: text.length > 3 ? Number(text[2]) : options[NUMERIC[letter]] === '2-digit' ? 2 : 1 };
      if (letter in OPTION_OF) {
        const hasVariant = letter === 'N' || letter === 'W';
        const width = WIDTHS[text[hasVariant ? 3 : 2]] ?? options[OPTION_OF[letter]];
        return { letter, width, variant: hasVariant ? Number(text[2]) : 0 };
      }
      if (letter === 'z') return { letter, width: text.length > 3 ? text.slice(2, -1) : options.timeZoneName };
      return { letter };
    });
  }

  const HOURS = { h11: (h) => h % 12, h12: (h) => h % 12 || 12, h23: (h) => h, h24: (h) => h || 24 };

  function numeric(letter, fields, state) {
    switch (letter) {
      case 'y': return fields.yearOfEra;
      case 'M': return fields.month + 1;
      case 'd': return fields.day;
      case 'h': return HOURS[state.hourCycle](fields.hour);
      case 'm': return fields.minute;
      default: return fields.second;
    }
  }

  function digits(value, count, letter) {
    const text = String(value);
    return letter === 'y' && count === 2 ? text.slice(-2).padStart(2, '0') : text.padStart(count, '0');
  }

  /** Morning, noon, afternoon: by the hour, and exactly at noon or midnight where the pattern shows it to be exact. */
  function flexible(fields, width, state) {
    const [hours, midnight, noon] = state.tables.names.B[width];
    const shows = (letter) => state.pattern.some((piece) => piece.letter === letter);
    const exact = (!shows('m') || fields.minute === 0) && (!shows('s') || fields.second === 0);
    if (exact && fields.hour === 12 && noon) return noon;
    if (exact && fields.hour === 0 && midnight) return midnight;
    return hours.split('|')[fields.hour];
  }

  function value(piece, fields, state) {
    const { letter, width } = piece;
    const { names } = state.tables;
    if (letter in NUMERIC) return digits(numeric(letter, fields, state), piece.digits, letter);
    switch (letter) {
      case 'N': return (names.N[width][piece.variant] ?? names.N[width][0]).split('|')[fields.month];
      case 'W': return (names.W[width][piece.variant] ?? names.W[width][0]).split('|')[fields.weekday];
      case 'G': return names.G[width].split('|')[fields.era];
      case 'a': return names.a.split('|')[fields.hour < 12 ? 0 : 1];
      case 'B': return flexible(fields, width, state);
      case 'S': return String(fields.millisecond).padStart(3, '0').slice(0, state.fractionalSecondDigits);
      default: return zoneName(state, fields, width);
    }
  }

  function merged(pattern) {
    const found = [];
    for (const piece of pattern) {
      if (typeof piece === 'string' && typeof found.at(-1) === 'string') found[found.length - 1] += piece;
      else found.push(piece);
    }
    return found;
  }

  /** The parts of a moment; neighbouring literals are one. */
  function parts(fields, state) {
    return merged(state.pattern).map((piece) =>
      typeof piece === 'string' ? { type: 'literal', value: piece } : { type: TYPES[piece.letter], value: value(piece, fields, state) });
  }

  return { compile, parts, value, TYPES };
})
