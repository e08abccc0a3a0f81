// area: timers
// runtimes: node
// what: hasRef, unref of intervals and immediates
const i = setInterval(() => console.log('never'), 20);
i.unref();
const im = setImmediate(() => console.log('never or not'));
console.log(im.hasRef(), im.unref().hasRef());
clearImmediate(im);
console.log(i.hasRef());
