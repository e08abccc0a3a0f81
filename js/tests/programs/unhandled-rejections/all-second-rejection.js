// area: unhandled-rejections
// runtimes: node browser
// what: The second rejection inside all is swallowed
Promise.all([Promise.reject(new Error('one')), Promise.reject(new Error('two'))]).catch((e) => console.log(e.message));
setTimeout(() => console.log('end'), 20);
