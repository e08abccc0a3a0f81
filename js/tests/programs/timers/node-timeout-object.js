// area: timers
// runtimes: node
// what: A timeout is an object that converts to a number
const t = setTimeout(() => {}, 10);
console.log(typeof t, typeof +t, t.hasRef(), t[Symbol.toPrimitive]() === +t, t.constructor.name);
console.log(t.unref() === t, t.hasRef(), t.ref().hasRef());
clearTimeout(+t);
console.log('cleared by number');
