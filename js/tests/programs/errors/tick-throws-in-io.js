// area: errors
// runtimes: node
// what: ticks that an error left over are drained before the first immediate
process.on('uncaughtException', (e) => console.log('caught', e.message ?? e));
require('fs').stat(__filename, () => {
  process.nextTick(() => { throw new Error('t1'); });
  process.nextTick(() => console.log('tick2'));
  setImmediate(() => console.log('imm'));
});
