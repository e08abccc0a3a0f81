// area: errors
// runtimes: node browser
// what: try, catch, finally and return values
function f() { try { console.log('try'); return 'try'; } finally { console.log('finally'); } }
function g() { try { throw new Error('e'); } catch (e) { console.log('catch', e.message); return 'catch'; } finally { return 'finally'; } }
console.log(f());
console.log(g());
