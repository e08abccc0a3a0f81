// area: abort
// runtimes: node browser
// what: A sleep that can be aborted
function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    const id = setTimeout(resolve, ms, 'slept');
    signal.addEventListener('abort', () => { clearTimeout(id); reject(signal.reason); }, { once: true });
  });
}
const controller = new AbortController();
sleep(100, controller.signal).then((v) => console.log(v), (e) => console.log('stopped', e.name));
sleep(10, new AbortController().signal).then((v) => console.log(v));
setTimeout(() => controller.abort(), 30);
