// area: races
// runtimes: node
// what: A timer that is set while others of its delay are due already
// varies: whether a millisecond ended since it was set
setTimeout(() => console.log('first'), 1);
setImmediate(() => {
  console.log('immediate');
  setTimeout(() => console.log('second'), 1);
});
setTimeout(() => console.log('3 ms'), 3);
