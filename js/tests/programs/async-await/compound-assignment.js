// area: async-await
// runtimes: node browser
// what: x += await reads x before the await
let x = 0;
async function add(n) { x += await n; }
async function addLate(n) { const value = await n; x += value; }
add(1); add(2);
setTimeout(() => {
  console.log(x);
  x = 0;
  addLate(1); addLate(2);
  setTimeout(() => console.log(x), 10);
}, 10);
