// area: modules
// runtimes: node browser
// what: Top-level await holds back the rest of the module
console.log('a');
setTimeout(() => console.log('timer 5'), 5);
const value = await new Promise((resolve) => setTimeout(resolve, 30, 'v'));
console.log('b', value);
