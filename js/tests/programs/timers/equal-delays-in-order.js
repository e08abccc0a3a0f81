// area: timers
// runtimes: node browser
// what: Timers of equal delay fire in the order they were set
for (const name of ['first', 'second', 'third']) setTimeout(() => console.log(name), 10);
