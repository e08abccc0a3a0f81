// area: modules
// runtimes: browser
// what: A script at the end of the body: what is there while it runs, and the events that follow
console.log('script', document.readyState, document.body.tagName, document.currentScript === document.scripts[0]);
console.log(document.documentElement.outerHTML);
console.log(document.currentScript.parentNode === document.body, document.body.lastChild.tagName);
document.addEventListener('readystatechange', () => console.log('readystate', document.readyState));
addEventListener('DOMContentLoaded', () => console.log('DOMContentLoaded', document.readyState, document.currentScript));
addEventListener('load', () => console.log('load', document.readyState));
document.body.append(document.createElement('p'));
Promise.resolve().then(() => console.log('microtask', document.readyState, document.currentScript !== null));
setTimeout(() => console.log('timeout', document.readyState), 50);
