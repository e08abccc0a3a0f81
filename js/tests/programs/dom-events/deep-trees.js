// area: dom-events
// runtimes: browser
// what: A tree 3,000 deep with a dispatch; markup deeper than the parser builds
// settle: 1500
let root = document.createElement('div'), at = root;
for (let i = 0; i < 3000; i++) { const n = document.createElement('div'); at.appendChild(n); at = n; }
let count = 0;
root.addEventListener('hit', () => count++, true);
root.addEventListener('hit', () => count++);
at.parentNode.addEventListener('hit', (e) => { count++; console.log(e.composedPath().length); });
at.dispatchEvent(new Event('hit', { bubbles: true }));
console.log(count, root.contains(at), at.getRootNode() === root, root.querySelectorAll('div').length);
document.body.append(root);
console.log(at.isConnected, at.closest('body') === document.body);
at.textContent = 'deep';
console.log(root.textContent, root.innerHTML.length);
const box = document.createElement('section');
box.innerHTML = '<div>'.repeat(5000);
let depth = 0;
for (let n = box; n.firstElementChild; n = n.firstElementChild) depth++;
console.log(depth, box.querySelectorAll('*').length, box.innerHTML.length, box.textContent);
const copy = root.cloneNode(true);
console.log(copy.isEqualNode(root), copy.querySelectorAll('*').length);
root.remove();
box.innerHTML = '<b>'.repeat(700) + 'x';
depth = 0;
for (let n = box; n.firstElementChild; n = n.firstElementChild) depth++;
console.log(depth, box.querySelectorAll('*').length, box.textContent);
let deepest = box; while (deepest.firstElementChild) deepest = deepest.firstElementChild;
console.log(deepest.parentNode.children.length, deepest.childNodes.length);
