// area: sync-micro-macro
// runtimes: node browser
// what: structuredClone copies at once, also cycles and Dates
const source = { a: 1, list: [1, 2], map: new Map([['k', 'v']]) };
source.self = source;
const copy = structuredClone(source);
source.a = 2;
console.log(copy.a, copy.list.length, copy.map.get('k'), copy.self === copy);
try {
  structuredClone(() => {});
} catch (error) {
  console.log(error.name);
}
