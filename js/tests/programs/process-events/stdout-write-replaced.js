// area: process-events
// runtimes: node
// what: console writes through process.stdout.write as the program has it
const lines = []; const write = process.stdout.write;
process.stdout.write = function (chunk, ...rest) { lines.push([chunk, rest.length, this === process.stdout]); return true; };
console.log('captured', { a: 1 }); console.info('%s!', 'fmt'); console.group('g'); console.log('in\nner'); console.groupEnd(); console.table([{ a: 1 }]); process.stdout.write('raw'); console.error('to stderr'); console.dir([1]); console.count();
process.stdout.write = write;
console.log(lines);
const err = process.stderr.write; process.stderr.write = (s) => { console.log('err:', JSON.stringify(s)); return true; };
console.error('an error'); console.warn('warned'); console.trace && console.assert(false, 'no');
process.stderr.write = err;
process.stdout.write = () => { throw new Error('broken'); }; console.log('lost'); process.stdout.write = write;
console.log('back', Object.hasOwn(process.stdout, 'write'), delete process.stdout.write);
const old = console.log; console.log = (...a) => old('[log]', ...a); console.log('x'); console.log = old;
