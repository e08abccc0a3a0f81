// area: intl
// runtimes: node browser
// what: What is refused with which words, and what resolvedOptions says
const tries = [
  () => new Intl.NumberFormat('en_US'), () => new Intl.NumberFormat('en', { style: 'currency' }), () => new Intl.NumberFormat('en', { style: 'unit', unit: 'parsec' }),
  () => (1).toLocaleString('en', { maximumFractionDigits: 200 }), () => (1).toLocaleString('en', { style: 'fancy' }), () => new Intl.DateTimeFormat().format(NaN),
  () => new Date(0).toLocaleDateString('en', { timeStyle: 'short' }), () => new Intl.RelativeTimeFormat('en').format(1, 'fortnight'), () => Intl.PluralRules(), () => Intl.supportedValuesOf('planet'),
];
for (const attempt of tries) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
const { timeZone, ...date } = new Intl.DateTimeFormat('en-US', { month: 'long', hour: 'numeric', minute: 'numeric', timeZone: 'UTC' }).resolvedOptions();
console.log(timeZone, JSON.stringify(date));
console.log(JSON.stringify(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'usd' }).resolvedOptions()));
console.log(JSON.stringify(new Intl.Collator('en').resolvedOptions()), new Intl.NumberFormat('xx-YY').resolvedOptions().locale);
console.log(typeof Intl, String(Intl), Intl.NumberFormat.name, Intl.NumberFormat.length, Intl.NumberFormat('en').format(1e3));
console.log(Intl.NumberFormat.supportedLocalesOf(['en-US', 'xx', 'de-DE']), Intl.supportedValuesOf('unit').length);
