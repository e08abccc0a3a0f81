// area: structured-clone
// runtimes: node browser
// what: Ports and buffers that move, wrong lists, and messages without a value
const t = (name, f) => { try { const r = f(); console.log(name, r); } catch (e) { console.log(name, '!', e.name, e.code, e.message, e instanceof DOMException); } };
const ab = () => new Uint8Array([1, 2, 3, 4]).buffer;
t('ports', () => { const { port1 } = new MessageChannel(); return structuredClone(port1); });
t('ports moved', () => { const { port1 } = new MessageChannel(); const c = structuredClone({ p: port1 }, { transfer: [port1] }); return c.p instanceof MessagePort && c.p !== port1; });
t('port twice', () => { const { port1 } = new MessageChannel(); return structuredClone(port1, { transfer: [port1, port1] }); });
t('port detached', () => { const { port1 } = new MessageChannel(); structuredClone(port1, { transfer: [port1] }); return structuredClone(port1, { transfer: [port1] }); });
t('post none', () => new MessageChannel().port1.postMessage());
t('post function', () => new MessageChannel().port1.postMessage(() => 1));
t('post self', () => { const { port1 } = new MessageChannel(); port1.postMessage(1, [port1]); });
t('post unlisted port', () => { const { port1, port2 } = new MessageChannel(); port1.postMessage({ port2: new MessageChannel().port1 }); });
t('post bad list', () => new MessageChannel().port1.postMessage(1, [{}]));
t('post bad list 2', () => new MessageChannel().port1.postMessage(1, 5));
t('post bad list 3', () => new MessageChannel().port1.postMessage(1, { transfer: 5 }));
t('post bad list 4', () => new MessageChannel().port1.postMessage(1, [1]));
t('post null list', () => new MessageChannel().port1.postMessage(1, null));
t('post twice', () => { const b = ab(); new MessageChannel().port1.postMessage(1, [b, b]); });
const { port1, port2 } = new MessageChannel();
port2.onmessage = (e) => { console.log('got', e.data instanceof MessagePort ? 'a port' : e.data instanceof Error ? String(e.data) : e.data, e.ports.length); };
port1.postMessage(undefined); port1.postMessage(null); port1.postMessage('x'); port1.postMessage([undefined]); 
{ const b = ab(); port1.postMessage(b, [b]); console.log('after post', b.byteLength); const b2 = ab(); port1.postMessage(b2, { transfer: [b2] }); console.log('after post', b2.byteLength); }
{ const c = new MessageChannel(); port1.postMessage({ c: 1 }, [c.port1]); }
{ const c = new MessageChannel(); port1.postMessage(c.port1, [c.port1]); }
{ const e = new RangeError('r'); port1.postMessage(e); }
setTimeout(() => { port2.close(); port1.close?.(); }, 50);
