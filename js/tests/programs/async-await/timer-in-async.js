// area: async-await
// runtimes: node browser
// what: await of a timer promise lets earlier timers run
(async () => {
  console.log('a');
  await new Promise((resolve) => setTimeout(resolve, 20));
  console.log('b');
})();
setTimeout(() => console.log('timer 5'), 5);
setTimeout(() => console.log('timer 40'), 40);
