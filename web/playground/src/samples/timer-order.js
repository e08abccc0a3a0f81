// Same program, another order in Node than in Chromium: switch the runtime.
setTimeout(() => console.log('delay 2'), 2);
setTimeout(() => console.log('delay 1'), 1);
setTimeout(() => console.log('delay 0'), 0);

// By now all three are overdue.
const end = Date.now() + 10;
while (Date.now() < end);
