// area: raf
// runtimes: browser
// what: cancelAnimationFrame, also of one in the same frame
const a = requestAnimationFrame(() => console.log('never'));
cancelAnimationFrame(a);
requestAnimationFrame(() => { console.log('one'); cancelAnimationFrame(b); });
const b = requestAnimationFrame(() => console.log('never'));
requestAnimationFrame(() => console.log('three'));
