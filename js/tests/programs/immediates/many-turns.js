// area: immediates
// runtimes: node
// what: Immediates chained five times, a timer of 50 stays last
let n = 0;
setTimeout(() => console.log('timer'), 50);
(function again() { setImmediate(() => { console.log('turn', ++n); if (n < 5) again(); }); })();
