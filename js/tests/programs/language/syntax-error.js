// area: language
// runtimes: node browser
// what: A syntax error: nothing runs
console.log('never');
const x = ;
