// area: errors
// runtimes: browser
// what: reportError fires the error event at once
addEventListener('error', (event) => { console.log('event', event.error); event.preventDefault(); });
console.log('before');
reportError('reported');
console.log('after');
