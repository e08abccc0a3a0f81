// area: console-format
// runtimes: node
// what: Classes, instances, null prototypes, toStringTag
class Animal { constructor() { this.name = 'cat'; } }
class Cat extends Animal { #secret = 1; legs = 4; }
console.log(Animal, Cat, new Animal(), new Cat());
console.log(Object.create(null), Object.assign(Object.create(null), { a: 1 }));
console.log({ [Symbol.toStringTag]: 'Tagged' });
console.log(new (class {})(), Object.create({}));
class Empty {}
console.log(new Empty(), [new Empty()]);
