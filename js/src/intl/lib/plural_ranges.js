// The plural category of a range, by those of its ends.
(function (host, require) {
  'use strict';

  const { ranges } = require('intl/data/plurals/ranges');

  /** `other` where the language has no rule for the two, as for most ordinals. */
  function rangeCategory(language, start, end) {
    return ranges[language]?.[`${start} ${end}`] ?? 'other';
  }

  return { rangeCategory };
})
