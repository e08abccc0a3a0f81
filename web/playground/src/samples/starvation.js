// Microtasks run until there are none left. Here there is always one left.
setTimeout(() => console.log('never printed'), 0);

function again() {
  Promise.resolve().then(again);
}

again();
console.log('main script done');
