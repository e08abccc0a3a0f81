// area: errors
// runtimes: browser
// what: A listener that throws does not stop dispatch nor the caller
const target = new EventTarget();
target.addEventListener('go', () => { console.log('one'); throw new Error('in listener'); });
target.addEventListener('go', () => console.log('two'));
target.dispatchEvent(new Event('go'));
console.log('after dispatch');
