// area: dom-events
// runtimes: node browser
// what: A listener removed during dispatch is not called, one added is not either
const target = new EventTarget();
const second = () => console.log('never');
target.addEventListener('x', () => {
  console.log('first');
  target.removeEventListener('x', second);
  target.addEventListener('x', () => console.log('added'));
});
target.addEventListener('x', second);
target.dispatchEvent(new Event('x'));
console.log('again');
target.dispatchEvent(new Event('x'));
