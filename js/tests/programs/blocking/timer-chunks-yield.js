// area: blocking
// runtimes: node browser
// what: Chunks by timers let another timer in
let chunks = 0;
setTimeout(() => console.log('timer came before the end', chunks < 10), 30);
(function chunk() {
  const end = Date.now() + 10;
  while (Date.now() < end);
  chunks += 1;
  if (chunks < 10) setTimeout(chunk, 0); else console.log('chunks done');
})();
