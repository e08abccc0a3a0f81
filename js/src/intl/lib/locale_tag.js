// Language tags: their grammar, their canonical form, and the list that every constructor takes.
// https://tc39.es/ecma402/#sec-language-tags
(function (host, require) {
  'use strict';

  const { aliases } = require('intl/data/locales/tags');

  const ALPHANUM = (low, high) => new RegExp(`^[a-z0-9]{${low},${high}}$`);
  const IS_VARIANT = /^(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3})$/;
  const [IS_TYPE, IS_SHORT] = [ALPHANUM(3, 8), ALPHANUM(2, 8)];

  const invalid = () => new RangeError('Incorrect locale information provided');
  const invalidTag = (tag) => (host.runtime === 'browser' ? new RangeError(`Invalid language tag: ${tag}`) : invalid());

  /** The parts of a tag, in lower case, or null. */
  function parse(tag) {
    if (!/^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/.test(tag)) return null;
    const parts = tag.toLowerCase().split('-');
    const found = { language: '', script: '', region: '', variants: [], extensions: [] };
    if (!/^(?:[a-z]{2,3}|[a-z]{5,8})$/.test(parts[0])) return null;
    found.language = parts.shift();
    if (/^[a-z]{4}$/.test(parts[0])) found.script = parts.shift();
    if (/^(?:[a-z]{2}|[0-9]{3})$/.test(parts[0])) found.region = parts.shift();
    while (parts.length > 0 && IS_VARIANT.test(parts[0])) {
      if (found.variants.includes(parts[0])) return null;
      found.variants.push(parts.shift());
    }
    return extensions(parts, found) ? found : null;
  }

  function extensions(parts, found) {
    while (parts.length > 0) {
      const singleton = parts.shift();
      if (singleton.length !== 1) return false;
      const body = [];
      const most = singleton === 'x' ? Infinity : 8;
      while (parts.length > 0 && (singleton === 'x' ? ALPHANUM(1, 8) : IS_SHORT).test(parts[0]) && body.length < most * 8) body.push(parts.shift());
      if (body.length === 0 || found.extensions.some((e) => e.singleton === singleton)) return false;
      found.extensions.push({ singleton, body });
    }
    return true;
  }

  /** Attributes and keywords of a `-u-` extension. */
  function keywords(body) {
    const attributes = [];
    const keys = [];
    for (const part of body) {
      if (part.length === 2) {
        keys.push([part, []]);
      } else if (keys.length === 0) attributes.push(part);
      else keys.at(-1)[1].push(part);
    }
    const first = new Map();
    for (const [key, value] of keys) if (!first.has(key)) first.set(key, value.join('-'));
    return { attributes, keys: first };
  }

  const title = (text) => text && text[0].toUpperCase() + text.slice(1);

  function canonicalExtension({ singleton, body }) {
    if (singleton !== 'u') return [singleton, ...body].join('-');
    const { attributes, keys } = keywords(body);
    const sorted = [...keys].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const shown = sorted.map(([key, value]) => {
      const type = aliases.types[`${key}-${value}`] ?? value;
      return type === '' || type === 'true' || (type === 'yes' && aliases.flags.includes(key)) ? key : `${key}-${type}`;
    });
    return ['u', ...attributes.sort(), ...shown].join('-');
  }

  /** The canonical text of parsed parts. */
  function write({ language, script, region, variants, extensions: all }) {
    const whole = [language, script && title(script), region && region.toUpperCase(), ...[...variants].sort()].filter(Boolean);
    const singletons = [...all].sort((a, b) => (a.singleton === 'x') - (b.singleton === 'x') || (a.singleton < b.singleton ? -1 : 1));
    return [...whole, ...singletons.map(canonicalExtension)].join('-');
  }

  /** The variant "posix" is a keyword by now. */
  function posix({ variants, extensions: all, ...parts }) {
    const own = all.find((e) => e.singleton === 'u');
    const body = own ? [...own.body, 'va', 'posix'] : ['va', 'posix'];
    return { ...parts, variants: variants.filter((variant) => variant !== 'posix'), extensions: [...all.filter((e) => e !== own), { singleton: 'u', body }] };
  }

  /** Replaces what is deprecated. */
  function replaced(parts) {
    const { language, script, region } = parts;
    const [newLanguage, newScript] = (aliases.languages[language] ?? language).split('-');
    if (parts.variants.includes('posix')) return replaced(posix(parts));
    return { ...parts, language: newLanguage, script: script || newScript || '', region: aliases.regions[region] ?? region };
  }

  /** CanonicalizeUnicodeLocaleId, or a RangeError. */
  function canonical(tag) {
    const parts = parse(tag);
    if (!parts) throw invalidTag(tag);
    return write(replaced(parts));
  }

  /** CanonicalizeLocaleList. */
  function list(locales) {
    if (locales === undefined) return [];
    if (typeof locales === 'string') return [canonical(locales)];
    if (locales !== null && typeof locales === 'object' && isLocale(locales)) return [String(locales)];
    if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
    const object = Object(locales);
    const length = Math.min(Math.max(Math.trunc(Number(object.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
    const seen = [];
    for (let i = 0; i < length; i += 1) {
      if (!(i in object)) continue;
      const value = object[i];
      if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) throw new TypeError('Language ID should be string or object.');
      const tag = typeof value === 'object' && isLocale(value) ? String(value) : canonical(String(value));
      if (!seen.includes(tag)) seen.push(tag);
    }
    return seen;
  }

  /** The objects that `Intl.Locale` made. */
  const locales = new WeakSet();
  const isLocale = (object) => locales.has(object);

  return { parse, write, replaced, canonical, keywords, list, locales, invalid, title };
})
