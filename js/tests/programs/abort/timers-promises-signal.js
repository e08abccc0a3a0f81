// area: abort
// runtimes: node
// what: timers/promises reject with AbortError
const { setTimeout: sleep } = require('node:timers/promises');
const controller = new AbortController();
sleep(100, null, { signal: controller.signal }).catch((e) => console.log(e.name, e.code));
setTimeout(() => controller.abort(), 10);
