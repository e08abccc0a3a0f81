// area: console-format
// runtimes: node
// what: Functions by kind and name
function named() {}
console.log(named, () => {}, function () {}, async () => {}, function* gen() {}, async function* agen() {}, class {});
console.log(Object.assign(named, { prop: 1 }));
console.log([named, Math.max]);
