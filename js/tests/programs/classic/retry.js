// area: classic
// runtimes: node browser
// what: Retry with growing delays
let tries = 0;
async function flaky() { tries += 1; if (tries < 3) throw new Error('try ' + tries); return 'ok after ' + tries; }
async function retry(fn, ms) { try { return await fn(); } catch (e) { console.log(e.message, 'wait', ms); await new Promise((r) => setTimeout(r, ms)); return retry(fn, ms * 2); } }
retry(flaky, 10).then((v) => console.log(v));
