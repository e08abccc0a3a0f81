// Intl.Segmenter. https://tc39.es/ecma402/#segmenter-objects
(function (host, require) {
  'use strict';

  const { constructor, install, slots, text, object } = require('intl/builtin');
  const { resolve, supported, matcher } = require('intl/negotiate');

  const SERVICE = 'Intl.Segmenter';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);
  const segmented = slots((name) => `%SegmentsPrototype%.${name}`);
  const iterators = slots((name) => `%SegmentIterator.prototype%.${name}`);

  function Segmenter(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { locale } = resolve(locales);
    const given = object(options);
    matcher(given, SERVICE);
    hidden.set(this, { locale, granularity: text(given, 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme', SERVICE) });
  }

  const endOf = (...where) => require('intl/segment_rules').endOf(...where);

  function dataOf(input, granularity, index, end) {
    const segment = input.slice(index, end);
    return granularity === 'word' ? { segment, index, input, isWordLike: require('intl/segment_rules').isWordLike(segment) } : { segment, index, input };
  }

  const SegmentsPrototype = {};
  install(SegmentsPrototype, {
    containing(index) {
      const { input, granularity } = segmented.get(this, 'containing');
      const at = Math.trunc(Number(index)) || 0;
      if (at < 0 || at >= input.length) return undefined;
      let start = 0;
      for (;;) {
        const end = endOf(granularity, input, start);
        if (end > at) return dataOf(input, granularity, start, end);
        start = end;
      }
    },
    [Symbol.iterator]() {
      const state = segmented.get(this, '[Symbol.iterator]');
      const iterator = Object.create(SegmentIteratorPrototype);
      iterators.set(iterator, { ...state, at: 0 });
      return iterator;
    },
  });

  const SegmentIteratorPrototype = Object.create(Object.getPrototypeOf(Object.getPrototypeOf([].values())));
  install(SegmentIteratorPrototype, {
    next() {
      const state = iterators.get(this, 'next');
      const { input, granularity, at } = state;
      if (at >= input.length) return { value: undefined, done: true };
      state.at = endOf(granularity, input, at);
      return { value: dataOf(input, granularity, at, state.at), done: false };
    },
  });
  Object.defineProperty(SegmentIteratorPrototype, Symbol.toStringTag, { value: 'Segmenter String Iterator', configurable: true });

  constructor(Segmenter, SERVICE, {
    resolvedOptions() {
      const { locale, granularity } = hidden.get(this, 'resolvedOptions');
      return { locale, granularity };
    },
    segment(string) {
      const { granularity } = hidden.get(this, 'segment');
      const segments = Object.create(SegmentsPrototype);
      segmented.set(segments, { input: `${string}`, granularity });
      return segments;
    },
  }, supported(SERVICE));

  return { Segmenter };
})
