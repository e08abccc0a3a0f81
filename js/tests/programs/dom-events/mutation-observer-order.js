// area: dom-events
// runtimes: browser
// what: Mutation callbacks share one microtask, queued at the first change
const a = document.createElement('div');
const b = document.createElement('div');
new MutationObserver((records) => console.log('A', records.length)).observe(a, { childList: true, attributes: true });
new MutationObserver((records) => console.log('B', records.length)).observe(b, { attributes: true });
Promise.resolve().then(() => console.log('promise 1'));
b.id = 'b';
Promise.resolve().then(() => console.log('promise 2'));
a.id = 'a';
a.append('text');
console.log('sync');
