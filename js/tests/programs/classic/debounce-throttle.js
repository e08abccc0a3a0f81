// area: classic
// runtimes: node browser
// what: debounce calls once after the last, throttle at once and then rarely
const debounce = (fn, ms) => { let id; return (...a) => { clearTimeout(id); id = setTimeout(() => fn(...a), ms); }; };
const throttle = (fn, ms) => { let open = true; return (...a) => { if (!open) return; open = false; fn(...a); setTimeout(() => { open = true; }, ms); }; };
const d = debounce((v) => console.log('debounced', v), 30);
const t = throttle((v) => console.log('throttled', v), 30);
for (const v of [1, 2, 3]) { d(v); t(v); }
setTimeout(() => { d(4); t(4); }, 80);
