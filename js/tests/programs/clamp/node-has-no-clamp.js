// area: clamp
// runtimes: node
// what: Node does not clamp nested timers
let n = 0;
(function nest() { setTimeout(() => { n += 1; if (n < 10) nest(); }, 1); })();
setTimeout(() => console.log('after 200 ms all ten are done', n), 200);
