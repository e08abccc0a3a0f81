// area: timers
// runtimes: node browser
// what: A BigInt delay is refused or converted
try {
  const id = setTimeout(() => console.log('fired'), 5n);
  console.log('accepted', typeof id);
} catch (e) { console.log(e.name); }
try {
  setTimeout(() => console.log('fired'), Symbol('s'));
  console.log('accepted');
} catch (e) { console.log(e.name); }
