// area: console-format
// runtimes: browser
// what: Previews in a page: classes, maps, promises, more than five properties
class Foo { x = 1; }
console.log(new Foo());
console.log(new Map([['a', 1]]), new Set([1, 'two']));
console.log(Promise.resolve(4), new Promise(() => {}));
console.log({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 });
console.log({ f() {}, n: null, u: undefined, s: Symbol('s'), g: 5n });
console.log([{ a: 1 }, [1, 2], 'text', () => {}]);
