// area: dom-events
// runtimes: browser
// what: When the browser itself fires an event, microtasks run between listeners
addEventListener('load', () => { console.log('load 1'); Promise.resolve().then(() => console.log('micro 1')); });
addEventListener('load', () => { console.log('load 2'); Promise.resolve().then(() => console.log('micro 2')); });
window.onload = () => console.log('onload');
