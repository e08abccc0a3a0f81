// ends: endless microtasks
const element = document.createElement('div');
new MutationObserver(() => element.setAttribute('a', 'b')).observe(element, { attributes: true });
element.setAttribute('a', 'b');
