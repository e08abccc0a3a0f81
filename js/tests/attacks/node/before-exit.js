// ends: endless callbacks
process.on('beforeExit', () => setImmediate(() => {}));
