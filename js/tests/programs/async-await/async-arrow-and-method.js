// area: async-await
// runtimes: node browser
// what: Arrows, methods and class fields may be async
class Box {
  value = 'v';
  async get() { await null; return this.value; }
  arrow = async () => { await null; return this.value; };
  static async make() { return new Box(); }
}
Box.make().then(async (box) => {
  console.log(await box.get());
  console.log(await (0, box.arrow)());
});
console.log(Object.prototype.toString.call(Box.make));
