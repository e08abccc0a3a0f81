// area: dom-events
// runtimes: browser
// what: children, childNodes and getElementsBy… follow the tree; querySelectorAll does not
const list = document.body.appendChild(document.createElement('ul'));
const { children, childNodes } = list;
const items = document.getElementsByTagName('li'), marked = list.getElementsByClassName('m');
const snapshot = list.querySelectorAll('li');
for (let i = 0; i < 3; i += 1) list.append(Object.assign(document.createElement('li'), { id: `i${i}`, className: i ? 'm' : '' }), ' ');
console.log(children.length, childNodes.length, items.length, marked.length, snapshot.length);
console.log(children === list.children, children.i1 === children[1], children.namedItem('i2').id, 'i0' in children, 2 in children, 3 in children);
while (items.length > 1) items[0].remove();
console.log(children.length, childNodes.length, [...items].map((item) => item.id), Object.keys(children), children.item(0).id, children.item(5));
for (const node of [...childNodes]) node.remove();
console.log(children.length, children[0], childNodes.length, list.childNodes.length, marked.length);
console.log(children instanceof HTMLCollection, childNodes instanceof NodeList, String(children), Array.from(children));
console.log(list.attributes.length, list.attributes instanceof NamedNodeMap);
list.id = 'x';
console.log(list.attributes[0].name, list.attributes.id.value, list.attributes.getNamedItem('id').value, [...list.attributes].length);
