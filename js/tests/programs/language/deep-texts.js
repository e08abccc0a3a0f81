// area: language
// runtimes: node browser
// what: texts that are nested too deep, whether they parse or not, are a RangeError that can be caught
const n = 20_000;
const texts = {
  parentheses: '('.repeat(n),
  'closed parentheses': '('.repeat(n) + '1' + ')'.repeat(n),
  brackets: '['.repeat(n) + ']'.repeat(n),
  braces: '{'.repeat(n),
  templates: '`${'.repeat(n),
  functions: 'function f(){'.repeat(n),
  classes: 'class A extends ('.repeat(n),
  arrows: 'a=>'.repeat(n),
  assignments: 'a='.repeat(n),
  negations: '!'.repeat(n),
  'typeof': 'typeof '.repeat(n) + '1',
  'new': 'new '.repeat(n),
  'if': 'if(1)'.repeat(n),
  'else': 'if(1);else '.repeat(n),
  'for': 'for(;;)'.repeat(n) + 'x y',
};
const name = (run) => {
  try {
    return String(run());
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
for (const [what, text] of Object.entries(texts)) console.log(what, name(() => eval(text)));
console.log(name(() => (0, eval)(texts.brackets)), name(() => new Function(texts.parentheses)));
console.log(name(() => eval(`/* ${texts.parentheses} */ 1`)), name(() => eval(`"${texts.brackets}".length`)));
