// area: console-format
// runtimes: node
// what: Only a hundred elements are shown
console.log(Array.from({ length: 102 }, (_, i) => i));
console.log(Array.from({ length: 8 }, (_, i) => 'item ' + i));
