// What `resolvedOptions` shows of a DateTimeFormat. V8 looks for letters in the pattern as ICU writes it, and finds
// them in its words as well: a "d" in "MMM 'de' y" is a day to it. So the pattern is written here as ICU does.
(function () {
  'use strict';

  const names = (letters, narrow, long, short) => letters.flatMap((letter) => [
    [letter.repeat(5), narrow], [letter.repeat(4), long], [letter.repeat(short), 'short'],
  ]);
  const numbers = (...letters) => letters.flatMap((letter) => [[letter + letter, '2-digit'], [letter, 'numeric']]);
  const SEARCH = [
    ['weekday', names(['E', 'c'], 'narrow', 'long', 3)],
    ['era', names(['G'], 'narrow', 'long', 1)],
    ['year', numbers('y')],
    ['month', ['M', 'L'].flatMap((letter) => [...names([letter], 'narrow', 'long', 3), ...numbers(letter)])],
    ['day', numbers('d')],
    ['dayPeriod', names(['B', 'b'], 'narrow', 'long', 1)],
    ['hour', numbers('H', 'h', 'k', 'K')],
    ['minute', numbers('m')],
    ['second', numbers('s')],
    ['fractionalSecondDigits', [['SSS', 3], ['SS', 2], ['S', 1]]],
    ['timeZoneName', [['zzzz', 'long'], ['z', 'short'], ['OOOO', 'longOffset'], ['O', 'shortOffset'], ['vvvv', 'longGeneric'], ['v', 'shortGeneric']]],
  ];

  const WIDTH = { short: 3, long: 4, narrow: 5 };
  const HOUR = { h11: 'K', h12: 'h', h23: 'H', h24: 'k' };
  const ZONE = Object.fromEntries(SEARCH.at(-1)[1].map(([letters, name]) => [name, letters]));

  function letters(piece, state) {
    if (typeof piece === 'string') return piece;
    const { letter, width, digits } = piece;
    switch (letter) {
      case 'N': return (piece.variant ? 'L' : 'M').repeat(WIDTH[width]);
      case 'W': return (piece.variant ? 'c' : 'E').repeat(WIDTH[width]);
      case 'G':
      case 'B': return letter.repeat(width === 'short' ? 1 : WIDTH[width]);
      case 'S': return letter.repeat(state.fractionalSecondDigits);
      case 'h': return HOUR[state.hourCycle].repeat(digits);
      case 'z': return ZONE[width];
      case 'a': return 'a';
      default: return letter.repeat(digits);
    }
  }

  function resolvedFields(state) {
    const found = { locale: state.shownLocale, calendar: state.calendar, numberingSystem: state.numberingSystem, timeZone: state.timeZone };
    if (state.hourCycle) Object.assign(found, { hourCycle: state.hourCycle, hour12: state.hourCycle === 'h11' || state.hourCycle === 'h12' });
    if (state.dateStyle || state.timeStyle) {
      for (const style of ['dateStyle', 'timeStyle']) if (state[style]) found[style] = state[style];
      return found;
    }
    const pattern = state.pattern.map((piece) => letters(piece, state)).join('');
    for (const [name, forms] of SEARCH) {
      const form = forms.find(([text]) => pattern.includes(text));
      if (form) found[name] = form[1];
    }
    return found;
  }

  return { resolvedFields };
})
