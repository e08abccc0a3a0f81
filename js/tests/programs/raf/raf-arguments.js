// area: raf
// runtimes: browser
// what: requestAnimationFrame refuses what is no function and gives a timestamp
try { requestAnimationFrame('x'); } catch (e) { console.log(e.name); }
requestAnimationFrame((...args) => console.log(args.length, typeof args[0]));
