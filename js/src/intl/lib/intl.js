// The Intl object. https://tc39.es/ecma402/#intl-object
(function (host, require) {
  'use strict';

  const { install } = require('intl/builtin');
  const { list } = require('intl/locale_tag');
  const { DateTimeFormat } = require('intl/date_time_format');
  const { NumberFormat } = require('intl/number_format');

  const Intl = {};
  install(Intl, {
    getCanonicalLocales(locales) {
      return list(locales);
    },
    DateTimeFormat,
    NumberFormat,
  });
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

  return { Intl };
})
