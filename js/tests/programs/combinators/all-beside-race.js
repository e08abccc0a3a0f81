// area: combinators
// runtimes: node browser
// what: Ticks of all([]), all of values, race of values
Promise.all([]).then(() => console.log('all empty'));
Promise.all([1, 2]).then(() => console.log('all two'));
Promise.race([1, 2]).then(() => console.log('race'));
Promise.any([1, 2]).then(() => console.log('any'));
Promise.allSettled([1]).then(() => console.log('allSettled'));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
