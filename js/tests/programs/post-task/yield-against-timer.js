// area: post-task
// runtimes: browser
// what: yield in a loop comes back before a timer of 20 does
addEventListener('load', () => setTimeout(async () => {
  setTimeout(() => console.log('timer 20'), 20);
  for (let i = 1; i <= 3; i++) { console.log('chunk', i); await scheduler.yield(); }
  console.log('done');
}, 30));
