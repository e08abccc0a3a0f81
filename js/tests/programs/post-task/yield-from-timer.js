// area: post-task
// runtimes: browser
// what: scheduler.yield in a timer against timers and messages that wait
// varies: task sources, the choice is the browser's
addEventListener('load', () => setTimeout(async () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => console.log('message');
  setTimeout(() => console.log('timeout'), 0);
  port2.postMessage(0);
  scheduler.postTask(() => console.log('blocking'), { priority: 'user-blocking' });
  scheduler.postTask(() => console.log('visible'));
  await scheduler.yield();
  console.log('continued');
}, 30));
