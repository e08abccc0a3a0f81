// area: abort
// runtimes: node browser
// what: abort fires its event at once
const controller = new AbortController();
controller.signal.addEventListener('abort', () => { console.log('abort event'); Promise.resolve().then(() => console.log('micro')); });
console.log(controller.signal.aborted);
controller.abort();
console.log(controller.signal.aborted, controller.signal.reason.name);
controller.abort();
