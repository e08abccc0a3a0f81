// ends: runaway memory
const endless = { next: Object, [Symbol.iterator]() { return this; } };
console.log([...endless]);
