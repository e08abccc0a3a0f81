// area: console-format
// runtimes: node
// what: Quotes inside objects
console.log(["it's", 'say "hi"', `both ' and "`, 'line\nbreak', 'tab\t', '\u0001', 'back\\slash']);
console.log({ s: "it's" });
