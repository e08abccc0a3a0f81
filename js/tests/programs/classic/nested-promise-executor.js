// area: classic
// runtimes: node browser
// what: A promise built inside another's executor
const first = () => new Promise((resolve) => {
  console.log(3);
  const p = new Promise((r) => {
    console.log(7);
    setTimeout(() => { console.log(5); r(6); console.log(p); }, 0);
    r(1);
  });
  resolve(2);
  p.then((v) => console.log(v));
});
first().then((v) => console.log(v));
console.log(4);
