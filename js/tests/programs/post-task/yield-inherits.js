// area: post-task
// runtimes: browser
// what: yield goes on at the priority of its task, through awaits and microtasks, but not through a timer
const settled = new Promise((resolve) => setTimeout(resolve, 5));
addEventListener('load', () => {
  setTimeout(() => scheduler.postTask(async () => {
    await settled;
    scheduler.postTask(() => console.log('visible'));
    await scheduler.yield();
    console.log('after an await');
  }, { priority: 'background' }), 30);
  setTimeout(() => scheduler.postTask(() => queueMicrotask(async () => {
    scheduler.postTask(() => console.log('visible'));
    await scheduler.yield();
    console.log('after a microtask');
  }), { priority: 'background' }), 80);
  setTimeout(() => scheduler.postTask(() => setTimeout(async () => {
    scheduler.postTask(() => console.log('visible'));
    await scheduler.yield();
    console.log('in a timer');
  }), { priority: 'background' }), 130);
});
