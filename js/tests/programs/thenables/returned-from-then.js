// area: thenables
// runtimes: node browser
// what: A thenable returned from then costs one tick less than a promise
Promise.resolve().then(() => ({ then(resolve) { resolve('thenable'); } })).then((v) => console.log(v));
Promise.resolve().then(() => Promise.resolve('promise')).then((v) => console.log(v));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4')).then(() => console.log('5'));
