// area: classic
// runtimes: node browser node-10
// what: async2 that returns a promise comes back two ticks later
async function async1() { console.log('async1 start'); await async2(); console.log('async1 end'); }
async function async2() { console.log('async2'); return Promise.resolve().then(() => console.log('async2 then')); }
async1();
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4')).then(() => console.log('5'));
