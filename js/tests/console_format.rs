//! The console against what real runtimes printed.

use std::{cell::RefCell, fs, path::Path, rc::Rc};

use boa_engine::{
    Context, JsObject, JsValue, NativeFunction, Source, js_string, object::FunctionObjectBuilder,
    property::Attribute,
};
use looplab_js::console::{self, Stream, Style};
use serde_json::Value;

/// Programs whose output is known to differ, with the reason.
const KNOWN: &[(Style, &str, &str)] = &[
    (
        Style::Node,
        "const e = new Error('x'); e.stack = { not: 'a string' }; console.log(e)",
        "Node loses count of the depth there and breaks the line",
    ),
    (
        Style::Node,
        "console.log(util.inspect(function f() {}, { showHidden: true }))",
        "V8 gives sloppy functions own `arguments` and `caller`; the engine does not",
    ),
    (
        Style::Node,
        "console.log('%s', () => 1); console.log('%s', function f() {}); console.log('%s', class A {})",
        "the engine does not keep the source text of classes",
    ),
    (Style::Node, "console.log(RegExp.prototype)", "the engine's RegExp.prototype has a lastIndex"),
    (
        Style::Chromium,
        "console.log(new (class Foo { a = 1; #b = 2 })())",
        "the engine does not give private fields away",
    ),
    (
        Style::Chromium,
        "console.log(class A { m() {} })",
        "the engine does not keep the source text of classes",
    ),
    (Style::Chromium, "console.log('%s', class A {})", "the engine does not keep the source text of classes"),
    (
        Style::Chromium,
        "console.log((function* gen() {})())",
        "the engine does not say which function a generator is of, nor whether it has ended",
    ),
    (
        Style::Chromium,
        "const g = (function* gen() { yield 1 })(); g.next(); console.log(g); g.next(); console.log(g)",
        "the engine does not say which function a generator is of, nor whether it has ended",
    ),
    (
        Style::Chromium,
        "console.log((async function* agen() {})())",
        "the engine does not say which function a generator is of, nor whether it has ended",
    ),
    (
        Style::Chromium,
        "console.log(new WeakMap([[{}, 1]]))",
        "the engine does not give the entries of a WeakMap away",
    ),
    (
        Style::Chromium,
        "const e = new TypeError('x'); Object.setPrototypeOf(e, Error.prototype); console.log(e)",
        "V8 wrote the name into the stack when the error was made",
    ),
    (
        Style::Chromium,
        "console.log(Error.prototype)",
        "the engine has `stack` on Error.prototype, V8 on each error",
    ),
];

/// As in the recording: an error without frames has the same text everywhere.
const NO_FRAMES: &str = "Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get() { return Error.prototype.toString.call(this); },
    set(value) { Object.defineProperty(this, 'stack', { value, writable: true, configurable: true }); },
})";

#[derive(Default)]
struct Printed {
    output: String,
    errors: String,
}

fn context_with_console(style: Style, printed: &Rc<RefCell<Printed>>) -> Context {
    let mut context = Context::default();
    let printed = printed.clone();
    let sink = Rc::new(move |stream, text: String, _: &mut Context| {
        let mut printed = printed.borrow_mut();
        let target = if stream == Stream::Stdout { &mut printed.output } else { &mut printed.errors };
        target.push_str(&text);
        target.push('\n');
    });
    console::install(&mut context, style, sink, Rc::new(|| 0.0)).expect("the console is installed");
    context.eval(Source::from_bytes(NO_FRAMES)).expect("the prelude runs");
    context
}

fn util_object(context: &mut Context) -> JsObject {
    let util = JsObject::with_object_proto(context.intrinsics());
    let inspect = console::inspect_function(context).expect("util.inspect");
    util.set(js_string!("inspect"), inspect, true, context).expect("a plain object");
    for (name, function) in [
        ("format", NativeFunction::from_fn_ptr(console::util_format)),
        ("formatWithOptions", NativeFunction::from_fn_ptr(console::util_format_with_options)),
    ] {
        let function = FunctionObjectBuilder::new(context.realm(), function).name(js_string!(name)).build();
        util.set(js_string!(name), function, true, context).expect("a plain object");
    }
    util
}

/// Runs a program; gives what it printed, or the error it ended with.
fn run(style: Style, code: &str) -> Result<Printed, String> {
    let printed = Rc::new(RefCell::new(Printed::default()));
    let mut context = context_with_console(style, &printed);
    let util = util_object(&mut context);
    context.register_global_property(js_string!("util"), util, Attribute::all()).expect("a fresh global");
    let program = format!("(function () {{ {code}\n}})()");
    let result: Result<JsValue, _> = context.eval(Source::from_bytes(&program));
    result.map_err(|error| error.to_string())?;
    drop(context);
    Ok(printed.take())
}

fn records(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/console_format").join(name);
    let text = fs::read_to_string(path).expect("the records are there");
    serde_json::from_str(&text).expect("the records are JSON")
}

/// Compares every record; the message lists all that differ.
fn compare(style: Style, name: &str) {
    let records = records(name);
    let mut different = Vec::new();
    for record in &records {
        let code = record["code"].as_str().unwrap_or_default();
        let expected = record["output"].as_str().unwrap_or_default();
        let expected_errors = record["errors"].as_str().unwrap_or_default();
        let is_known = KNOWN.iter().any(|(of, known, _)| *of == style && *known == code);
        let same = match run(style, code) {
            Ok(printed) if printed.output == expected && printed.errors == expected_errors => true,
            Ok(printed) => {
                let (output, errors) = (printed.output, printed.errors);
                if !is_known {
                    different.push(format!(
                        "{code}\n--- expected\n{expected}{expected_errors}--- printed\n{output}{errors}"
                    ));
                }
                false
            }
            Err(error) => {
                if !is_known {
                    different.push(format!("{code}\n--- expected\n{expected}--- threw {error}\n"));
                }
                false
            }
        };
        assert!(!(same && is_known), "no longer different, take it off the list: {code}");
    }
    let message = different.join("\n");
    assert!(different.is_empty(), "{} of {} differ:\n{message}", different.len(), records.len());
}

#[test]
fn prints_as_node_does() {
    compare(Style::Node, "node.json");
}

#[test]
fn prints_as_chromium_does() {
    compare(Style::Chromium, "chromium.json");
}

/// Programs that try to make the console fail; what they print does not matter, that they end does.
const NASTY: &[&str] = &[
    "let o = {}; for (let i = 0; i < 5000; i++) o = { o }; console.log(util.inspect(o, { depth: null }).length)",
    "let o = []; for (let i = 0; i < 5000; i++) o = [o]; console.log(util.inspect(o, { depth: Infinity }).length)",
    "let m = new Map(); for (let i = 0; i < 3000; i++) m = new Map([[m, m]]); console.log(m)",
    "let e = new Error('e'); for (let i = 0; i < 3000; i++) e = new Error('e', { cause: e }); console.log(e)",
    "let p = {}; for (let i = 0; i < 3000; i++) p = Object.create(p); console.log(p)",
    "let p = Object.create(null); for (let i = 0; i < 3000; i++) p = Object.create(p); console.log(p); try { util.inspect(p, { depth: null }) } catch (e) { console.log(e.name) }",
    "let p = {}; for (let i = 0; i < 3000; i++) p = new Proxy(p, {}); console.log(p); console.log('%o', p)",
    "const o = { [util.inspect.custom]() { return util.inspect(this) } }; try { console.log(o) } catch (e) { console.log(e.name) }",
    "const o = { [util.inspect.custom]() { return { [util.inspect.custom]: o[util.inspect.custom] } } }; try { console.log(o) } catch (e) { console.log(e.name) }",
    "console.log(new Proxy({}, new Proxy({}, { get() { throw new Error('x') } })))",
    "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); console.log(proxy, [proxy], '%s', '%o', proxy); console.dir(proxy); try { console.table(proxy) } catch (e) { console.log(e.name) }",
    "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); try { console.log('%s', proxy) } catch (e) { console.log(e.name) }",
    "const { proxy, revoke } = Proxy.revocable(function () {}, {}); revoke(); console.log(proxy, { proxy })",
    "const o = Object.create(new Proxy({}, { getOwnPropertyDescriptor() { throw 1 }, getPrototypeOf() { throw 2 }, has() { return false } })); try { console.log(o) } catch (e) { console.log('threw') }",
    "console.log(Object.defineProperty({}, 'constructor', { get() { throw new Error('x') } }))",
    "class A { static get name() { throw new Error('x') } } try { console.log(new A(), A) } catch (e) { console.log('threw') }",
    "class A { static [Symbol.hasInstance]() { throw new Error('x') } } console.log(new A())",
    "console.log(Object.defineProperty([], 'length', { writable: false }), Object.setPrototypeOf([1], { get length() { return 5 } }))",
    "Array.prototype[5] = 'x'; console.log([, 1], new Array(7)); delete Array.prototype[5]",
    "console.log({ get [Symbol.toStringTag]() { throw 1 } })",
    "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1 } }); Object.defineProperty(e, 'name', { get() { throw 1 } }); console.log(e)",
    "const e = new Error('x'); e.name = Symbol('n'); try { console.log(e) } catch (x) { console.log('threw') }",
    "const e = new Error('x'); e.cause = e; e.errors = [e]; console.log(e)",
    "console.log(new Uint8Array(5e5), new Array(5e6), 'x'.repeat(1e6).length)",
    "console.log('%s%d%i%f%j%o%O%c%%', {}, {}, {}, {}, {}, {}, {}, {})",
    "console.log('%d', { valueOf() { return 3 } }); try { console.log('%d', { valueOf() { throw 1 } }) } catch (e) { console.log('threw') }",
    "try { console.count(Symbol()) } catch (e) { console.log(e.name) } try { console.time(Symbol()) } catch (e) { console.log(e.name) }",
    "const a = []; a.length = 4294967295; console.log(a); a[4294967294] = 1; console.log(a)",
    "console.log(util.inspect({}, { depth: NaN, breakLength: NaN, maxArrayLength: NaN, compact: NaN }), util.inspect([1, 2], { maxArrayLength: -1, maxStringLength: -5, breakLength: -3 }))",
    "console.log(util.inspect('x'.repeat(30), { maxStringLength: -5 }), util.inspect(Array(30).fill(1), { breakLength: 0, compact: 1000 }))",
    "console.log('\\ud800', ['\\ud800'], { '\\ud800': Symbol('\\udc00') }); console.log('%s\\ud800', '\\udc00')",
    "globalThis.x = globalThis; console.log(globalThis)",
    "console.log(console); console.table([console, Math]); console.group(console); console.groupEnd()",
    "const it = new Map([[1, 2]])[Symbol.iterator](); console.log(it); for (const [k, v] of it) console.log(k, v); console.log(it.next().done)",
    "const s = new Set([1]); for (const v of s) { if (v < 5) s.add(v + 1); console.log(s.values()) }",
    "Map.prototype[Symbol.iterator] = null; Set.prototype.values = null; Function.prototype.toString = () => 5; Object.prototype.toString = null; console.log(new Map([[1, 2]]), new Set([1]), () => {}, class A {}, (function () { return arguments })())",
    "Object.defineProperty(Object.prototype, 'get', { value() { throw 1 }, configurable: true }); console.log({ a: 1, get b() { return 1 } }); delete Object.prototype.get",
    "Error.prototype.toString = () => { throw 1 }; console.log({ e: new Error('x') })",
    "const b = new ArrayBuffer(8); const u = new Uint8Array(b); const d = new DataView(b); b.transfer?.(); try { console.log(b, u, d) } catch (e) { console.log('threw') }",
    "(async () => { console.log(await Promise.resolve([Promise.reject(1)].map((p) => (p.catch(() => {}), p)))) })()",
];

#[test]
fn nothing_makes_it_fail() {
    let mut failed = Vec::new();
    for style in [Style::Node, Style::Chromium] {
        for program in NASTY {
            let code = (*program).to_owned();
            // The stack of a page's worker, where the engine's share is on top of the console's.
            let thread = std::thread::Builder::new().stack_size(4 << 20);
            let result = thread.spawn(move || run(style, &code).map(drop)).expect("a thread").join();
            let ended = result.unwrap_or_else(|_| Err("panicked".to_owned()));
            if let Err(error) = ended {
                failed.push(format!("{style:?}: {program}: {error}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
