// area: dom-events
// runtimes: browser
// what: The same nested click by dispatchEvent from a timer
const outer = document.createElement('div');
const inner = outer.appendChild(document.createElement('div'));
new MutationObserver(() => console.log('mutate')).observe(outer, { attributes: true });
function onClick() {
  console.log('click');
  setTimeout(() => console.log('timeout'), 0);
  Promise.resolve().then(() => console.log('promise'));
  outer.setAttribute('data-random', '1');
}
inner.addEventListener('click', onClick);
outer.addEventListener('click', onClick);
setTimeout(() => { inner.dispatchEvent(new Event('click', { bubbles: true })); console.log('dispatched'); }, 10);
