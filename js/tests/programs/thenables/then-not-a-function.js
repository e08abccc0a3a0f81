// area: thenables
// runtimes: node browser
// what: An object whose then is not a function is a plain value
Promise.resolve({ then: 42 }).then((v) => console.log(typeof v, v.then));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2'));
