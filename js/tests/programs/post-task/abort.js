// area: post-task
// runtimes: browser
// what: Aborting rejects the task's promise
const controller = new TaskController({ priority: 'background' });
scheduler.postTask(() => console.log('never'), { signal: controller.signal }).catch((e) => console.log(e.name));
controller.abort();
console.log('aborted');
