// area: language
// runtimes: node browser
// what: BigInt arithmetic and its errors
console.log(2n ** 64n, -7n / 2n, -7n % 3n, BigInt('0xff'), BigInt.asUintN(8, 257n), 5n > 4, 2n == 2);
try { 1n + 1; } catch (e) { console.log(e.message); }
try { BigInt(1.5); } catch (e) { console.log(e.name); }
try { 1n / 0n; } catch (e) { console.log(e.message); }
