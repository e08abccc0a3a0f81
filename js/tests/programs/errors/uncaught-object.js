// area: errors
// runtimes: node browser
// what: Throwing an object and a number
setTimeout(() => { throw { code: 7 }; }, 0);
setTimeout(() => { throw 42; }, 0);
