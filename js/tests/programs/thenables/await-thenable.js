// area: thenables
// runtimes: node browser
// what: await of a thenable takes one tick more than await of a value
(async () => {
  const value = await { then(resolve) { console.log('then'); resolve('T'); } };
  console.log('awaited', value);
})();
(async () => { await 0; console.log('plain'); })();
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
