// area: dom-events
// runtimes: browser
// what: focus() fires its events at once
addEventListener('load', () => {
  const input = document.body.appendChild(document.createElement('input'));
  input.addEventListener('focus', () => console.log('focus'));
  input.addEventListener('blur', () => console.log('blur'));
  console.log('before');
  input.focus();
  console.log('focused', document.activeElement === input);
  input.blur();
  console.log('after');
});
