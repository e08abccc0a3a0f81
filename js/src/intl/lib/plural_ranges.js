// The plural category of a range, by those of its ends.
(function (host, require) {
  'use strict';

  const { ranges } = require('intl/data/plurals/ranges');

  /** That of the end, where the language has no rule of its own. */
  function rangeCategory(language, start, end) {
    return ranges[language]?.[`${start} ${end}`] ?? end;
  }

  return { rangeCategory };
})
