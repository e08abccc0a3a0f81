// area: intl
// runtimes: node browser
// what: Relative times, plurals, lists, durations, names, segments
const rtf = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
console.log(rtf.format(-1, 'day'), rtf.format(2, 'weeks'), rtf.format(0, 'hour'), rtf.format(-1.5, 'month'), new Intl.RelativeTimeFormat('de', { style: 'short' }).format(-3, 'quarter'));
const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });
console.log([1, 2, 3, 4, 11, 22, 113].map((n) => `${n}${{ one: 'st', two: 'nd', few: 'rd', other: 'th' }[ordinal.select(n)]}`).join(' '), new Intl.PluralRules('ru').select(5));
for (const type of ['conjunction', 'disjunction', 'unit']) console.log(new Intl.ListFormat('en', { type }).format(['a', 'b', 'c']), new Intl.ListFormat('es', { type }).format(['agua', 'hielo']));
console.log(new Intl.DisplayNames('en', { type: 'region' }).of('JP'), new Intl.DisplayNames('en', { type: 'language' }).of('fr-CA'), new Intl.DisplayNames('en', { type: 'currency' }).of('CHF'));
for (const granularity of ['grapheme', 'word', 'sentence']) {
  const segments = new Intl.Segmenter('en', { granularity }).segment("Hi, it's 3.5! 👨‍👩‍👧 e\u0301. Ok?");
  console.log(granularity, [...segments].map(({ segment }) => segment).join('|'));
}
console.log(new Intl.Locale('en-Latn-US').minimize().toString(), new Intl.Locale('zh-TW').maximize().toString(), Intl.getCanonicalLocales(['EN-us', 'iw', 'zh-hans-cn']));
console.log('istanbul'.toLocaleUpperCase('tr'), 'istanbul'.toLocaleUpperCase(), 'TITLE'.toLocaleLowerCase('tr'));
