// area: built-ins
// runtimes: node browser
// what: A conversion that comes back to its own object calls on until the stack overflows
const log = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.message); } };
log(() => String({ toString() { return '' + this; } }));
log(() => +{ valueOf() { return +this; } });
log(() => { const a = { toString() { return `${b}`; } }; const b = { toString() { return '' + a; } }; return '' + a; });
log(() => { class A { valueOf() { return this - 1; } } return new A() * 2; });
log(() => `${{ toString() { return 'once'; } }}`);
log(() => { let n = 3; const o = { toString() { return n-- > 0 ? `<${this}>` : '.'; } }; return String(o); });
