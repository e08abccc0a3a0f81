// area: modules
// runtimes: browser
// what: A module runs after parsing and before DOMContentLoaded
console.log('module', document.readyState);
addEventListener('DOMContentLoaded', () => console.log('DOMContentLoaded', document.readyState));
addEventListener('load', () => console.log('load', document.readyState));
document.addEventListener('readystatechange', () => console.log('readystate', document.readyState));
