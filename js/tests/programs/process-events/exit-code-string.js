// area: process-events
// runtimes: node
// what: exitCode accepts integers and refuses others
try { process.exitCode = 'abc'; } catch (e) { console.log(e.code); }
try { process.exitCode = 1.5; } catch (e) { console.log(e.code); }
process.exitCode = '4';
process.on('exit', (code) => console.log(code, typeof code));
