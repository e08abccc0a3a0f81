// Where graphemes, words and sentences end. https://www.unicode.org/reports/tr29/
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');

  const EXTEND = '[\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\u200c]';
  const TAIL = '[\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\u200c\\u200d\\p{Mc}\\u0e33\\u0eb3]*';
  const CONSONANT = '[\\u0915-\\u0939\\u0958-\\u095f\\u0978-\\u097f\\u0995-\\u09a8\\u09aa-\\u09b0\\u09b2\\u09b6-\\u09b9\\u09dc\\u09dd\\u09df\\u09f0\\u09f1\\u0a95-\\u0aa8\\u0aaa-\\u0ab0\\u0ab2\\u0ab3\\u0ab5-\\u0ab9\\u0af9\\u0b15-\\u0b28\\u0b2a-\\u0b30\\u0b32\\u0b33\\u0b35-\\u0b39\\u0b5c\\u0b5d\\u0b5f\\u0b71\\u0c15-\\u0c28\\u0c2a-\\u0c39\\u0c58-\\u0c5a\\u0d15-\\u0d3a]';
  const LINKER = '[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d]';
  const LINKING = '[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d\\u200d\\p{Grapheme_Extend}]*';
  const HANGUL = '[\\u1100-\\u115f\\ua960-\\ua97c]*(?:[\\uac00-\\ud7a3]|[\\u1160-\\u11a7\\ud7b0-\\ud7c6])[\\u1160-\\u11a7\\ud7b0-\\ud7c6]*[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]*|[\\u1100-\\u115f\\ua960-\\ua97c]+|[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]+';
  const CORE = [
    '[\\u{1f1e6}-\\u{1f1ff}]{2}', HANGUL, `\\p{Extended_Pictographic}(?:${EXTEND}*\\u200d\\p{Extended_Pictographic})*`,
    `${CONSONANT}(?:${LINKING}${LINKER}${LINKING}${CONSONANT})*`, '[^\\p{Cc}\\p{Zl}\\p{Zp}]',
  ].join('|');
  const GRAPHEME = new RegExp(`\\r\\n|(?:${CORE})${TAIL}|[^]`, 'uy');

  function graphemeEnd(text, at) {
    GRAPHEME.lastIndex = at;
    return GRAPHEME.test(text) ? GRAPHEME.lastIndex : at + 1;
  }

  const X = '[\\p{M}\\p{Cf}\\p{Emoji_Modifier}\\u200d]*';
  const LETTER = `(?!\\p{Script=Hangul})[\\p{Alphabetic}\\u02c2-\\u02c5\\u02d2-\\u02d7\\u02de\\u02df\\u02e5-\\u02eb\\u02ed\\u02ef-\\u02ff\\u055a\\u055b\\u055c\\u055e\\u058a\\u05f3\\ua708-\\ua716\\ua720\\ua721\\ua789\\ua78a\\uab5b]${X}`;
  const DIGIT = `\\p{Nd}${X}`;
  const JOIN = `[\\p{Pc}\\u202f]${X}`;
  const BETWEEN_LETTERS = `[:\\u00b7\\u0387\\u055f\\u05f4\\u2027\\ufe13\\ufe55\\uff1a.'\\u2018\\u2019\\u2024\\ufe52\\uff07\\uff0e]${X}`;
  const BETWEEN_DIGITS = `[,;\\u037e\\u0589\\u060c\\u060d\\u066c\\u07f8\\u2044\\ufe10\\ufe14\\ufe50\\ufe54\\uff0c\\uff1b.'\\u2018\\u2019\\u2024\\ufe52\\uff07\\uff0e]${X}`;
  const PIECE = `(?:(?:${LETTER}|${DIGIT}|${JOIN})(?:(?<=[^\\p{Nd}\\p{Pc}\\u202f\\p{Script=Hangul}]${X})${BETWEEN_LETTERS}(?=${LETTER})|(?<=\\p{Nd}${X})${BETWEEN_DIGITS}(?=\\p{Nd}))?)+`;
  const EMOJI = `(?:\\p{Extended_Pictographic}${X}(?:(?<=\\u200d)\\p{Extended_Pictographic}${X})*)`;
  const WORD = new RegExp(`\\r\\n|[ \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u205f\\u3000]+${X}|${PIECE}|(?:\\p{Script=Hangul}${X})+|[\\u{1f1e6}-\\u{1f1ff}]{2}${X}|${EMOJI}|[\\n\\v\\f\\r\\u0085\\u2028\\u2029]|[^]${X}`, 'uy');
  /** Scripts whose words only a dictionary tells, and the quotation marks within Hebrew words. */
  const BY_DICTIONARY = /[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hebrew}]/u;

  function wordEnd(text, at) {
    WORD.lastIndex = at;
    return WORD.test(text) ? WORD.lastIndex : at + 1;
  }

  const isWordLike = (segment) => /[\p{Alphabetic}\p{Nd}\p{Pc}]/u.test(segment);

  const CLOSE = '[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"\'\\u275b-\\u275e]';
  const SPACE = '[\\t\\v\\f \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]';
  const BREAK = '(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])';
  const STOP = /[.\u2024\ufe52\uff0e!?\u0589\u061d-\u061f\u06d4\u203c\u203d\u2047-\u2049\u3002\ufe56\ufe57\uff01\uff1f\uff61]/u;
  const AFTER = new RegExp(`${X}(?:${CLOSE}${X})*(?:${SPACE}${X})*(?:${BREAK})?`, 'uy');
  const LATER_LOWER = new RegExp(`(?:(?![\\p{Lu}\\p{Lt}\\p{Lowercase}\\p{Alphabetic}]|${BREAK}|${STOP.source})[^])*\\p{Lowercase}`, 'uy');
  const GOES_ON = new RegExp(`[,;\\-:\\u037e\\u055d\\u060c\\u060d\\u07f8\\u1802\\u1808\\u2013\\u2014\\u3001\\ufe10\\ufe11\\ufe13\\ufe31\\ufe32\\ufe50\\ufe51\\ufe55\\ufe58\\ufe63\\uff0c\\uff0d\\uff1a\\uff64]|${STOP.source}`, 'uy');
  const at = (pattern, text, index) => {
    pattern.lastIndex = index;
    return pattern.test(text);
  };

  function sentenceEnd(text, start) {
    for (let i = start; i < text.length; i += 1) {
      if (/[\n\r\u0085\u2028\u2029]/.test(text[i])) return text.startsWith('\r\n', i) ? i + 2 : i + 1;
      if (!STOP.test(text[i])) continue;
      const dot = '.\u2024\ufe52\uff0e'.includes(text[i]);
      AFTER.lastIndex = i + 1;
      AFTER.test(text);
      const end = AFTER.lastIndex;
      if (dot && end === i + 1) {
        if (at(/\p{Nd}/uy, text, end)) continue;
        if (/[\p{Lowercase}\p{Lu}\p{Lt}]\p{M}*$/u.test(text.slice(start, i)) && at(/[\p{Lu}\p{Lt}]/uy, text, end)) continue;
      }
      const closed = new RegExp(`${BREAK}$`, 'u').test(text.slice(i + 1, end));
      if (!closed && ((dot && at(LATER_LOWER, text, end)) || at(GOES_ON, text, end))) {
        i = end - 1;
        continue;
      }
      return end;
    }
    return text.length;
  }

  const ENDS = { grapheme: graphemeEnd, word: wordEnd, sentence: sentenceEnd };

  /** Where the segment that begins at `at` ends. */
  function endOf(granularity, text, from) {
    if (granularity === 'word' && BY_DICTIONARY.test(text)) throw refusal('words of scripts that need a dictionary');
    return ENDS[granularity](text, from);
  }

  return { endOf, isWordLike };
})
