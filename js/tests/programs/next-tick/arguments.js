// area: next-tick
// runtimes: node
// what: nextTick passes arguments and refuses what is no function
process.nextTick((a, b) => console.log(a, b), 'x', 2);
try { process.nextTick('no'); } catch (e) { console.log(e.name, e.code); }
