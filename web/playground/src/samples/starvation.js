// Microtasks run until none is left. Here one always is.
setTimeout(() => console.log('never printed'), 0);

function again() {
  Promise.resolve().then(again);
}

again();
console.log('main script done');
