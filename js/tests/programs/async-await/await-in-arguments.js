// area: async-await
// runtimes: node browser
// what: Arguments are evaluated left to right around await
const v = (n) => { console.log('eval', n); return n; };
(async () => {
  console.log('result', v(1), await v(2), v(3));
})();
console.log('sync');
