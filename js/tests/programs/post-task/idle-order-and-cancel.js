// area: post-task
// runtimes: browser
// what: Idle callbacks keep their order and can be cancelled
addEventListener('load', () => setTimeout(() => {
  requestIdleCallback(() => { console.log('one'); requestIdleCallback(() => console.log('nested')); });
  cancelIdleCallback(requestIdleCallback(() => console.log('never')));
  requestIdleCallback(() => console.log('two'));
}, 30));
