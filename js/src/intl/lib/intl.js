// The Intl object. https://tc39.es/ecma402/#intl-object
(function (host, require) {
  'use strict';

  const { install } = require('intl/builtin');
  const { list } = require('intl/locale_tag');
  const { Collator } = require('intl/collator');
  const { DateTimeFormat } = require('intl/date_time_format');
  const { ListFormat } = require('intl/list_format');
  const { NumberFormat } = require('intl/number_format');
  const { PluralRules } = require('intl/plural_rules');
  const { RelativeTimeFormat } = require('intl/relative_time_format');

  const Intl = {};
  install(Intl, {
    getCanonicalLocales(locales) {
      return list(locales);
    },
    DateTimeFormat,
    NumberFormat,
    Collator,
    PluralRules,
    RelativeTimeFormat,
    ListFormat,
  });
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

  return { Intl };
})
