// Which locale a constructor formats for. What the runtime has and Looplab has not is refused by name, never
// formatted as something else; what neither has falls back to en-US in both.
(function (host, require) {
  'use strict';

  const { parse, keywords, list, write } = require('intl/locale_tag');
  const { text, coerced } = require('intl/builtin');
  const { ours, languages, tags } = require('intl/data/locales/known');

  const DEFAULT = 'en-US';

  /** An error that says what is not there. */
  function refusal(what) {
    const error = new Error(`Looplab does not support ${what} (see "What is not there" in its README)`);
    error.code = 'ERR_LOOPLAB_UNSUPPORTED';
    return error;
  }

  /** The locale with data that serves a tag, null if the runtime has none either. */
  function lookup(tag) {
    const { language, script, region } = parse(tag);
    const base = write({ language, script, region, variants: [], extensions: [] });
    for (let candidate = base; candidate; candidate = candidate.slice(0, Math.max(candidate.lastIndexOf('-'), 0))) {
      if (Object.hasOwn(ours, candidate)) return candidate;
      if (tags.includes(candidate)) throw refusal(`the locale ${tag}`);
    }
    if (languages.includes(language)) throw refusal(`the locale ${tag}`);
    return null;
  }

  /** ResolveLocale: the locale, where its data is, and the keywords of the tag that `keys` names. */
  function resolve(locales, keys = []) {
    for (const tag of list(locales)) {
      const locale = lookup(tag);
      if (locale === null) continue;
      const extension = parse(tag).extensions.find((e) => e.singleton === 'u');
      const asked = extension ? keywords(extension.body).keys : new Map();
      const found = {};
      for (const key of keys) if (asked.has(key)) found[key] = asked.get(key) || 'true';
      return { locale, data: ours[locale], language: locale.split('-')[0], keywords: found };
    }
    return { locale: DEFAULT, data: DEFAULT, language: 'en', keywords: {}, byDefault: true };
  }

  /** The locale with the keywords that were heeded, as `resolvedOptions` shows it. */
  function shown(locale, heeded) {
    const keys = Object.keys(heeded).filter((key) => heeded[key] !== undefined).sort();
    if (keys.length === 0) return locale;
    return `${locale}-u-${keys.map((key) => (heeded[key] === 'true' ? key : `${key}-${heeded[key]}`)).join('-')}`;
  }

  /** The `supportedLocalesOf` of a service. */
  function supported(service) {
    return {
      supportedLocalesOf(locales) {
        const tags = list(locales);
        const options = arguments[1] === undefined ? undefined : coerced(arguments[1], service);
        if (options) text(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit', service);
        return tags.filter((tag) => lookup(tag) !== null);
      },
    };
  }

  const matcher = (options, service) => text(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit', service);

  return { resolve, shown, supported, matcher, refusal, DEFAULT };
})
