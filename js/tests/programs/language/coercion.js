// area: language
// runtimes: node browser
// what: Equality and coercion
console.log([] == false, null == undefined, null == 0, NaN == NaN, '1' == 1, [1] == 1, Object.is(-0, 0));
console.log('5' - 2, '5' + 2, true + true, [] + [], [1, 2] + [3], null + 1, undefined + 1);
console.log(1 < 2 < 3, 3 > 2 > 1, '10' < '9', 10 < '9', !!'false', !!'' );
console.log(0 ?? 'd', 0 || 'd', null?.x, undefined?.[0], ({}).f?.());
