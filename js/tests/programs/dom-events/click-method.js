// area: dom-events
// runtimes: browser
// what: el.click() runs microtasks after all listeners
const el = document.createElement('div');
el.addEventListener('click', () => { console.log('one'); Promise.resolve().then(() => console.log('micro 1')); });
el.addEventListener('click', () => { console.log('two'); Promise.resolve().then(() => console.log('micro 2')); });
el.click();
console.log('after');
