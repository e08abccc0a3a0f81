// area: modules
// runtimes: browser
// what: A classic script runs while the document is parsed
// place: head
console.log('script', document.readyState, document.body === null);
document.addEventListener('readystatechange', () => console.log('readystate', document.readyState));
addEventListener('DOMContentLoaded', () => console.log('DOMContentLoaded'));
addEventListener('load', () => console.log('load'));
Promise.resolve().then(() => console.log('micro'));
