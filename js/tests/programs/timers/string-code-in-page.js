// area: timers
// runtimes: browser
// what: A string is evaluated as global code
var seen = 'global';
setTimeout("console.log('evaluated', seen)", 0);
setTimeout('this is not code', 10);
setTimeout(() => console.log('end'), 30);
