// area: intl
// runtimes: node browser
// what: Sorting by localeCompare and by collators
const words = ['résumé', 'Resume', 'resume', 'Résumé', 'zebra', 'Äpfel', 'apfel', 'ångström', 'file10', 'file2', '_x', '-y', '1', 'ß', 'ss', 'straße', 'æther', 'øre', 'Ω', 'я', 'あ', '漢', '😀', ''];
console.log([...words].sort((a, b) => a.localeCompare(b)).join(' '));
console.log([...words].sort(new Intl.Collator('en', { numeric: true, caseFirst: 'upper' }).compare).join(' '));
for (const sensitivity of ['base', 'accent', 'case', 'variant']) console.log(sensitivity, 'a'.localeCompare('á', 'en', { sensitivity }), 'a'.localeCompare('A', undefined, { sensitivity }));
console.log(new Intl.Collator('en', { ignorePunctuation: true }).compare('co-op', 'coop'), 'a'.localeCompare('b'), 'b'.localeCompare('a'), 'a'.localeCompare('a'));
