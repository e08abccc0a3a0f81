// area: immediates
// runtimes: node node-10
// what: Promises between immediates
setImmediate(() => { console.log('i1'); Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2')); });
setImmediate(() => { console.log('i2'); Promise.resolve().then(() => console.log('p3')); });
setImmediate(() => console.log('i3'));
