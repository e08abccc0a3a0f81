// area: message-channel
// runtimes: node browser
// what: Two ports answer each other
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => { console.log('one', data); if (data < 4) port1.postMessage(data + 1); else port1.close(); };
port2.onmessage = ({ data }) => { console.log('two', data); port2.postMessage(data + 1); };
port1.postMessage(1);
