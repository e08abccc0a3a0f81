// Intl.DisplayNames, in English. https://tc39.es/ecma402/#intl-displaynames-objects
(function (host, require) {
  'use strict';

  const { constructor, slots, text } = require('intl/builtin');
  const { resolve, supported, matcher, refusal } = require('intl/negotiate');
  const { canonical, parse, title, write } = require('intl/locale_tag');

  const SERVICE = 'Intl.DisplayNames';
  const hidden = slots((name) => `${SERVICE}.prototype.${name}`);
  const STYLES = ['long', 'short', 'narrow'];
  const invalid = () => new RangeError('invalid_argument');
  const FORMS = {
    region: [/^(?:[a-z]{2}|[0-9]{3})$/i, (code) => code],
    script: [/^[a-z]{4}$/i, (code) => code],
    currency: [/^[a-z]{3}$/i, (code) => code.toUpperCase()],
    calendar: [/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i, (code) => code.toLowerCase()],
    dateTimeField: [/^(?:era|year|quarter|month|weekOfYear|weekday|day|dayPeriod|hour|minute|second|timeZoneName)$/, (code) => code],
  };

  function DisplayNames(locales, options) {
    if (!new.target) throw new TypeError(`Constructor ${SERVICE} requires 'new'`);
    const { locale, language } = resolve(locales);
    if (options === undefined || options === null || typeof options !== 'object') throw new TypeError('invalid_argument');
    matcher(options, SERVICE);
    const style = text(options, 'style', ['narrow', 'short', 'long'], 'long', SERVICE);
    const type = text(options, 'type', ['language', 'region', 'script', 'currency', 'calendar', 'dateTimeField'], undefined, SERVICE);
    if (type === undefined) throw new TypeError('invalid_argument');
    const fallback = text(options, 'fallback', ['code', 'none'], 'code', SERVICE);
    const languageDisplay = text(options, 'languageDisplay', ['dialect', 'standard'], 'dialect', SERVICE);
    if (language !== 'en' || (locale !== 'en' && locale !== 'en-US')) throw refusal(`Intl.DisplayNames in ${locale}`);
    hidden.set(this, { locale, style, type, fallback, languageDisplay: type === 'language' ? languageDisplay : undefined });
  }

  const styled = (entry, style) => (typeof entry === 'string' ? entry : entry?.[STYLES.indexOf(style)]);

  function languageName(tag, { style, languageDisplay }, names) {
    const { language, script, region, variants, extensions } = parse(tag);
    if (variants.length > 0 || extensions.length > 0) throw refusal(`the name of the language tag ${tag}`);
    let rest = [script, region];
    let name;
    if (languageDisplay === 'dialect') {
      const key = write({ language, script, region, variants: [], extensions: [] });
      if (key !== language && Object.hasOwn(names.language, key)) {
        name = styled(names.language[key], style);
        rest = [];
      }
    }
    name ??= styled(names.language[language], style);
    if (name === undefined) return undefined;
    const further = [rest[0] && styled(names.within[title(rest[0])] ?? names.script[title(rest[0])], style), rest[1] && styled(names.region[rest[1].toUpperCase()], style)];
    if ((rest[0] && !further[0]) || (rest[1] && !further[1])) throw refusal(`the name of the language tag ${tag}`);
    const all = further.filter(Boolean).map((text) => text.replaceAll('(', '[').replaceAll(')', ']'));
    return all.length > 0 ? `${name} (${all.join(', ')})` : name;
  }

  constructor(DisplayNames, SERVICE, {
    of(code) {
      const state = hidden.get(this, 'of');
      const names = require('intl/data/names/en');
      const given = `${code}`;
      if (state.type === 'language') {
        if (!parse(given) || parse(given).language.length > 3) throw invalid();
        const tag = canonical(given);
        return languageName(tag, state, names) ?? (state.fallback === 'code' ? tag : undefined);
      }
      const [form, normal] = FORMS[state.type];
      if (!form.test(given)) throw invalid();
      const key = normal(given);
      const entry = Object.hasOwn(names[state.type], key) ? names[state.type][key] : undefined;
      return styled(entry, state.style) ?? (state.fallback === 'code' ? key : undefined);
    },
    resolvedOptions() {
      const { locale, style, type, fallback, languageDisplay } = hidden.get(this, 'resolvedOptions');
      return languageDisplay ? { locale, style, type, fallback, languageDisplay } : { locale, style, type, fallback };
    },
  }, supported(SERVICE), 2);

  return { DisplayNames };
})
