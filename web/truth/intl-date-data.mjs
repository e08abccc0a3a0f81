// Reads the patterns of dates and times off the real runtime, field by field.
//
// A pattern has {y} {M} {d} {h} {m} {s} for numbers (a digit behind: always so many digits), {N0} {W0} for names of
// months and weekdays (the digit: 0 as within a date, 1 as they stand alone), {G} {a} {B} {S} {z}. A letter s, l or n
// behind a name fixes its width; without it, width and digits are those that were asked for. What does not follow the
// rule of its kind is listed by its options.

const SAMPLE = Date.UTC(2024, 1, 3, 4, 5, 6, 789);
const NAMES = [undefined, 'short', 'long', 'narrow'];
const DIGITS = [undefined, 'numeric', '2-digit'];
const MONTHS = [undefined, 'numeric', '2-digit', 'short', 'long', 'narrow'];
const WIDTHS = ['short', 'long', 'narrow'];
const NUMBERS = { year: 'y', month: 'M', day: 'd', hour: 'h', minute: 'm', second: 's' };

const LETTER = { numeric: '1', '2-digit': '2', short: 's', long: 'l', narrow: 'n' };

const defined = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
const formatter = (locale, options) => new Intl.DateTimeFormat(locale, defined(options));
const valueOf = (parts, type) => parts.find((p) => p.type === type)?.value;
const product = (...lists) => lists.reduce((rows, list) => rows.flatMap((row) => list.map((x) => [...row, x])), [[]]);

const monthDates = Array.from({ length: 12 }, (_, i) => Date.UTC(2024, i, 3, 4, 5, 6, 789));
const weekDates = Array.from({ length: 7 }, (_, i) => Date.UTC(2024, 1, 4 + i, 4, 5, 6, 789));
const series = (format, type, dates) => dates.map((date) => valueOf(format.formatToParts(date), type)).join('|');

/** The names of a locale: of months and weekdays within a date and alone, of eras, of the parts of a day. */
export function names(locale) {
  const found = { N: {}, W: {}, G: {}, B: {} };
  for (const width of WIDTHS) {
    const month = [{ month: width, day: 'numeric' }, { month: width }].map((o) => series(formatter(locale, o), 'month', monthDates));
    const weekday = [{ weekday: width, month: 'long', day: 'numeric' }, { weekday: width }].map((o) => series(formatter(locale, o), 'weekday', weekDates));
    found.N[width] = month[0] === month[1] ? [month[0]] : month;
    found.W[width] = weekday[0] === weekday[1] ? [weekday[0]] : weekday;
    const era = formatter(locale, { era: width, year: 'numeric' });
    found.G[width] = [-1e14, 0].map((date) => valueOf(era.formatToParts(date), 'era')).join('|');
    const period = formatter(locale, { hour: 'numeric', minute: 'numeric', dayPeriod: width, hour12: true });
    const at = (hour, minute) => valueOf(period.formatToParts(Date.UTC(2024, 1, 3, hour, minute)), 'dayPeriod') ?? '';
    const hours = Array.from({ length: 24 }, (_, hour) => at(hour, 30));
    found.B[width] = [hours.join('|'), at(0, 0) === hours[0] ? '' : at(0, 0), at(12, 0) === hours[12] ? '' : at(12, 0)];
  }
  const noon = formatter(locale, { hour: 'numeric', hour12: true });
  found.a = [1, 13].map((hour) => valueOf(noon.formatToParts(Date.UTC(2024, 1, 3, hour)), 'dayPeriod')).join('|');
  return found;
}

/** What each field of a formatted date can be: tokens with their widths fixed, most general first. */
function fieldTokens(format, part, table, resolved) {
  const { type, value } = part;
  if (type === 'month' && (!/^\d+$/.test(value) || WIDTHS.includes(resolved.month))) return nameTokens('N', series(format, 'month', monthDates), table.N);
  if (type === 'weekday') return nameTokens('W', series(format, 'weekday', weekDates), table.W);
  if (type === 'era') return WIDTHS.filter((w) => table.G[w].split('|')[1] === value).map((w) => `G${w[0]}`);
  if (type === 'dayPeriod') return [table.a.split('|')[0] === value ? 'a' : null, ...WIDTHS.map((w) => `B${w[0]}`)].filter(Boolean);
  if (type === 'fractionalSecond') return ['S'];
  if (type === 'timeZoneName') return ['z'];
  if (type in NUMBERS) return [`${NUMBERS[type]}${value.length === 2 ? 2 : 1}`];
  throw new Error(`unexpected part ${type} ${value}`);
}

function nameTokens(letter, list, table) {
  const found = [];
  for (const variant of [0, 1]) {
    for (const width of WIDTHS) if ((table[width][variant] ?? table[width][0]) === list) found.push(`${letter}${variant}${width[0]}`);
  }
  if (found.length === 0) throw new Error(`names that are in no table: ${list}`);
  return found;
}

/** The literals of a format and the possible tokens between them. */
function read(locale, options, table) {
  const format = formatter(locale, options);
  const resolved = format.resolvedOptions();
  return format.formatToParts(SAMPLE).map((part) => {
    if (part.type === 'literal') return part.value;
    const tokens = fieldTokens(format, part, table, resolved);
    const told = tokens.filter((token) => token.endsWith(LETTER[resolved[part.type]]));
    return { type: part.type, tokens: told.length > 0 ? told : tokens };
  });
}

/** The token that says "as asked for", if one of the possible ones has the width that was asked for. */
function asAsked({ type, tokens }, options) {
  const asked = LETTER[type === 'dayPeriod' ? options.dayPeriod : options[type]];
  return tokens.filter((token) => asked && token.endsWith(asked) && token.length > 1).map((token) => token.slice(0, -1));
}

/** One pattern for all the rows of a kind, and the rows that are otherwise. */
export function generalise(rows) {
  const votes = new Map();
  for (const row of rows) {
    row.candidates = candidates(row);
    for (const text of row.candidates) votes.set(text, (votes.get(text) ?? 0) + 1);
  }
  const [pattern] = [...votes].sort((a, b) => b[1] - a[1])[0];
  const odd = rows.filter((row) => !row.candidates.includes(pattern)).map((row) => [row.key, row.candidates.at(-1)]);
  return { pattern, odd };
}

function candidates({ skeleton, options }) {
  const choices = skeleton.map((piece) => {
    if (typeof piece === 'string') return [piece];
    return [...new Set([...asAsked(piece, options), ...piece.tokens])].slice(0, 5).map((token) => `{${token}}`);
  });
  return [...new Set(product(...choices).map((row) => row.join('')))];
}

/** Groups rows by kind; patterns by kind and what is odd. */
function table(rows) {
  const kinds = new Map();
  for (const row of rows) kinds.set(row.kind, [...(kinds.get(row.kind) ?? []), row]);
  const found = { patterns: {}, odd: {} };
  for (const [kind, members] of kinds) {
    const { pattern, odd } = generalise(members);
    found.patterns[kind] = pattern;
    Object.assign(found.odd, Object.fromEntries(odd));
  }
  return found;
}

const index = (list, value) => list.indexOf(value);

/** Every combination of date fields. */
function dateRows(locale, all) {
  const rows = [];
  for (const [weekday, era, year, month, day] of product(NAMES, NAMES, DIGITS, MONTHS, DIGITS)) {
    if (!(weekday || year || month || day)) continue;
    const options = { weekday, era, year, month, day };
    const kindOfMonth = !month ? 0 : index(MONTHS, month) < 3 ? 1 : 2;
    const key = [index(NAMES, weekday), index(NAMES, era), index(DIGITS, year), index(MONTHS, month), index(DIGITS, day)].join('');
    const kind = [weekday ? 1 : 0, era ? 1 : 0, year ? 1 : 0, kindOfMonth, day ? 1 : 0].join('');
    rows.push({ key, kind, options, skeleton: read(locale, options, all) });
  }
  return rows;
}

const ZONES = [undefined, 'short', 'shortGeneric', 'shortOffset', 'longGeneric', 'long', 'longOffset'];

/** Every combination of time fields. */
function timeRows(locale, all) {
  const rows = [];
  for (const [hour, minute, second, fraction, dayPeriod, hour12, zone] of product(DIGITS, DIGITS, DIGITS, [0, 1], NAMES, [true, false], [0, 1, 2, 3, 4, 5, 6])) {
    if (zone && !hour && !(minute && second)) continue;
    if (!(hour || minute || second || fraction || dayPeriod)) continue;
    if (!hour && !hour12) continue;
    if (hour && !hour12 && dayPeriod) continue;
    const options = { hour, minute, second, dayPeriod, hour12: hour ? hour12 : undefined, fractionalSecondDigits: fraction ? 3 : undefined, timeZoneName: ZONES[zone] };
    const key = [index(DIGITS, hour), index(DIGITS, minute), index(DIGITS, second), fraction, index(NAMES, dayPeriod), hour12 ? 1 : 0, zone].join('');
    const kind = [hour ? 1 : 0, minute ? 1 : 0, second ? 1 : 0, fraction, dayPeriod ? 1 : 0, hour12 ? 1 : 0, zone].join('');
    rows.push({ key, kind, options, skeleton: read(locale, options, all) });
  }
  return rows;
}

const textOf = (locale, options) => formatter(locale, options).format(SAMPLE);

/** What stands between a date and a time, by the date's kind and the width of its month. */
function glue(locale, rows) {
  const time = { hour: 'numeric', minute: 'numeric' };
  const found = {};
  for (const { key, kind, options } of rows) {
    if (kind === '10000') continue;
    const between = joint(locale, options, time);
    const place = `${kind}${key[3]}`;
    if (found[place] !== undefined && found[place] !== between) found[key] = between;
    else found[place] = between;
  }
  const common = mode(Object.values(found));
  const odd = Object.fromEntries(Object.entries(found).filter(([, text]) => text !== common));
  return { joint: common, odd };
}

/** Times of a weekday alone, which some locales write in a pattern of their own. */
function weekTimes(locale, times, all, { patterns }, joint, day) {
  const seen = new Set();
  const rows = [];
  for (const { kind, options } of times) {
    if (seen.has(kind) || /[2-6]$/.test(kind)) continue;
    seen.add(kind);
    for (const weekday of WIDTHS) {
      const whole = { ...options, weekday };
      rows.push({ key: `${kind}${weekday[0]}`, kind, options: whole, skeleton: read(locale, whole, all) });
    }
  }
  const found = table(rows);
  for (const kind of Object.keys(found.patterns)) {
    if (found.patterns[kind] === joint.replace('{1}', day).replace('{0}', patterns[kind])) delete found.patterns[kind];
  }
  return found;
}

/** Generic names and offsets are mostly written as other zones are. */
function withoutRepetition({ patterns, odd }) {
  for (const kind of Object.keys(patterns).filter((text) => /[2-6]$/.test(text))) {
    const plain = `${kind.slice(0, -1)}1`;
    const kin = (end) => Object.entries(odd).filter(([key]) => key.endsWith(end) && [...kind.slice(0, 3)].every((bit, i) => (bit === '0') === (key[i] === '0')));
    const same = JSON.stringify(kin(kind.at(-1)).map(([key, text]) => [key.slice(0, -1), text])) === JSON.stringify(kin('1').map(([key, text]) => [key.slice(0, -1), text]));
    if (patterns[kind] === patterns[plain] && same) delete patterns[kind];
  }
  for (const key of Object.keys(odd)) if (/[2-6]$/.test(key) && odd[key] === odd[`${key.slice(0, -1)}1`]) delete odd[key];
  return { patterns, odd };
}

const mode = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
};

/** {0} is the time, {1} the date. */
function joint(locale, date, time) {
  const whole = textOf(locale, { ...date, ...time });
  const [first, second] = [textOf(locale, date), textOf(locale, time)];
  const at = whole.indexOf(first);
  if (at < 0 || !whole.includes(second)) return null;
  return `${whole.slice(0, at)}{1}${whole.slice(at + first.length)}`.replace(second, '{0}');
}

function explicit(locale, options, all) {
  return read(locale, options, all).map((piece) => (typeof piece === 'string' ? piece : `{${piece.tokens[0]}}`)).join('');
}

const STYLES = ['full', 'long', 'medium', 'short'];

/** The patterns of dateStyle and timeStyle, the latter with hours to 12 and to 24. */
function styles(locale, all) {
  const found = { date: {}, time: {}, joint: {} };
  for (const style of STYLES) {
    found.date[style] = explicit(locale, { dateStyle: style }, all);
    found.time[style] = [true, false].map((hour12) => explicit(locale, { timeStyle: style, hour12 }, all));
    for (const timeStyle of STYLES) {
      const whole = textOf(locale, { dateStyle: style, timeStyle });
      const text = whole.replace(textOf(locale, { dateStyle: style }), '{1}').replace(textOf(locale, { timeStyle }), '{0}');
      if (found.joint[style] !== undefined && found.joint[style] !== text) throw new Error(`${locale}: ${style} ${timeStyle}`);
      found.joint[style] = text;
    }
  }
  found.other = otherCycle(locale, found, all);
  return found;
}

/** Both styles with the hours that the locale does not have of itself: the date may be written otherwise then. */
function otherCycle(locale, { date, time, joint }, all) {
  const usual = hourCycles(locale).own;
  const hour12 = usual === 'h23';
  const odd = {};
  for (const [dateStyle, timeStyle] of product(STYLES, STYLES)) {
    const whole = explicit(locale, { dateStyle, timeStyle, hour12 }, all);
    const plain = joint[dateStyle].replace('{1}', date[dateStyle]).replace('{0}', time[timeStyle][hour12 ? 0 : 1]);
    if (whole !== plain) odd[`${dateStyle} ${timeStyle}`] = whole;
  }
  return odd;
}

function hourCycles(locale) {
  const of = (options) => new Intl.DateTimeFormat(locale, { hour: 'numeric', ...options }).resolvedOptions().hourCycle;
  return { own: of({}), true: of({ hour12: true }), false: of({ hour12: false }) };
}

/** How an offset from UTC is written, and the names of UTC itself. */
function zoneTexts(locale) {
  const text = (timeZone, timeZoneName) => valueOf(formatter(locale, { hour: 'numeric', timeZone, timeZoneName }).formatToParts(SAMPLE), 'timeZoneName');
  const offsets = { short: [text('+05:30', 'shortOffset').replace('5:30', '{0}'), text('-05:30', 'shortOffset').replace('5:30', '{0}')] };
  offsets.long = [text('+05:30', 'longOffset').replace('05:30', '{0}'), text('-05:30', 'longOffset').replace('05:30', '{0}')];
  const utc = {};
  for (const name of ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']) utc[name] = text('UTC', name);
  return { offsets, utc };
}

/** The options of date fields without an era, for ranges. */
export function rangeDateRows() {
  const rows = [];
  for (const [weekday, year, month, day] of product(NAMES, DIGITS, MONTHS, DIGITS)) {
    if (!(weekday || year || month || day)) continue;
    const kindOfMonth = !month ? 0 : index(MONTHS, month) < 3 ? 1 : 2;
    const key = [index(NAMES, weekday), 0, index(DIGITS, year), index(MONTHS, month), index(DIGITS, day)].join('');
    rows.push({ key, kind: [weekday ? 1 : 0, 0, year ? 1 : 0, kindOfMonth, day ? 1 : 0].join(''), options: { weekday, year, month, day } });
  }
  return rows;
}

/** The options of times with an hour, for ranges. */
export function rangeTimeRows() {
  const rows = [];
  for (const [hour, minute, second, dayPeriod, hour12, zone] of product(DIGITS.slice(1), DIGITS, DIGITS, NAMES, [true, false], [0, 1])) {
    if ((second && !minute) || (!hour12 && dayPeriod) || (zone && dayPeriod)) continue;
    const options = { hour, minute, second, dayPeriod, hour12, timeZoneName: ZONES[zone] };
    const bits = [minute ? 1 : 0, second ? 1 : 0, 0, dayPeriod ? 1 : 0, hour12 ? 1 : 0, zone];
    const key = [index(DIGITS, hour), index(DIGITS, minute), index(DIGITS, second), 0, index(NAMES, dayPeriod), hour12 ? 1 : 0, zone].join('');
    rows.push({ key, kind: [1, ...bits].join(''), options });
  }
  return rows;
}

export function dates(locale) {
  const all = names(locale);
  const [dateList, timeList] = [dateRows(locale, all), timeRows(locale, all)];
  const [date, time, joints] = [table(dateList), withoutRepetition(table(timeList)), glue(locale, dateList)];
  return {
    names: all, date, time, joints, week: weekTimes(locale, timeList, all, time, joints.joint, date.patterns['10000']),
    zone: zoneTexts(locale), styles: styles(locale, all), hours: hourCycles(locale),
  };
}
