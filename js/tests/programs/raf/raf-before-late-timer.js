// area: raf
// runtimes: browser
// what: A frame callback comes within a few tens of milliseconds
requestAnimationFrame(() => console.log('frame'));
setTimeout(() => console.log('timer 100'), 100);
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
