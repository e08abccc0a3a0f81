// area: combinators
// runtimes: node browser
// what: allSettled reports status, value and reason
Promise.allSettled([Promise.resolve(1), Promise.reject('r'), 3])
  .then((list) => { for (const r of list) console.log(r.status, r.status === 'fulfilled' ? r.value : r.reason); });
