// area: immediates
// runtimes: node
// what: A timer that came due runs between two turns of immediates
setImmediate(() => {
  console.log('immediate 1');
  setTimeout(() => console.log('timeout'), 0);
  const end = Date.now() + 10;
  while (Date.now() < end);
  setImmediate(() => console.log('immediate 2'));
});
