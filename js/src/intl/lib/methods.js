// The methods of built-in prototypes that speak a language.
(function (host, require) {
  'use strict';

  const { list } = require('intl/locale_tag');
  const { refusal } = require('intl/negotiate');
  const { formatter } = require('intl/number_format');

  /** What plain calls need is made once for each locale. */
  const formatters = new Map();

  function number(value, locales, options, service) {
    if (options !== undefined || (locales !== undefined && typeof locales !== 'string')) return formatter(locales, options, service).format(value);
    if (!formatters.has(locales)) formatters.set(locales, formatter(locales));
    return formatters.get(locales).format(value);
  }

  const date = (value, ...rest) => {
    const time = Date.prototype.getTime.call(value);
    return Number.isNaN(time) ? 'Invalid Date' : require('intl/date_time_format').dateText(time, ...rest);
  };

  function text(value, method) {
    if (value === undefined || value === null) throw new TypeError(`String.prototype.${method} called on null or undefined`);
    return `${value}`;
  }

  /** Turkish and its like have two letters i. */
  function recase(value, locales, method, turkish) {
    const string = text(value, method);
    const [tag = 'en'] = list(locales);
    const language = tag.split('-')[0];
    if (language === 'lt') throw refusal('the locale lt');
    const dotted = language === 'tr' || language === 'az';
    return method === 'toLocaleUpperCase' ? (dotted ? turkish(string) : string).toUpperCase() : (dotted ? turkish(string) : string).toLowerCase();
  }

  const joining = new Set();
  const typed = Object.getPrototypeOf(Int8Array.prototype);

  /** Array.prototype.toLocaleString and that of typed arrays. */
  function joined(array, length, locales, options) {
    if (joining.has(array)) return '';
    joining.add(array);
    try {
      const items = [];
      for (let i = 0; i < length; i += 1) {
        const item = array[i];
        items.push(item === undefined || item === null ? '' : `${item.toLocaleString(locales, options)}`);
      }
      return items.join(',');
    } finally {
      joining.delete(array);
    }
  }

  return {
    number(locales, options) {
      return number(Number.prototype.valueOf.call(this), locales, options, 'Number.prototype.toLocaleString');
    },
    bigint(locales, options) {
      return number(BigInt.prototype.valueOf.call(this), locales, options, 'BigInt.prototype.toLocaleString');
    },
    date(locales, options) {
      return date(this, locales, options, 'any', 'all', 'Date.prototype.toLocaleString');
    },
    dateOnly(locales, options) {
      return date(this, locales, options, 'date', 'date', 'Date.prototype.toLocaleDateString');
    },
    timeOnly(locales, options) {
      return date(this, locales, options, 'time', 'time', 'Date.prototype.toLocaleTimeString');
    },
    compare(that, locales, options) {
      return require('intl/collator').compareTexts(text(this, 'localeCompare'), `${that}`, locales, options);
    },
    upper(locales) {
      return recase(this, locales, 'toLocaleUpperCase', (string) => string.replaceAll('i', '\u0130'));
    },
    lower(locales) {
      return recase(this, locales, 'toLocaleLowerCase', (string) => string.replaceAll('I\u0307', 'i').replaceAll('I', '\u0131').replaceAll('\u0130', 'i'));
    },
    array(locales, options) {
      if (this === undefined || this === null) throw new TypeError('Array.prototype.toLocaleString called on null or undefined');
      const array = Object(this);
      return joined(array, Math.max(Math.trunc(Number(array.length)) || 0, 0), locales, options);
    },
    typedArray(locales, options) {
      // It complains of what is none, is detached or out of bounds.
      const keys = [...Reflect.apply(typed.keys, this, [])];
      return joined(this, keys.length, locales, options);
    },
  };
})
