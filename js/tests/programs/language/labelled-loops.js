// area: language
// runtimes: node browser
// what: Labels, break, continue, comma, do-while
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    console.log(i, j);
  }
}
block: { console.log('in block'); break block; }
let n = 0;
do n++; while (n < 3)
console.log(n, (1, 2));
