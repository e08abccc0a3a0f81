// area: timers
// runtimes: node browser
// what: An interval whose callback takes most of the time keeps its rate: it counts from where the callback began
// settle: 700
let last = Date.now(), turns = 0;
const id = setInterval(() => {
  const now = Date.now();
  console.log(now - last < 120 ? 'in time' : `late: ${now - last}`);
  last = now;
  while (Date.now() < now + 60);
  turns += 1;
  if (turns === 5) clearInterval(id);
}, 80);
