// area: blocking
// runtimes: node
// what: Chunks by immediates let a timer in
let chunks = 0;
setTimeout(() => console.log('timer came before the end', chunks < 10), 20);
(function chunk() {
  const end = Date.now() + 10;
  while (Date.now() < end);
  chunks += 1;
  if (chunks < 10) setImmediate(chunk); else console.log('chunks done');
})();
