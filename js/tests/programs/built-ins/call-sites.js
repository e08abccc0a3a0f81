// area: built-ins
// runtimes: node
// what: Error.prepareStackTrace is given call sites; Error.captureStackTrace and stackTraceLimit
const ANSWERS = ['getFunctionName', 'getLineNumber', 'getColumnNumber', 'isEval', 'isNative', 'isConstructor', 'isAsync', 'isPromiseAll', 'getPromiseIndex', 'getEvalOrigin'];
const show = (site) => ANSWERS.map((name) => `${name}=${site[name]()}`).join(' ') + ` ${typeof site.getFileName()} ${String(site).replace(/\(.*\//, '(').replace(/^\/.*\//, '')}`;
function take() { const old = Error.prepareStackTrace; Error.prepareStackTrace = (error, sites) => sites; const sites = new Error('x').stack; Error.prepareStackTrace = old; return sites; }
function plain() { return take(); }
class A { m() { return plain(); } static s() { return take(); } constructor() { this.sites = take(); } }
const o = { f() { return take(); }, h: () => take() };
for (const site of plain().slice(0, 3)) console.log(show(site), site.getTypeName(), site.getMethodName(), site.isToplevel());
console.log(show(new A().m()[2]), new A().m()[2].getTypeName(), new A().m()[2].getMethodName());
console.log(show(new A().sites[1]));
console.log(show(A.s()[1]));
console.log(show(o.f()[1]));
console.log(show(o.h()[1]));
console.log([1].map(() => take()).flat().slice(1, 3).map(show).join('\n'));
const site = take()[0];
console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(site)).sort().join(), site.constructor.name, Object.keys(site).length);
console.log(Error.prepareStackTrace(new TypeError('q'), ['a', 'b']));
Error.prepareStackTrace = (error, sites) => `${error.name}/${error.message}/${sites.length > 3}/${sites[0].getFunctionName()}`;
function thrower() { throw new RangeError('deep'); }
try { thrower(); } catch (e) { console.log(e.stack); }
const bare = {};
Error.captureStackTrace(bare);
console.log(bare.stack);
function outer() { return inner(); }
function inner() { const it = {}; Error.captureStackTrace(it, inner); return it.stack; }
console.log(outer());
Error.prepareStackTrace = () => { throw new Error('in prepare'); };
try { console.log(new Error('b').stack); } catch (e) { Error.prepareStackTrace = undefined; console.log('threw', e.message); }
Error.stackTraceLimit = 1;
console.log(new Error('lim').stack.split('\n').length);
Error.stackTraceLimit = 0;
console.log(new Error('lim').stack);
Error.stackTraceLimit = 'x';
console.log('stack' in new Error('lim'), new Error('lim').stack);
Error.stackTraceLimit = 10;
console.log(Object.getOwnPropertyNames(new Error('a', { cause: 1 })).join(), Object.getOwnPropertyNames(new AggregateError([1], 'm', { cause: 2 })).join(), Object.getOwnPropertyNames(new Error()).join());
try { Error.captureStackTrace(1); } catch (e) { console.log(e.message); }
try { Error.captureStackTrace(Object.freeze({})); } catch (e) { console.log(e.message); }
console.log(Error.isError(new TypeError()), Error.isError({ __proto__: Error.prototype }), Error.isError(1));
