// area: timers
// runtimes: node browser
// what: A delay that is an object is converted to a number
const log = (name) => () => console.log(name);
setTimeout(log('valueOf 40'), { valueOf: () => 40 });
setTimeout(log('[20]'), [20]);
setTimeout(log('plain object'), {});
setTimeout(log('60'), 60);
