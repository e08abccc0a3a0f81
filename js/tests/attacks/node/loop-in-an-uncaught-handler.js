// ends: endless loop
process.on('uncaughtException', () => { while (true) {} });
throw 1;
