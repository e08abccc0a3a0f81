// Reads time zones off the real runtime: when their offsets change, by which rules, and what they are called.

const MINUTE = 6e4;
const [FIRST, LAST] = [Date.UTC(1900, 0, 1), Date.UTC(2100, 0, 1)];
const STEP = 6 * 864e5;

/** Runs `read` with Date's local time in a zone. */
function inZone(zone, read) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return read();
  } finally {
    process.env.TZ = before;
  }
}

const offsetAt = (time) => -new Date(time).getTimezoneOffset();

/** Every change between 1900 and 2100: the first minute of the new offset, and the offset in minutes. */
function changes() {
  const found = [];
  let offset = offsetAt(FIRST);
  const first = offset;
  for (let time = FIRST; time < LAST; time += STEP) {
    if (offsetAt(time + STEP) === offset) continue;
    let [low, high] = [time, time + STEP];
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    offset = offsetAt(high);
    found.push([high / MINUTE, offset]);
    // Two changes within a step are seen one after the other.
    time = high - STEP;
  }
  return { first, found };
}

/** The rule by which a change falls on its day: month, weekday, which one (5: the last), and local minute before it. */
function ruleOf([minute, offset], before) {
  const local = new Date((minute + before) * MINUTE);
  const [month, day, weekday] = [local.getUTCMonth(), local.getUTCDate(), local.getUTCDay()];
  const last = day + 7 > new Date(Date.UTC(local.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const at = local.getUTCHours() * 60 + local.getUTCMinutes();
  return { month, weekday, week: Math.ceil(day / 7), last, at, offset };
}

/** Whether the last changes follow two rules forever; the number of changes before they do. */
function tail(found) {
  const years = (minute) => new Date(minute * MINUTE).getUTCFullYear();
  if (found.length < 40 || years(found.at(-1)[0]) < 2099) return null;
  const rules = found.map((change, i) => (i === 0 ? null : ruleOf(change, found[i - 1][1])));
  const pick = (list) => {
    const { month, weekday, at, offset } = list[0];
    if (!list.every((r) => r.month === month && r.weekday === weekday && r.at === at && r.offset === offset)) return null;
    const week = list.every((r) => r.last) ? 5 : list.every((r) => r.week === list[0].week) ? list[0].week : null;
    return week === null ? null : [month, weekday, week, at, offset];
  };
  for (let start = found.length - 2; start > 1; start -= 1) {
    const ends = [0, 1].map((odd) => pick(rules.slice(start).filter((_, i) => i % 2 === odd)));
    if (ends.every(Boolean)) continue;
    const from = start + 1;
    return found.length - from < 40 ? null : { from, rules: [0, 1].map((odd) => pick(rules.slice(from).filter((_, i) => i % 2 === odd))) };
  }
  return null;
}

const packed = (n) => n.toString(36);

/** A zone as text: the first offset, the changes as steps and offsets, and the rules that follow. */
function specOf(zone) {
  const { first, found } = inZone(zone, changes);
  const end = tail(found);
  const kept = end ? found.slice(0, end.from) : found;
  let before = FIRST / MINUTE;
  const steps = kept.map(([minute, offset]) => {
    const text = `${packed(minute - before)},${packed(offset)}`;
    before = minute;
    return text;
  });
  const rules = end ? end.rules.map((rule) => rule.join(',')).join(';') : '';
  return [packed(first), steps.join(' '), rules, packed(exactSince(zone, found))].join('|');
}

/** The minute since which every offset is of whole minutes, so that the table is exact. */
function exactSince(zone, found) {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', timeZoneName: 'longOffset' });
  const isOdd = (time) => /:\d\d:\d\d$/.test(format.formatToParts(time).find((p) => p.type === 'timeZoneName').value);
  const starts = [FIRST / MINUTE, ...found.map(([minute]) => minute)];
  for (let i = starts.length - 1; i >= 0; i -= 1) if (isOdd(starts[i] * MINUTE + 1)) return starts[i + 1] ?? Infinity;
  return starts[0];
}

/** Further names of zones, where the runtime knows them. */
const ALIASES = `Africa/Asmara America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Jujuy
America/Argentina/Mendoza America/Atikokan America/Fort_Wayne America/Indiana/Indianapolis America/Kentucky/Louisville America/Nuuk America/Porto_Acre
Asia/Ashkhabad Asia/Chongqing Asia/Chungking Asia/Dacca Asia/Harbin Asia/Ho_Chi_Minh Asia/Istanbul Asia/Kashgar Asia/Kathmandu Asia/Kolkata Asia/Macao
Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator Asia/Yangon Atlantic/Faroe Australia/ACT Australia/Canberra Australia/NSW Australia/North
Australia/Queensland Australia/South Australia/Tasmania Australia/Victoria Australia/West Brazil/East Canada/Atlantic Canada/Central Canada/Eastern
Canada/Mountain Canada/Newfoundland Canada/Pacific CET CST6CDT Cuba EET EST EST5EDT Egypt Eire Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich
Etc/UCT Etc/UTC Etc/Universal Etc/Zulu Europe/Belfast Europe/Kyiv Europe/Nicosia GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland
Iran Israel Jamaica Japan MET MST MST7MDT NZ Navajo PRC PST8PDT Pacific/Kanton Pacific/Pohnpei Pacific/Chuuk Poland Portugal ROC ROK Singapore
Turkey UCT US/Alaska US/Arizona US/Central US/Eastern US/Hawaii US/Indiana-Starke US/Michigan US/Mountain US/Pacific US/Samoa UTC Universal W-SU WET Zulu`.split(/\s+/);

function canonical(name) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Zones with their changes, equal ones told once; and every name that is known, in lower case. */
export function zones() {
  const identifiers = {};
  for (let hours = -14; hours <= 12; hours += 1) if (hours !== 0) ALIASES.push(`Etc/GMT${hours < 0 ? hours : `+${hours}`}`);
  for (const name of [...Intl.supportedValuesOf('timeZone'), ...ALIASES]) {
    const found = canonical(name);
    if (found) identifiers[name.toLowerCase()] = found;
  }
  const specs = {};
  const same = new Map();
  for (const zone of [...new Set(Object.values(identifiers))].sort()) {
    if (zone === 'UTC') continue;
    const spec = specOf(zone);
    specs[zone] = same.get(spec) ?? spec;
    if (!same.has(spec)) same.set(spec, `=${zone}`);
  }
  return [['identifiers', { identifiers }], ['specs', { specs }]];
}

/** The zones that have their names in every locale. */
export const COMMON_ZONES = `America/New_York America/Chicago America/Denver America/Los_Angeles America/Toronto America/Sao_Paulo Europe/London
Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Stockholm Europe/Warsaw Europe/Moscow Europe/Istanbul Asia/Tokyo
Asia/Seoul Asia/Shanghai Asia/Hong_Kong Asia/Singapore Asia/Calcutta Asia/Dubai Australia/Sydney Pacific/Auckland Africa/Cairo`.split(/\s+/);

const TYPES = ['short', 'long', 'shortGeneric', 'longGeneric'];

/**
 * What the zones are called in a locale: short and long with their forms of summer, and the two general ones, with the
 * moment since which they are called so; 0 stands for the offset. `only` leaves other zones out.
 */
export function zoneNames(locale, only) {
  const names = {};
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (only && !only.includes(zone)) continue;
    if (zone === 'UTC' || zone.startsWith('Etc/')) continue;
    const formats = [...TYPES, 'shortOffset', 'longOffset'].map((timeZoneName) => new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', timeZoneName }));
    const at = (time) => {
      const all = formats.map((format) => format.formatToParts(time).find((p) => p.type === 'timeZoneName').value);
      return TYPES.map((type, i) => (all[i] === all[type.startsWith('short') ? 4 : 5] ? 0 : all[i]));
    };
    const { found } = inZone(zone, changes);
    const yearly = Array.from({ length: 80 }, (_, i) => [Date.UTC(1970 + i, 0, 15), Date.UTC(1970 + i, 6, 15)]).flat();
    const moments = [FIRST, ...yearly, ...found.map(([minute]) => minute * MINUTE)].filter((time) => time < Date.UTC(2050, 0, 1)).sort((a, b) => a - b);
    names[zone] = rowOf(moments, at, (time) => inZone(zone, () => offsetAt(time)));
  }
  return { names };
}

/** By offset, from now backwards as long as nothing contradicts. */
function rowOf(moments, at, offset) {
  const byOffset = {};
  let since = null;
  let general = null;
  for (const time of [...moments].reverse()) {
    const [short, long, shortGeneric, longGeneric] = at(time + 36e5);
    const key = offset(time);
    const known = byOffset[key];
    const now = JSON.stringify([shortGeneric, longGeneric]);
    if ((known && JSON.stringify(known) !== JSON.stringify([short, long])) || (general !== null && general !== now)) break;
    byOffset[key] = [short, long];
    general = now;
    since = time;
  }
  return [byOffset, ...JSON.parse(general), since === FIRST ? 0 : since];
}
