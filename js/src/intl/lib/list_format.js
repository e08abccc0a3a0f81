// Intl.ListFormat. https://tc39.es/ecma402/#listformat-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text, object } = require('intl/builtin');
  const { resolve, supported, matcher } = require('intl/negotiate');

  const SERVICE = 'Intl.ListFormat';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);

  function ListFormat(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { locale, data, language } = resolve(locales);
    const given = object(options);
    matcher(given, SERVICE);
    const type = text(given, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction', SERVICE);
    const style = text(given, 'style', ['long', 'short', 'narrow'], 'long', SERVICE);
    hidden.set(this, { locale, language, type, style, joints: require(`intl/data/lists/${data}`)[type][style] });
  }

  function strings(list) {
    if (list === undefined) return [];
    const found = [];
    for (const item of list) {
      if (typeof item !== 'string') throw new TypeError(`Iterable yielded ${String(item)} which is not a string`);
      found.push(item);
    }
    return found;
  }

  /** Spanish has "e" for "y" before the sound of i, and "u" for "o" before that of o. */
  function euphonic(joint, next, { language }) {
    if (language !== 'es') return joint;
    if (joint === ' y ' && /^(?:i|hi(?![ae]))/i.test(next)) return ' e ';
    return joint === ' o ' && /^(?:o|ho|8|11(?:\D|$))/i.test(next) ? ' u ' : joint;
  }

  function merged(parts) {
    const found = [];
    for (const part of parts) {
      if (part.type === 'literal' && found.at(-1)?.type === 'literal') found.at(-1).value += part.value;
      else found.push(part);
    }
    return found;
  }

  function partsOf(state, items) {
    const [two, start, middle, end] = state.joints;
    const parts = [];
    items.forEach((value, i) => {
      if (i > 0) {
        const last = i === items.length - 1;
        const joint = items.length === 2 ? two : last ? end : i === 1 ? start : middle;
        parts.push({ type: 'literal', value: last ? euphonic(joint, value, state) : joint });
      }
      parts.push({ type: 'element', value });
    });
    return merged(parts.filter(({ value }) => value !== ''));
  }

  constructor(ListFormat, SERVICE, {
    resolvedOptions() {
      const { locale, type, style } = hidden.get(this, 'resolvedOptions');
      return { locale, type, style };
    },
    format(list) {
      const state = hidden.get(this, 'format');
      return partsOf(state, strings(list)).map(({ value }) => value).join('');
    },
    formatToParts(list) {
      const state = hidden.get(this, 'formatToParts');
      return partsOf(state, strings(list));
    },
  }, supported(SERVICE));

  return { ListFormat, partsOf };
})
