// area: console-format
// runtimes: browser
// what: Errors and nested errors in a page
console.log(new Error('message'));
console.log('with text', new TypeError('typed'));
console.error(new RangeError('range'));
console.log({ error: new Error('inner') });
