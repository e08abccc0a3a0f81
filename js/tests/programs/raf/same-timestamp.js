// area: raf
// runtimes: browser
// what: All callbacks of one frame get the same timestamp
let first;
requestAnimationFrame((t) => { first = t; const end = performance.now() + 5; while (performance.now() < end); });
requestAnimationFrame((t) => console.log('same', t === first, t <= performance.now()));
