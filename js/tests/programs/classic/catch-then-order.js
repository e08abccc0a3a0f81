// area: classic
// runtimes: node browser
// what: Which handlers run after a rejection in the middle
Promise.resolve()
  .then(() => { console.log('1'); throw new Error('e'); })
  .catch(() => console.log('2'))
  .then(() => console.log('3'))
  .catch(() => console.log('never'))
  .finally(() => console.log('4'))
  .then(() => console.log('5'));
