// area: abort
// runtimes: node browser
// what: AbortSignal.any follows the first
const a = new AbortController();
const b = new AbortController();
const any = AbortSignal.any([a.signal, b.signal]);
any.onabort = () => console.log('any', any.reason);
b.abort('b');
a.abort('a');
console.log(any.aborted);
