// area: intl
// runtimes: node
// what: The same number in every locale that is formatted
const locales = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'nl-NL', 'sv-SE', 'pl-PL', 'ru-RU', 'tr-TR', 'ja-JP', 'ko-KR', 'zh-CN', 'hi-IN'];
for (const locale of locales) {
  const currency = (-1234567.5).toLocaleString(locale, { style: 'currency', currency: 'EUR' });
  const compact = (1234567).toLocaleString(locale, { notation: 'compact', compactDisplay: 'long' });
  const unit = (2).toLocaleString(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  console.log(locale, (1234567.891).toLocaleString(locale), (0.5).toLocaleString(locale, { style: 'percent' }), currency, compact, unit);
}
