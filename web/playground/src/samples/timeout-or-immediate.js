// Has a millisecond passed when the loop first looks at its timers? Nobody can say.
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
