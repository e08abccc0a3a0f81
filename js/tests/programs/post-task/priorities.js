// area: post-task
// runtimes: browser
// what: Tasks run by priority, then in order
const done = (name) => () => console.log(name);
addEventListener('load', () => setTimeout(() => {
  scheduler.postTask(done('background'), { priority: 'background' });
  scheduler.postTask(done('user-visible'));
  scheduler.postTask(done('user-blocking'), { priority: 'user-blocking' });
  scheduler.postTask(done('user-blocking 2'), { priority: 'user-blocking' });
  scheduler.postTask(done('user-visible 2'), { priority: 'user-visible' });
  console.log('sync');
}, 30));
