// area: timers
// runtimes: browser
// what: setTimeout 1, then 0, with nothing between
// varies: whether a millisecond passes before the first is looked at
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
