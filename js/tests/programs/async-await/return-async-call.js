// area: async-await
// runtimes: node browser
// what: Returning the call of another async function costs three ticks
async function inner() { console.log('inner'); }
async function outer() { return inner(); }
outer().then(() => console.log('outer done'));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
