// area: dom-events
// runtimes: browser
// what: Capture from the outside in, then bubble from the inside out
addEventListener('load', () => {
  const outer = document.createElement('div');
  const inner = outer.appendChild(document.createElement('button'));
  document.body.append(outer);
  for (const [name, el] of [['outer', outer], ['inner', inner]]) {
    el.addEventListener('click', (e) => console.log(name, 'bubble', e.eventPhase));
    el.addEventListener('click', (e) => console.log(name, 'capture', e.eventPhase), true);
  }
  document.addEventListener('click', (e) => console.log('document', e.target === inner, e.currentTarget === document));
  inner.click();
  console.log('after click');
});
