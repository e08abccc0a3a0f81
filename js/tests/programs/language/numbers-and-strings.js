// area: language
// runtimes: node browser
// what: Numbers and strings as text
console.log(0.1 + 0.2, 1 / 3, 1e21, 1e-7, 123456789012345680000, (25).toString(2), (255).toString(16));
console.log((1.005).toFixed(2), (0).toPrecision(3), Number('12px'), parseInt('12px'), Number(''), +[], +{}, [] + {});
console.log('abc'.at(-1), 'a-b-c'.replaceAll('-', '+'), 'x'.padStart(3, '.'), ' t '.trim(), 'ß'.toUpperCase(), [...'a😀'].length);
console.log([10, 9, 1].sort().join(), [3, 1, 2].toSorted().join(), [1, [2, [3]]].flat(Infinity).join(), typeof null, typeof NaN);
