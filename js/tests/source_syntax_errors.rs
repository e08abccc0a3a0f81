//! Syntax errors say what Node says, where Node says it. Node's side is recorded.

use looplab_js::source::{Kind, detect_kind, instrument};
use serde_json::Value;

/// How many of the recorded programs may differ in message or place: only ever to be lowered.
const MAY_DIFFER: usize = 35;

fn check(case: &Value) -> Result<(), String> {
    let code = case["code"].as_str().unwrap();
    let kind = if case["kind"] == "mjs" { Kind::Module } else { detect_kind(code) };
    let wanted = case["message"].as_str().map(|message| {
        let number = |key: &str| case[key].as_u64().map(|n| n as u32);
        (message.to_owned(), number("line"), number("column"), number("end_column"))
    });
    let got = match instrument(code, kind) {
        Ok(_) => None,
        Err(error) if error.unsupported => return Ok(()),
        Err(e) => Some((e.message, Some(e.line), Some(e.column), Some(e.end_column))),
    };
    let same = match (&wanted, &got) {
        (Some(wanted), Some(got)) => {
            let exact = |w: Option<u32>, g: Option<u32>| w.is_none() || w == g;
            wanted.0 == got.0 && exact(wanted.1, got.1) && exact(wanted.2, got.2) && exact(wanted.3, got.3)
        }
        (wanted, got) => wanted.is_none() && got.is_none(),
    };
    if same { Ok(()) } else { Err(format!("{} {code:?}\n  node {wanted:?}\n  we   {got:?}", case["kind"])) }
}

#[test]
fn messages_and_places_are_nodes() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("source/syntax_errors.json")).unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    for line in &wrong {
        eprintln!("{line}");
    }
    assert!(cases.len() > 80);
    assert!(wrong.len() <= MAY_DIFFER, "{} of {} differ", wrong.len(), cases.len());
}

#[test]
fn rendered_as_node_prints_it() {
    let error = instrument("let a = 1\n\tlet x = ;", Kind::CommonJs).unwrap_err();
    let expected =
        "/p.js:2\n\tlet x = ;\n\t        ^\n\nSyntaxError: Unexpected token ';'\n\nNode.js v24.21.0\n";
    assert_eq!(error.render_node("/p.js", Some("Node.js v24.21.0")), expected);
    assert_eq!(error.render_chromium(), "Uncaught SyntaxError: Unexpected token ';'");
    let error = instrument("if (a) {", Kind::CommonJs).unwrap_err();
    assert!(error.render_node("/p.js", None).starts_with("/p.js:1\nif (a) {\n        \n\nSyntaxError"));
}

#[test]
fn using_beside_exports_is_refused_as_unsupported() {
    assert!(instrument("{ using x = y }", Kind::Script).is_ok());
    let error = instrument("using x = y; export { x }", Kind::Module).unwrap_err();
    assert!(error.unsupported && error.message.contains("using"));
    // What is wrong with the program comes first.
    let error = instrument("using x = y; export { x }; break", Kind::Module).unwrap_err();
    assert!(!error.unsupported);
}

#[test]
fn what_is_nested_too_deep_is_v8s_range_error() {
    for deep in
        ["[".repeat(20_000) + &"]".repeat(20_000), "a=>".repeat(20_000) + "a", "!".repeat(20_000) + "a"]
    {
        let error = instrument(&deep, Kind::CommonJs).unwrap_err();
        assert_eq!((error.name, error.message.as_str()), ("RangeError", "Maximum call stack size exceeded"));
        assert_eq!(error.render_chromium(), "Uncaught RangeError: Maximum call stack size exceeded");
    }
    // Parentheses in a text are none.
    assert!(instrument(&"f([(x), '((((']);\n".repeat(20_000), Kind::CommonJs).is_ok());
}
