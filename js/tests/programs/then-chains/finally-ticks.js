// area: then-chains
// runtimes: node browser
// what: finally passes the value on and takes extra ticks
Promise.resolve('v')
  .finally(() => { console.log('finally'); return 'ignored'; })
  .then((value) => console.log('value', value));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
