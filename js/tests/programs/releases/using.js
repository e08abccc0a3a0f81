// area: releases
// runtimes: node node-22 node-20 node-18
// what: `using` is there since Node 24; before, the program does not parse
{
  using resource = { [Symbol.dispose]: () => console.log('disposed') };
  console.log('in use');
}
