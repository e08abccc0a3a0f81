// area: async-generators
// runtimes: node browser
// what: for await calls next and return of a hand-made iterator
const source = {
  [Symbol.asyncIterator]() {
    let n = 0;
    return {
      next() { console.log('next'); n += 1; return Promise.resolve({ value: n, done: n > 3 }); },
      return() { console.log('return'); return Promise.resolve({}); },
    };
  },
};
(async () => {
  for await (const v of source) { console.log(v); if (v === 2) break; }
  console.log('left');
})();
