// area: language
// runtimes: node browser
// what: super, new.target, Symbol.species, instanceof
class A { constructor() { console.log(new.target.name); } hi() { return 'A.hi'; } static s() { return 'A.s'; } }
class B extends A { constructor() { super(); } hi() { return super.hi() + ' B.hi'; } static s() { return super.s() + ' B.s'; } }
console.log(new B().hi(), B.s(), new B() instanceof A);
class List extends Array { sum() { return this.reduce((p, c) => p + c, 0); } }
console.log(List.from([1, 2, 3]).map((n) => n * 2).sum());
