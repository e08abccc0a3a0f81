// area: intl
// runtimes: node browser
// what: Numbers in the usual styles, and what toLocaleString takes
console.log((1234567.891).toLocaleString(), (0).toLocaleString(), (-0).toLocaleString(), NaN.toLocaleString());
console.log((1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), (1234.5).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' }));
console.log((5000).toLocaleString('ja-JP', { style: 'currency', currency: 'JPY' }), (12345678901234567890n).toLocaleString('en-IN'));
console.log((0.256).toLocaleString('en-US', { style: 'percent' }), (0.256).toLocaleString('fr-FR', { style: 'percent', maximumFractionDigits: 1 }));
console.log(new Intl.NumberFormat('en', { notation: 'compact' }).format(1234567), new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(9.5e9));
console.log(new Intl.NumberFormat('en', { notation: 'scientific' }).format(123456), new Intl.NumberFormat('en', { notation: 'engineering' }).format(0.00123));
for (const unitDisplay of ['short', 'long', 'narrow']) console.log(new Intl.NumberFormat('en', { style: 'unit', unit: 'kilometer-per-hour', unitDisplay }).format(88));
console.log(new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', currencySign: 'accounting' }).format(-3.5), new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', currencyDisplay: 'name' }).format(1));
console.log(new Intl.NumberFormat('en', { signDisplay: 'exceptZero' }).format(3), new Intl.NumberFormat('en', { minimumIntegerDigits: 3, maximumSignificantDigits: 2 }).format(0.0456));
for (const roundingMode of ['ceil', 'floor', 'trunc', 'halfEven', 'halfExpand']) console.log(roundingMode, new Intl.NumberFormat('en', { maximumFractionDigits: 0, roundingMode }).format(-2.5));
console.log(new Intl.NumberFormat('en').formatRange(3, 5), new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).formatRange(3, 5));
console.log(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).formatToParts(-1234.5).map(({ type, value }) => `${type}=${value}`).join(' '));
console.log([1234.5, null, 1e6].toLocaleString('de-DE'));
