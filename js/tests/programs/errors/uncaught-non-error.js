// area: errors
// runtimes: node browser
// what: Throwing a string
console.log('before');
throw 'just a string';
