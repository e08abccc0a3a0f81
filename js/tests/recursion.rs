//! Recursion without end, in whatever shape, is a `RangeError` that the program can catch, as in V8; the machine's stack
//! never overflows. What is only deep is done.

use looplab_core::trace::Stream;
use looplab_js::{Options, Program};

/// What the program of these statements prints: the error that they threw, if they did.
fn thrown_by(statements: &str) -> String {
    let source = format!(
        "let how = 'ended';\n\
         try {{ (() => {{ {statements} }})(); }} catch (e) {{ how = e instanceof RangeError ? e.message : String(e); }}\n\
         console.log(how);\n"
    );
    let outcome =
        looplab_js::run(&Program::new("a.js", source), &Options::default()).expect("the options are right");
    match outcome.stopped {
        Some(stopped) => stopped.message,
        None => outcome.text(Stream::Stdout).trim_end().to_owned(),
    }
}

#[test]
fn recursion_without_end_can_be_caught() {
    let shapes = [
        "function f() { f.apply(null, []); } f();",
        "function f() { Reflect.apply(f, null, []); } f();",
        "function F() { Reflect.construct(F, []); } new F();",
        "function f() { g(); } const g = f.bind(null); g();",
        "const o = { get x() { return this.x; } }; o.x;",
        "const o = { set x(v) { this.x = v; } }; o.x = 1;",
        "const o = { [Symbol.toPrimitive]() { return +this; } }; +o;",
        "const o = { [Symbol.iterator]() { return [...o]; } }; [...o];",
        "const o = {}; Object.defineProperty(o, 'x', { enumerable: true, get() { return Object.assign({}, o); } }); o.x;",
        "const f = (a) => a.map(f); const a = []; a.push(a); f(a);",
        "const f = () => [1].map(f); f();",
        "const f = () => [1].forEach(f); f();",
        "const f = () => [1, 2].reduce(f); f();",
        "const f = () => [2, 1].sort(f); f();",
        "const f = () => Array.from([1], f); f();",
        "const f = () => new Set([1]).forEach(f); f();",
        "const f = () => 'a'.replace(/a/, f); f();",
        "const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);",
        "const f = () => JSON.parse('[1]', f); f();",
        "const p = new Proxy({}, { get(t, k, r) { return r[k]; } }); p.x;",
        "const q = Object.create(new Proxy({}, { get(t, k) { return q[k]; } })); q.x;",
        "function* g() { yield* g(); } g().next();",
        "const f = (s) => `${f(s)}`; f('');",
        "const f = (s) => f`x`; f`x`;",
        "const f = () => ({ [f()]: 1 }); f();",
        "const f = () => class extends f() {}; f();",
        "const f = () => class { static { f(); } }; f();",
        "class A { m() { return super.x ?? this.m(); } } new A().m();",
        "class A { static [Symbol.hasInstance](v) { return v instanceof A; } } 1 instanceof A;",
        "const r = /a/; r.exec = () => r.test('a'); r.test('a');",
        "const f = () => eval('f()'); f();",
        "globalThis.f = () => new Function('return f()')(); f();",
        "const e = new (require('events'))(); e.on('x', () => e.emit('x')); e.emit('x');",
        "let f = () => 0; for (let i = 0; i < 1e5; i++) { const g = f; f = () => g(); } f();",
        "let o = {}; for (let i = 0; i < 1e5; i++) { const q = o; o = { get x() { return q.x; } }; } o.x;",
        "let a = []; for (let i = 0; i < 3e4; i++) a = [a]; structuredClone(a);",
        "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; a.join();",
        "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; `${a}`;",
    ];
    for shape in shapes {
        assert_eq!(thrown_by(shape), "Maximum call stack size exceeded", "{shape}");
    }
}

#[test]
fn what_is_only_deep_is_done() {
    let deep = [
        "let f = () => 1; for (let i = 0; i < 1e4; i++) f = f.bind(null); f();",
        "let p = {}; for (let i = 0; i < 1e4; i++) p = new Proxy(p, {}); p.x;",
        "let o = {}; for (let i = 0; i < 1e5; i++) o = Object.create(o); o.x;",
        "let l; for (let i = 0; i < 3e5; i++) l = { l }; l = null;",
        "let s = 'a'; for (let i = 0; i < 1e5; i++) s = s + 'b'; s.charCodeAt(5);",
        "let a = []; for (let i = 0; i < 1e3; i++) a = [a]; JSON.stringify(a); structuredClone(a); a.flat(Infinity); a.join();",
        "let a = []; for (let i = 0; i < 1e3; i++) a = [a]; require('util').inspect(a, { depth: Infinity });",
        "let e; for (let i = 0; i < 1e3; i++) e = new Error('x', { cause: e }); require('util').inspect(e);",
        "let p = Promise.resolve(); for (let i = 0; i < 1e4; i++) { const q = p; p = new Promise((r) => r(q)); }",
    ];
    for program in deep {
        assert_eq!(thrown_by(program), "ended", "{program}");
    }
}
