// area: post-task
// runtimes: browser
// what: An idle callback with a timeout runs although the page is busy
// settle: 700
let didTimeout = null;
requestIdleCallback((deadline) => { didTimeout = deadline.didTimeout; console.log('idle ran'); }, { timeout: 40 });
setTimeout(() => console.log('timer 300', didTimeout !== null), 300);
