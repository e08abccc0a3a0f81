// area: post-task
// runtimes: browser
// what: A visible task and a timer of 0, set in turn
// varies: two task sources of one priority, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  scheduler.postTask(() => console.log('task 1'));
  setTimeout(() => console.log('timeout 1'), 0);
  scheduler.postTask(() => console.log('task 2'));
  setTimeout(() => console.log('timeout 2'), 0);
}, 30));
