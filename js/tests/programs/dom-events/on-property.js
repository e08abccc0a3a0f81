// area: dom-events
// runtimes: browser
// what: An on-property keeps its place when it is replaced
const el = document.createElement('div');
el.addEventListener('click', () => console.log('first'));
el.onclick = () => console.log('never');
el.addEventListener('click', () => console.log('third'));
el.onclick = () => console.log('second');
el.click();
