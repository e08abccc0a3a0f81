// area: dom-events
// runtimes: browser
// what: A button that adds to a list, with handlers on the button, the list and the body
document.body.innerHTML = '<button id=b>Click</button><ul id=list></ul><div id=out></div>';
const btn = document.getElementById('b'); const list = document.querySelector('#list'); let n = 0;
btn.addEventListener('click', (e) => { n++; const li = document.createElement('li'); li.textContent = `Item ${n}`; li.dataset.id = n; list.appendChild(li); console.log(e.type, e.target.id, e.currentTarget === btn, e.bubbles, e.isTrusted, e.detail); });
document.body.addEventListener('click', (e) => console.log('body', e.target.tagName, e.eventPhase)); btn.click(); btn.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 5 })); 
list.addEventListener('click', ({ target }) => { if (target.matches('li')) console.log('li', target.dataset.id, target.textContent, [...list.children].indexOf(target)); }); list.lastElementChild.click();
console.log(list.innerHTML, list.children.length, list.outerHTML, document.querySelectorAll('li').length, btn.onclick, btn.textContent, document.body.children.length); btn.onclick = () => console.log('on'); btn.click(); btn.disabled = true; btn.click(); btn.disabled = false; btn.removeEventListener('click', () => {}); btn.remove(); console.log(document.contains(btn), document.getElementById('b'));
