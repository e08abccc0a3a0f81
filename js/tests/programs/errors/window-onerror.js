// area: errors
// runtimes: browser
// what: window.onerror gets the message; returning true silences it
window.onerror = (message, source, line, column, error) => {
  console.log(message, source.split('/').pop(), line, error.message);
  return error.message === 'silent';
};
setTimeout(() => { throw new Error('silent'); }, 0);
setTimeout(() => { throw new Error('loud'); }, 10);
