// area: language
// runtimes: node browser
// what: properties of prototypes that change where the text does not say so, after they were read through objects
class Base { a() { return 'a'; } b() { return 'b'; } c() { return 'c'; } }
const read = (object) => [object.b?.(), object.c?.()].join(' ');
const remove = (object, key) => { delete object[key]; };
const one = Object.create(Base.prototype);
console.log(read(one), read(one));
remove(Base.prototype, 'a');
console.log(read(one), read(one));

class Other { a() { return 'a'; } b() { return 'b'; } c() { return 'c'; } }
const two = new Other();
console.log(read(two), read(two));
Reflect['delete' + 'Property'](Other.prototype, 'a');
console.log(read(two), read(two));

class Third { a() { return 'a'; } b() { return 'b'; } c() { return 'c'; } }
const { deleteProperty: taken } = Reflect;
const three = new Third();
console.log(read(three), read(three));
taken(Third.prototype, 'b');
console.log(read(three), read(three));

const chain = [Object.create(null), { x: 1, y: 2, z: 3 }];
const holder = { parent: chain[1] };
const four = Object.setPrototypeOf({}, holder.parent);
const look = (object) => [object.y, object.z].join(' ');
console.log(look(four), look(four));
for (const part of chain) remove(part, 'x');
console.log(look(four), look(four));
