// Units of measure. https://tc39.es/ecma402/#sec-measurement-unit-identifiers
(function (host, require) {
  'use strict';

  const { refusal } = require('intl/negotiate');
  const { units } = require('intl/data/locales/values');

  /** The two units of "a-per-b", or the one. */
  function split(unit) {
    if (units.includes(unit)) return [unit];
    const at = unit.indexOf('-per-');
    return at < 0 ? null : [unit.slice(0, at), unit.slice(at + 5)];
  }

  /** IsWellFormedUnitIdentifier. */
  function isUnit(unit) {
    const parts = split(unit);
    return parts !== null && parts.every((part) => units.includes(part));
  }

  const map = (templates, change) =>
    typeof templates === 'string' ? change(templates) : Object.fromEntries(Object.entries(templates).map(([key, text]) => [key, change(text)]));

  /** `before|after` around the words of a template. */
  function compose(template, ending) {
    const [before, after] = ending.split('|');
    const words = [...template.matchAll(/\{=([^}]*)\}/gu)];
    const leads = template.startsWith('{=') && before !== '';
    let seen = 0;
    const text = template.replace(/\{=([^}]*)\}/gu, (_, word) => {
      seen += 1;
      const pattern = leads && seen === 1 ? before : seen === words.length ? after : '';
      return `{=${pattern ? pattern.replace('{1}', word) : word}}`;
    });
    return leads || before === '' ? text : `{=${before}}${text}`;
  }

  /** Whether a unit is written as a percentage is, which has no "per". */
  function isPercentage(data, unit, width) {
    return split(unit)[0] === 'percent' && (unit === 'percent' || require(`intl/data/units/${data}`)[width].plain);
  }

  /** The templates of a unit, by plural category. */
  function unitTemplates(data, unit, width, compact) {
    const table = require(`intl/data/units/${data}`)[width];
    const [above, below] = split(unit);
    if (below === undefined) return table.simple[above];
    if (Object.hasOwn(table.odd, unit)) return table.odd[unit];
    const plain = table.simple[above];
    if (!compact && isPercentage(data, unit, width)) return plain;
    if (table.per[below] === undefined || table.partial) throw refusal(`the unit ${unit} in ${data}`);
    return map(plain, (template) => compose(template, table.per[below]));
  }

  return { unitTemplates, isUnit, isPercentage };
})
