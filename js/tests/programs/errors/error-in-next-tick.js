// area: errors
// runtimes: node
// what: An error in nextTick ends the process
process.nextTick(() => { console.log('tick'); throw new TypeError('in tick'); });
process.nextTick(() => console.log('never'));
setTimeout(() => console.log('never'));
