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
    let sink = Rc::new(move |stream, text: String| {
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
