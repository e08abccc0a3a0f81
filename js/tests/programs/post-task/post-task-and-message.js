// area: post-task
// runtimes: browser
// what: Visible tasks and messages, posted in turn
// varies: two task sources of one priority, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => console.log('message', data);
  scheduler.postTask(() => console.log('task 1'));
  port2.postMessage(1);
  scheduler.postTask(() => console.log('task 2'));
  port2.postMessage(2);
}, 30));
