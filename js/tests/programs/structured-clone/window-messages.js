// area: structured-clone
// runtimes: browser
// what: window.postMessage, history and BroadcastChannel clone; what a page may not send
const t = (name, f) => { try { console.log(name, f()); } catch (e) { console.log(name, '!', e.name, e.message); } };
t('none', () => postMessage());
t('function', () => postMessage(() => 1, '*'));
t('list of objects', () => postMessage(1, '*', [{}]));
t('no list', () => postMessage(1, '*', 5));
t('body', () => postMessage(document.body, '*'));
t('element', () => structuredClone({ a: [document.createElement('p')] }));
t('window', () => structuredClone(window));
t('list of nodes', () => structuredClone(document.querySelectorAll('p')));
t('event', () => structuredClone(new Event('x')));
t('target', () => structuredClone(new EventTarget()));
t('address', () => structuredClone(new URL('http://a/')));
t('file', () => { const c = structuredClone(new File(['x'], 'n.txt', { type: 'text/plain' })); return [c.name, c.size, c.type, c.constructor.name].join(); });
t('history', () => history.replaceState(() => 1, ''));
t('state', () => { history.replaceState({ a: new Map([[1, 2]]) }, ''); return history.state.a.get(1); });
onmessage = (e) => console.log('got', e.data, e.origin, e.source === window, e.ports.length);
postMessage(undefined, '*');
postMessage({ a: 1 });
const buffer = new ArrayBuffer(4);
postMessage(buffer, '*', [buffer]);
console.log(buffer.byteLength);
setTimeout(() => {
  new BroadcastChannel('x').onmessage = (e) => { console.log('channel', e.data); e.target.close(); };
  t('broadcast', () => new BroadcastChannel('x').postMessage(undefined));
  t('broadcast a function', () => new BroadcastChannel('x').postMessage(() => 2));
}, 20);
