// area: message-channel
// runtimes: node browser
// what: Messages are cloned when sent
const { port1, port2 } = new MessageChannel();
const data = { list: [1], when: new Date(0), map: new Map([['a', 1]]) };
port1.onmessage = (event) => {
  console.log(event.data === data, event.data.list.join(), event.data.when instanceof Date, event.data.map.get('a'));
  port1.close();
};
port2.postMessage(data);
data.list.push(2);
try { port2.postMessage(() => {}); } catch (e) { console.log(e.name); }
