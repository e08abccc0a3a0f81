// Has a millisecond passed when the loop looks at its timers?
// Nobody can say.
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
