// area: console-format
// runtimes: node
// what: Arrays: holes, extra keys, more than a hundred, grouping of numbers
console.log([1, 2, 3]);
console.log([]);
console.log([, 1, , , 2]);
console.log(Object.assign([1], { extra: true, '-1': 0 }));
console.log(Array.from({ length: 7 }, (_, i) => i));
console.log(Array.from({ length: 30 }, (_, i) => i * 10));
console.log(new Array(5));
console.log([undefined, null, -0, 'a', ['b', ['c', ['d']]]]);
