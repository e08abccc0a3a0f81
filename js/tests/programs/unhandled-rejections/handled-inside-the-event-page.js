// area: unhandled-rejections
// runtimes: browser
// what: A handler attached while the rejection is reported settles it: no rejectionhandled
const log = console.log;
addEventListener('unhandledrejection', (e) => {
  log('unhandled', e.reason, e.cancelable, e.promise instanceof Promise, e.defaultPrevented);
  if (e.reason === 'in handler') { e.preventDefault(); e.promise.catch(() => log('caught in handler')); }
  if (e.reason === 'in microtask') { e.preventDefault(); Promise.resolve().then(() => e.promise.catch(() => log('caught in microtask'))); }
  if (e.reason === 'in timer') { e.preventDefault(); setTimeout(() => e.promise.catch(() => log('caught in timer')), 0); }
  if (e.reason === 'not prevented') e.promise.catch(() => log('caught though printed'));
});
addEventListener('unhandledrejection', (e) => log('second listener', e.reason));
addEventListener('rejectionhandled', (e) => log('rejectionhandled', e.reason, e.cancelable));
Promise.reject('in handler'); Promise.reject('in microtask'); Promise.reject('in timer'); Promise.reject('not prevented');
const late = Promise.reject('before'); late.catch(() => log('before'));
const a = Promise.reject('A'), b = Promise.reject('B');
addEventListener('unhandledrejection', (e) => { e.preventDefault(); if (e.reason === 'A') b.catch(() => log('B caught by A')); });
setTimeout(() => a.catch(() => log('A late')), 20);
