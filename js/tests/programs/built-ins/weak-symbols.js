// area: built-ins
// runtimes: node browser
// what: Symbols that nobody registered can be held weakly
const log = (f) => { try { console.log(f()) } catch (e) { console.log(e.name, e.message) } };
const s = Symbol('a'), r = Symbol.for('r');
log(() => new WeakMap([[s, 1]]).get(s)); log(() => new WeakMap().set(r, 1)); log(() => new WeakMap().set(1, 1)); log(() => new WeakMap().set('x', 1));
log(() => { const m = new WeakMap(); m.set(s, 1).set(Symbol.iterator, 2); return [m.has(s), m.get(Symbol.iterator), m.delete(s), m.has(s), m.delete(s), m.get(r), m.has(r), m.delete(1)].join() });
log(() => new WeakSet([s]).has(s)); log(() => new WeakSet().add(r)); log(() => new WeakSet().add(1));
log(() => { const m = new WeakSet(); m.add(s); return [m.has(s), m.delete(s), m.has(s), m.has(r)].join() });
log(() => new WeakRef(s).deref() === s); log(() => new WeakRef(r)); log(() => new WeakRef(1)); log(() => WeakRef(s));
log(() => { class W extends WeakRef {} return new W(s).deref() === s });
log(() => { const f = new FinalizationRegistry(() => {}); f.register(s, 1); f.register(s, 1, s); return f.unregister(s) });
