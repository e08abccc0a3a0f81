// area: console-format
// runtimes: node
// what: A Console on streams of the program's own: groups, counts, tables, errors that a stream throws
const { Console } = require('node:console');
const { Writable } = require('stream');
const to = (list) => new Writable({ write(chunk, encoding, callback) { list.push(String(chunk)); callback(); } });
const out = [], err = [];
const mine = new Console({ stdout: to(out), stderr: to(err), inspectOptions: { depth: 0 } });
mine.log('to mine', 1, [2]);
mine.warn('warned');
mine.group('group');
mine.info('%d of %s', 5, 'five');
mine.log('two\nlines', { a: { b: 1 } });
mine.groupEnd();
mine.count();
mine.count('x');
mine.count();
mine.assert(false, 'wrong %s', 'here');
mine.assert(true, 'not shown');
mine.dir({ a: { b: { c: 1 } } }, { depth: 1 });
mine.table([{ a: 1, b: 'x' }]);
const { log } = mine;
log('without its console');
console.log(out, err);
console.log(mine instanceof Console, console instanceof Console, typeof console.Console);
new Console(Object.assign(to([]), { write() { throw new Error('broken'); } })).log('lost');
try { new Console({}); } catch (e) { console.log(e.code, e.message); }
const one = [];
new Console(to(one)).error('errors go to the only stream');
console.log(one);
