// area: then-chains
// runtimes: node browser node-20 node-22
// what: Promise.try runs at once and turns a throw into a rejection
Promise.try(() => { console.log('in try'); return 'ok'; }).then((v) => console.log(v));
Promise.try((a, b) => { throw new Error(a + b); }, 'x', 'y').catch((e) => console.log(e.message));
console.log('sync');
