// area: classic
// runtimes: node browser node-10
// what: Timeouts that make promises and promises that make timeouts
setTimeout(() => { console.log('timer1'); Promise.resolve().then(() => console.log('promise1')); }, 0);
setTimeout(() => { console.log('timer2'); Promise.resolve().then(() => console.log('promise2')); }, 0);
Promise.resolve().then(() => { console.log('promise3'); setTimeout(() => console.log('timer3'), 0); });
console.log('start');
