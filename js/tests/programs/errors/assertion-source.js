// area: errors
// runtimes: node
// what: an assertion without a message shows the line in which it stands
const assert = require('assert');
const { ok } = assert;
const t = (f) => { try { f() } catch (e) { console.log(JSON.stringify(e.message), e.generatedMessage, e.code, e.actual, e.expected, e.operator) } };
t(() => assert(false));
t(() => assert.ok(0));
t(() => ok(null));
t(() => { assert(typeof 123 === 'string') });
t(() => { assert.ok(
  [1, 2].includes(3),
) });
t(() => assert.strict(''));
t(() => assert.strict.ok(1 > 2 && "a(b"));
t(() => assert(((a, b) => a > b)(1, 2), undefined));
t(() => assert());
t(() => assert.ok());
t(() => assert(false, 'msg'));
t(() => assert(false, ''));
t(() => assert(false, null));
t(() => { const a = 1; assert(a === 2 /* why */); assert(2); });
t(() => {
      assert(a.b
        .c === 1
      || (false
        && true));
}, globalThis.a = { b: {} });
t(() => [false].forEach(ok));
t(() => [false].forEach((x) => ok(x)));
t(() => assert.call(null, 0));
t(() => (0, assert)(0));
t(() => assert['ok'](0));
t(() => assert . ok (0));
t(() => assert(`é\t${1}` === "x"));
function check(x) { assert(x) } t(() => check(0));
class A { static m() { assert(this.z) } } t(() => A.m());
(async () => { try { assert(await 0) } catch (e) { console.log(e.message) } })();
t(() => assert.strictEqual(1, 2));
try { assert(0 > 1) } catch (error) { console.log(error.stack.split('\n').slice(0, 5).join('|').replace(/\(.*[\\/]/g, '(').replace(/at .*[\\/]/g, 'at ')) }
