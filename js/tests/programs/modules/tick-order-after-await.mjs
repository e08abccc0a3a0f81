// area: modules
// runtimes: node
// what: After a top-level await the module still runs inside a microtask
process.nextTick(() => console.log('tick 1'));
await null;
console.log('after await');
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => console.log('promise'));
