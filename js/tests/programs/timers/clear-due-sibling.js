// area: timers
// runtimes: node browser
// what: A due timer cancels a sibling that is due at the same time
const ids = [];
for (let i = 0; i < 4; i++) ids.push(setTimeout(() => { console.log('timer', i); if (i === 0) clearTimeout(ids[2]); }, 5));
const end = Date.now() + 20;
while (Date.now() < end);
