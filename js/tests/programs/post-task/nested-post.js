// area: post-task
// runtimes: browser
// what: A task posted by a task waits its turn
addEventListener('load', () => setTimeout(() => {
  scheduler.postTask(() => { console.log('a'); scheduler.postTask(() => console.log('nested')); });
  scheduler.postTask(() => console.log('b'));
}, 30));
