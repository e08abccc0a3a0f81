// area: post-task
// runtimes: browser
// what: The continuation after yield comes before tasks of its priority
addEventListener('load', () => setTimeout(() => {
  scheduler.postTask(async () => {
    console.log('a start');
    await scheduler.yield();
    console.log('a continued');
    await scheduler.yield();
    console.log('a end');
  });
  scheduler.postTask(() => console.log('b'));
  scheduler.postTask(() => console.log('blocking'), { priority: 'user-blocking' });
}, 30));
