// area: intl
// runtimes: node browser
// what: Dates by style and by field, at a fixed moment and in UTC
const date = new Date(Date.UTC(2024, 1, 3, 16, 5, 6, 789));
const at = (options, locale = 'en-US') => date.toLocaleString(locale, { timeZone: 'UTC', ...options });
for (const style of ['full', 'long', 'medium', 'short']) console.log(at({ dateStyle: style }), '|', at({ timeStyle: style }), '|', at({ dateStyle: style, timeStyle: style }));
console.log(at({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }), '|', at({ month: '2-digit', day: '2-digit', year: '2-digit' }));
console.log(at({ hour: 'numeric', minute: '2-digit', hour12: false }), '|', at({ hour: 'numeric', dayPeriod: 'long' }), '|', at({ hour: '2-digit', hourCycle: 'h23', second: 'numeric', minute: 'numeric' }));
console.log(at({ era: 'long', year: 'numeric' }), '|', at({ minute: 'numeric', second: 'numeric', fractionalSecondDigits: 3 }), '|', at({ weekday: 'narrow', month: 'narrow', day: 'numeric' }));
console.log(date.toLocaleDateString('en-US', { timeZone: 'UTC' }), date.toLocaleTimeString('en-US', { timeZone: 'UTC' }), new Date(NaN).toLocaleDateString());
for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'sv-SE', 'ja-JP', 'pt-BR', 'en-CA', 'ru-RU', 'ko-KR']) console.log(locale, at({}, locale), '|', at({ dateStyle: 'full' }, locale));
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' }).formatToParts(date).map(({ type, value }) => `${type}=${JSON.stringify(value)}`).join(' '));
const range = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' });
console.log(range.formatRange(date, new Date(+date + 2 * 864e5)), '|', range.formatRange(date, new Date(+date + 60 * 864e5)), '|', range.formatRange(date, date));
