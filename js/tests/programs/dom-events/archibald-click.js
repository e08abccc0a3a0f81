// area: dom-events
// runtimes: browser
// what: Nested click with MutationObserver, from script
const outer = document.createElement('div');
const inner = outer.appendChild(document.createElement('div'));
new MutationObserver(() => console.log('mutate')).observe(outer, { attributes: true });
function onClick() {
  console.log('click');
  setTimeout(() => console.log('timeout'), 0);
  Promise.resolve().then(() => console.log('promise'));
  outer.setAttribute('data-random', String(Date.now()));
}
inner.addEventListener('click', onClick);
outer.addEventListener('click', onClick);
inner.click();
