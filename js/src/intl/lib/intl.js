// The Intl object. https://tc39.es/ecma402/#intl-object
(function (host, require) {
  'use strict';

  const { install } = require('intl/builtin');
  const { list } = require('intl/locale_tag');

  const KEYS = { calendar: 'calendars', collation: 'collations', currency: 'currencies', numberingSystem: 'numberingSystems', timeZone: 'timeZones', unit: 'units' };

  const Intl = {};
  install(Intl, {
    getCanonicalLocales(locales) {
      return list(locales);
    },
    supportedValuesOf(key) {
      const name = KEYS[`${key}`];
      if (name === undefined) throw new RangeError(`Invalid key : ${key}`);
      return [...require('intl/data/locales/values')[name]];
    },
  });
  for (const [name, module] of [
    ['DateTimeFormat', 'date_time_format'], ['NumberFormat', 'number_format'], ['Collator', 'collator'], ['PluralRules', 'plural_rules'],
    ['RelativeTimeFormat', 'relative_time_format'], ['ListFormat', 'list_format'], ['Locale', 'locale'], ['DisplayNames', 'display_names'],
    ['Segmenter', 'segmenter'], ['DurationFormat', 'duration_format'],
  ]) {
    install(Intl, { [name]: require(`intl/${module}`)[name] });
  }
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

  // An older release of Node has less of it.
  for (const path of host.release?.newer('Intl.') ?? []) {
    const names = path.split('.');
    const last = names.pop();
    delete names.reduce((object, name) => object[name], Intl)[last];
  }

  return { Intl };
})
