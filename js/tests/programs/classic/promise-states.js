// area: classic
// runtimes: node browser
// what: Values passed and dropped along a chain
Promise.resolve(1).then(2).then(Promise.resolve(3)).then(console.log);
Promise.resolve().then(() => new Error('returned, not thrown')).then((v) => console.log('then:', v.message)).catch(() => console.log('never'));
Promise.reject('x').then(null, (e) => { console.log('second', e); return 'ok'; }).catch(() => console.log('never')).then((v) => console.log(v));
