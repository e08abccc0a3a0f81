// ends: endless loop
process.on('exit', () => { while (true) {} });
