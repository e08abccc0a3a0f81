// area: clamp
// runtimes: browser
// what: A fresh timer of 2 overtakes a clamped timer of 0
// settle: 400
let level = 0;
const channel = new MessageChannel();
channel.port1.onmessage = () => setTimeout(() => console.log('fresh 2'), 2);
(function nest() {
  setTimeout(() => {
    level += 1;
    if (level < 8) return nest();
    channel.port2.postMessage(0);
    setTimeout(() => console.log('nested 0'), 0);
  }, 0);
})();
