// area: post-task
// runtimes: browser
// what: Message, blocking task, visible task, background task, all set in one timer
// varies: messages and tasks of the same priority come from different sources
addEventListener('load', () => setTimeout(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => console.log('message');
  scheduler.postTask(() => console.log('background'), { priority: 'background' });
  setTimeout(() => console.log('timeout'), 0);
  channel.port2.postMessage(0);
  scheduler.postTask(() => console.log('visible'));
  scheduler.postTask(() => console.log('blocking'), { priority: 'user-blocking' });
  Promise.resolve().then(() => console.log('micro'));
}, 50));
