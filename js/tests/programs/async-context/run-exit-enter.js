// area: async-context
// runtimes: node
// what: run, exit, enterWith, snapshot, bind, nested stores, and what is left behind each
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
const show = (what) => console.log(what, als.getStore());
const { snapshot, bound, resource } = als.run('A', () => ({
  snapshot: AsyncLocalStorage.snapshot(), bound: AsyncLocalStorage.bind((x) => show(`bound ${x}`)), resource: new AsyncResource('R'),
}));
als.run('B', () => { snapshot(show, 'snapshot'); bound(1); resource.runInAsyncScope(show, null, 'resource'); show('inside'); });
show('outside');
als.run('C', () => { als.exit(() => { show('exit'); setTimeout(show, 10, 'timeout from exit'); }); show('after exit'); });
setTimeout(() => { als.enterWith('E'); show('enterWith'); process.nextTick(show, 'tick after enterWith'); setTimeout(show, 1, 'timeout after enterWith'); }, 20);
setTimeout(show, 20, 'another timeout of the same list');
try { als.run('T', () => { throw new Error('x'); }); } catch { show('after a throw'); }
const second = new AsyncLocalStorage({ defaultValue: 'default', name: 'second' });
console.log(second.getStore(), second.name);
als.run(1, () => second.run(2, () => setTimeout(() => console.log('both', als.getStore(), second.getStore()), 40)));
function request(id) {
  als.run(id, () => {
    show('start');
    setImmediate(show, 'immediate');
    process.nextTick(show, 'tick');
    Promise.resolve('then').then(show);
  });
}
request(0);
request(1);
