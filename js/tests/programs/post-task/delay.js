// area: post-task
// runtimes: browser
// what: A delayed task
scheduler.postTask(() => console.log('delayed 40'), { delay: 40 });
scheduler.postTask(() => console.log('now'));
setTimeout(() => console.log('timer 20'), 20);
setTimeout(() => console.log('timer 70'), 70);
