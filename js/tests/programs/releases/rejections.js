// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: A rejection that nobody handles is a warning up to Node 14, and an uncaught exception since 15
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('timeout'), 5);
process.nextTick(() => console.log('tick'));
Promise.reject(new Error('nobody cares'));
