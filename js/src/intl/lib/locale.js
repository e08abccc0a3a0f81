// Intl.Locale. https://tc39.es/ecma402/#locale-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, boolean, coerced } = require('intl/builtin');
  const tags = require('intl/locale_tag');
  const { refusal } = require('intl/negotiate');

  const SERVICE = 'Intl.Locale';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);
  const KEYS = { calendar: 'ca', collation: 'co', firstDayOfWeek: 'fw', hourCycle: 'hc', caseFirst: 'kf', numeric: 'kn', numberingSystem: 'nu' };
  const TYPE = /^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i;
  const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

  function Locale(tag, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
      throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
    }
    const given = coerced(options, SERVICE);
    const parts = tags.parse(tags.canonical(`${tag}`));
    subtags(parts, given);
    const extension = parts.extensions.find((e) => e.singleton === 'u');
    const { attributes, keys } = extension ? tags.keywords(extension.body) : { attributes: [], keys: new Map() };
    keywords(keys, given);
    parts.extensions = parts.extensions.filter((e) => e.singleton !== 'u');
    const body = [...attributes, ...[...keys].flatMap(([key, value]) => [key, ...(value ? value.split('-') : [])])];
    if (body.length > 0) parts.extensions.push({ singleton: 'u', body });
    adopt(this, tags.write(tags.replaced(parts)));
  }

  function adopt(locale, text) {
    const parts = tags.parse(text);
    const extension = parts.extensions.find((e) => e.singleton === 'u');
    hidden.set(locale, { text, parts, keys: extension ? tags.keywords(extension.body).keys : new Map() });
    tags.locales.add(locale);
    return locale;
  }

  function subtags(parts, given) {
    const forms = { language: /^(?:[a-z]{2,3}|[a-z]{5,8})$/i, script: /^[a-z]{4}$/i, region: /^(?:[a-z]{2}|[0-9]{3})$/i };
    for (const [name, form] of Object.entries(forms)) {
      const value = text(given, name, null, undefined, SERVICE);
      if (value === undefined) continue;
      if (!form.test(value)) throw tags.invalid();
      parts[name] = value.toLowerCase();
    }
  }

  function keywords(keys, given) {
    for (const [name, key] of Object.entries(KEYS)) {
      let value;
      if (name === 'numeric') value = boolean(given, name, undefined);
      else if (name === 'hourCycle') value = text(given, name, ['h11', 'h12', 'h23', 'h24'], undefined, SERVICE);
      else if (name === 'caseFirst') value = text(given, name, ['upper', 'lower', 'false'], undefined, SERVICE);
      else value = text(given, name, null, undefined, SERVICE);
      if (value === undefined) continue;
      if (name === 'firstDayOfWeek') value = DAYS[(Number(value) + 6) % 7] ?? value;
      if (name !== 'numeric' && !TYPE.test(value)) throw tags.invalid();
      keys.set(key, value === true ? '' : String(value).toLowerCase());
    }
  }

  const likely = () => require('intl/data/likely/likely');
  const plain = (language, script, region) => tags.write({ language, script, region, variants: [], extensions: [] });

  /** Adds the likely subtags. */
  function maximized({ language, script, region }) {
    if (language !== 'und' && script && region) return { language, script, region };
    const table = likely();
    for (const [s, r] of [[script, region], ['', region], [script, ''], ['', '']]) {
      const found = table[plain(language, s, r)];
      if (found === undefined) continue;
      const full = tags.parse(found);
      return { language: language === 'und' ? full.language : language, script: script || full.script, region: region || full.region };
    }
    return null;
  }

  /** Languages beside those that are formatted are known alone only. */
  function checked(parts) {
    const { languages, ours } = require('intl/data/locales/known');
    const { language, script, region } = parts;
    if (language === 'und' && script && region) throw refusal(`the likely subtags of ${plain(language, script, region)}`);
    const known = language === 'und' || Object.keys(ours).some((tag) => tag.split('-')[0] === language);
    if (!known && languages.includes(language) && (script || region) && !(script && region)) throw refusal(`the likely subtags of ${plain(language, script, region)}`);
    return parts;
  }

  function minimized(parts) {
    const full = maximized(checked(parts));
    if (!full) return parts;
    const same = (trial) => {
      const found = maximized(trial);
      return found && plain(found.language, found.script, found.region) === plain(full.language, full.script, full.region);
    };
    const { language, script, region } = full;
    const trials = [{ language, script: '', region: '' }, { language, script: '', region }, { language, script, region: '' }];
    return trials.find(same) ?? full;
  }

  const derived = (locale, change, method) => {
    const { parts } = hidden.get(locale, method);
    return adopt(Object.create(Locale.prototype), tags.write({ ...parts, ...change(parts) }));
  };

  function info(locale, method, index, key) {
    const { parts, keys } = hidden.get(locale, method);
    const own = key && keys.get(key);
    if (own) return [own];
    const base = plain(parts.language, parts.script, parts.region);
    const row = require('intl/data/likely/info')[base];
    if (!row || keys.has('fw') || keys.has('rg')) throw refusal(`${method} of ${base}`);
    return structured(row[index]);
  }

  const structured = (value) => (Array.isArray(value) ? [...value] : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, structured(v)])) : value);
  const keyword = (locale, name, key) => hidden.get(locale, name).keys.get(key);

  constructor(Locale, SERVICE, {
    toString() {
      return hidden.get(this, 'toString').text;
    },
    maximize() {
      return derived(this, (parts) => maximized(checked(parts)) ?? {}, 'maximize');
    },
    minimize() {
      return derived(this, minimized, 'minimize');
    },
    get language() {
      const { language } = hidden.get(this, 'language').parts;
      return language === 'und' ? undefined : language;
    },
    get script() {
      const { script } = hidden.get(this, 'script').parts;
      return script ? tags.title(script) : undefined;
    },
    get region() {
      return hidden.get(this, 'region').parts.region.toUpperCase() || undefined;
    },
    get baseName() {
      const { parts } = hidden.get(this, 'baseName');
      return tags.write({ ...parts, extensions: [] });
    },
    get calendar() {
      return keyword(this, 'calendar', 'ca');
    },
    get caseFirst() {
      return keyword(this, 'caseFirst', 'kf');
    },
    get collation() {
      return keyword(this, 'collation', 'co');
    },
    get firstDayOfWeek() {
      return keyword(this, 'firstDayOfWeek', 'fw');
    },
    get hourCycle() {
      return keyword(this, 'hourCycle', 'hc');
    },
    get numeric() {
      const value = keyword(this, 'numeric', 'kn');
      return value === '' || value === 'true';
    },
    get numberingSystem() {
      return keyword(this, 'numberingSystem', 'nu');
    },
    get calendars() {
      return info(this, 'calendars', 2, 'ca');
    },
    get collations() {
      return info(this, 'collations', 3, 'co');
    },
    get hourCycles() {
      return info(this, 'hourCycles', 4, 'hc');
    },
    get numberingSystems() {
      return info(this, 'numberingSystems', 5, 'nu');
    },
    get textInfo() {
      return info(this, 'textInfo', 1);
    },
    get timeZones() {
      return hidden.get(this, 'timeZones').parts.region ? info(this, 'timeZones', 6) : undefined;
    },
    get weekInfo() {
      return info(this, 'weekInfo', 0);
    },
    getCalendars() {
      return info(this, 'getCalendars', 2, 'ca');
    },
    getCollations() {
      return info(this, 'getCollations', 3, 'co');
    },
    getHourCycles() {
      return info(this, 'getHourCycles', 4, 'hc');
    },
    getNumberingSystems() {
      return info(this, 'getNumberingSystems', 5, 'nu');
    },
    getTimeZones() {
      return hidden.get(this, 'getTimeZones').parts.region ? info(this, 'getTimeZones', 6) : undefined;
    },
    getTextInfo() {
      return info(this, 'getTextInfo', 1);
    },
    getWeekInfo() {
      return info(this, 'getWeekInfo', 0);
    },
  }, {}, 1);

  return { Locale };
})
