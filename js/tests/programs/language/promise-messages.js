// area: language
// runtimes: node browser
// what: V8's words for misuse of promises
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
say(() => new Promise());
say(() => Promise());
say(() => new Promise(5));
say(() => Promise.resolve.call(undefined));
Promise.all().catch((e) => console.log(e.name + ': ' + e.message));
Promise.any([Promise.reject(1)]).catch((e) => console.log(e.name + ': ' + e.message));
