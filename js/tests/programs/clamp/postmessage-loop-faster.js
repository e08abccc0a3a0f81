// area: clamp
// runtimes: browser
// what: A hundred messages take less time than thirty nested timers
// settle: 600
const done = [];
const finish = (name) => { done.push(name); if (done.length === 2) console.log(done.join(' then ')); };
const channel = new MessageChannel();
let messages = 0;
channel.port1.onmessage = () => { messages += 1; if (messages < 100) channel.port2.postMessage(0); else finish('messages'); };
let timers = 0;
(function nest() { setTimeout(() => { timers += 1; if (timers < 30) nest(); else finish('timers'); }, 0); })();
channel.port2.postMessage(0);
