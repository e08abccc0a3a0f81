// area: raf
// runtimes: browser
// what: Microtasks run between two frame callbacks
requestAnimationFrame(() => { console.log('raf 1'); Promise.resolve().then(() => console.log('micro 1')); });
requestAnimationFrame(() => { console.log('raf 2'); queueMicrotask(() => console.log('micro 2')); });
