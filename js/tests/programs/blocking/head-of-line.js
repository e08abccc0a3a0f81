// area: blocking
// runtimes: node browser
// what: One slow callback delays all the others
const start = Date.now();
setTimeout(() => { console.log('slow'); while (Date.now() - start < 80); }, 10);
setTimeout(() => console.log('quick at 20 came late', Date.now() - start >= 80), 20);
setTimeout(() => console.log('quick at 120'), 120);
