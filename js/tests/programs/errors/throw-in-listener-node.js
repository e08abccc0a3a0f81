// area: errors
// runtimes: node
// what: In Node a listener of an EventTarget that throws ends the process, in a tick
const target = new EventTarget();
target.addEventListener('go', () => { console.log('one'); throw new Error('in listener'); });
target.addEventListener('go', () => console.log('two'));
target.dispatchEvent(new Event('go'));
console.log('after dispatch');
setTimeout(() => console.log('never'), 10);
