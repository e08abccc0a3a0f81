// area: then-chains
// runtimes: node browser
// what: then without functions passes the value on
Promise.resolve('x').then().then(null).then(undefined, undefined).then((v) => console.log(v));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
