// area: console-format
// runtimes: browser
// what: Events, nodes and other objects of the page
const div = document.createElement('div');
div.id = 'main';
div.className = 'wide dark';
div.append('text', document.createElement('b'));
console.log(div, div.firstChild, div.childNodes, div.classList);
console.log([div], { div, document });
console.log(new Event('ping', { bubbles: true }));
console.log(new CustomEvent('ping', { detail: 1 }));
console.log(new AbortController(), AbortSignal.abort(5));
console.log(new MessageChannel(), new EventTarget());
console.log(new URL('http://a.example/b?c#d'), new URLSearchParams('a=1'));
console.log(new Blob(['abc'], { type: 'text/plain' }), new Headers({ a: 'b' }));
console.log(String(setTimeout), String(new EventTarget()), String(document.createElement('p')));
