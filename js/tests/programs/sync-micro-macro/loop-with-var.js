// area: sync-micro-macro
// runtimes: node browser
// what: Timers in a loop with var see the last value
for (var i = 0; i < 3; i++) setTimeout(() => console.log('var', i));
for (let j = 0; j < 3; j++) setTimeout(() => console.log('let', j));
console.log('sync');
