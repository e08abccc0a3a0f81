// area: thenables
// runtimes: node browser
// what: A subclass of Promise returned from then costs two ticks as well
class Mine extends Promise {}
Promise.resolve().then(() => Mine.resolve('mine')).then((v) => console.log(v));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
console.log(Mine.resolve(1).then(() => {}) instanceof Mine);
