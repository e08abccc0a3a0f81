// area: post-task
// runtimes: browser
// what: A TaskController changes priority of waiting tasks
addEventListener('load', () => setTimeout(() => {
  const controller = new TaskController({ priority: 'background' });
  controller.signal.addEventListener('prioritychange', (e) => console.log('was', e.previousPriority));
  scheduler.postTask(() => console.log('raised'), { signal: controller.signal });
  scheduler.postTask(() => console.log('visible'));
  controller.setPriority('user-blocking');
}, 30));
