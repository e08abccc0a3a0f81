// area: console-format
// runtimes: node
// what: util.parseArgs, util.types.isProxy, styleText without a terminal
const { parseArgs, types, styleText } = require('util');
const options = { f: { type: 'boolean', short: 'x' }, bar: { type: 'string', short: 'b', default: 'none' }, list: { type: 'string', multiple: true } };
const show = (args, more) => {
  try { console.log(parseArgs({ args, options, ...more })); } catch (e) { console.log(e.code, e.message); }
};
show(['-x', '--bar', 'v']);
show(['--bar=a=b', '--list', '1', '--list=2']);
show(['-xbv', 'pos'], { allowPositionals: true });
show(['pos']);
show(['--nope']);
show(['--bar']);
show(['--f=1']);
show(['--no-f', '--', '--raw'], { allowPositionals: true, allowNegative: true });
show(['--what', '--f', 'p'], { strict: false });
console.log(types.isProxy(new Proxy({}, {})), types.isProxy({}), styleText('red', 'plain'));
