// area: unhandled-rejections
// runtimes: node browser node-10
// what: Awaiting two started promises in turn leaves the second unhandled for a while
const later = (ms, v, fail) => new Promise((resolve, reject) => setTimeout(() => (fail ? reject(new Error(v)) : resolve(v)), ms));
(async () => {
  const slow = later(60, 'slow');
  const bad = later(10, 'bad', true);
  try {
    console.log(await slow);
    console.log(await bad);
  } catch (e) { console.log('caught', e.message); }
})();
