// area: process-events
// runtimes: node
// what: Facts about the process
console.log(typeof process.pid, process.argv.length, process.platform.length > 0, typeof process.hrtime.bigint());
console.log(process.version.startsWith('v24.'), typeof process.uptime(), process.exitCode);
