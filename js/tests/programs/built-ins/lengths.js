// area: built-ins
// runtimes: node browser
// what: What V8 refuses for being too long, it refuses at once and with an error that can be caught
const log = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.message); } };
log(() => 'x'.repeat(2 ** 30));
log(() => 'x'.repeat(2 ** 53));
log(() => 'x'.repeat(-1));
log(() => 'x'.repeat(Infinity));
log(() => ''.repeat(2 ** 30).length);
log(() => 'ab'.repeat(3.9) + 'é€'.repeat(2));
log(() => 'x'.padEnd(2 ** 30));
log(() => 'x'.padStart(2 ** 53));
log(() => 'x'.padEnd(2 ** 30, '').length);
log(() => 'abc'.padStart(8, '12') + '|' + 'abc'.padEnd(8, 'xyz') + '|' + 'abc'.padEnd(2) + '|' + 'a'.padStart(3));
log(() => String.prototype.padStart.call(null, 3));
log(() => new Array(2 ** 32 - 1).join('x'));
log(() => new Array(2 ** 29).join('x'));
log(() => new Array(2 ** 32 - 1).join('').length);
log(() => new Array(2 ** 32 - 1).includes(1));
log(() => new Array(2 ** 32 - 1).includes(undefined));
log(() => Array.prototype.join.call({ length: 2 ** 53 - 1 }));
log(() => [1, [2, [3, , null, undefined]]].join(';'));
log(() => { const a = [1]; a[1] = [2, a]; return String(a) + '|' + a.join('-'); });
log(() => 'aXbXc'.replaceAll('X', '$&$&') + 'aXbX'.replaceAll('X', 'yy') + 'abc'.replaceAll('', '-') + 'abc'.replaceAll('z', 1));
log(() => 'a'.concat(1, null, [2], { toString: () => 'o' }));
log(() => Array(-1));
const name = (f) => { try { f(); } catch (e) { console.log(e.name); } };
name(() => { [].length = 2 ** 32; });
name(() => [].concat(new Array(2 ** 32 - 1), [1]));
name(() => new Array(2 ** 32 - 1).push(1));
