// area: combinators
// runtimes: node browser
// what: all([]), allSettled([]) settle at once; race([]) never
Promise.all([]).then(() => console.log('all'));
Promise.allSettled([]).then(() => console.log('allSettled'));
Promise.race([]).then(() => console.log('never'));
Promise.any([]).catch((e) => console.log(e.name, e.errors.length, e.message));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2'));
