// area: language
// runtimes: node browser
// what: a program's own variable or function eval, at its top and in a block
var eval = (text) => `own ${text}`;
console.log(eval('1 + 1'), typeof eval);
{
  let eval = (text) => `inner ${text}`;
  console.log(eval('2 + 2'));
}
function inside() {
  var eval = globalThis.parseInt;
  return eval('3 + 3');
}
console.log(inside());
