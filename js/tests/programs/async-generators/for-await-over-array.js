// area: async-generators
// runtimes: node browser
// what: for await over an array of promises waits for each in turn
const later = (ms, v) => new Promise((resolve) => setTimeout(() => { console.log('settled', v); resolve(v); }, ms));
(async () => {
  for await (const v of [later(40, 'slow'), later(10, 'fast'), 'plain']) console.log('got', v);
})();
