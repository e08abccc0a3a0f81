// area: language
// runtimes: node browser
// what: Named groups, sticky, matchAll, replace with function
console.log('2026-11-20'.replace(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, '$<d>.$<m>.$<y>'));
console.log([...'a1b22'.matchAll(/[a-z](\d+)/g)].map((x) => x[1]).join(), 'aBc'.replace(/b/i, (x) => `<${x}>`));
const sticky = /a/y;
console.log(sticky.test('ba'), /(?<=\$)\d+/.exec('$42')[0], 'a,b;c'.split(/[,;]/).join(''));
