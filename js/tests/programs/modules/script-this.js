// area: modules
// runtimes: browser
// what: A script is sloppy: this is the window, var makes a property
var made = 1;
let notMade = 2;
console.log(this === window, window.made, window.notMade, typeof globalThis);
