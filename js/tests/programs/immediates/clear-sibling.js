// area: immediates
// runtimes: node
// what: An immediate clears one that is still waiting
setImmediate(() => { console.log('a'); clearImmediate(b); });
const b = setImmediate(() => console.log('never'));
setImmediate(() => console.log('c'));
