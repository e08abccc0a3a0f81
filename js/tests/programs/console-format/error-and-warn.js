// area: console-format
// runtimes: node browser
// what: error and warn go to stderr
console.error('to stderr', 1);
console.warn('warned');
console.info('info');
console.debug('debug');
