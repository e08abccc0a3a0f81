//! Instrumentation is undone exactly, and the instrumented program does what the program did.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::Attribute;
use boa_engine::{Context, JsArgs, JsString, JsValue, Module, NativeFunction, Script, Source, js_string};
use looplab_js::source::{Instrumented, Kind, PointKind, detect_kind, instrument, strip};

/// Every program under `tests/`, with its kind by its name.
fn programs() -> Vec<(PathBuf, String, Kind)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for folder in ["source/markers", "programs"] {
        collect(&root.join(folder), &mut found);
    }
    found.sort();
    found.into_iter().filter_map(|path| read(&path)).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Option<(PathBuf, String, Kind)> {
    let kind = match path.extension()?.to_str()? {
        "js" if path.to_str()?.contains("sloppy") => Kind::Script,
        "js" if path.to_str()?.contains("programs") => detect_kind(&fs::read_to_string(path).ok()?),
        "js" | "cjs" => Kind::CommonJs,
        "mjs" => Kind::Module,
        _ => return None,
    };
    Some((path.to_owned(), fs::read_to_string(path).ok()?, kind))
}

#[test]
fn undo_is_exact_and_the_result_parses() {
    for (path, source, kind) in programs() {
        let made = match instrument(&source, kind) {
            Ok(made) => made,
            // A program may be there for its syntax error, or rely on module detection.
            Err(error) if path.to_str().unwrap().contains("programs") => {
                eprintln!("{}: {error}", path.display());
                continue;
            }
            Err(error) => panic!("{}: {error}", path.display()),
        };
        assert_eq!(strip(&made.code, &made.names), source, "{}", path.display());
        assert_eq!(made.code.lines().count(), source.lines().count(), "{}", path.display());
        if let Err(error) = instrument(&made.code, kind) {
            panic!("{}: {error}\n{}", path.display(), error.source_line);
        }
        engine_parses(&made, &source, &path);
    }
}

/// The engine parses the instrumented program if it parses the program.
fn engine_parses(made: &Instrumented, source: &str, path: &Path) {
    let parse = |code: &str| {
        let context = &mut Context::default();
        let code = if made.kind == Kind::CommonJs { wrap(code) } else { code.to_owned() };
        match made.kind {
            Kind::Module => {
                Module::parse(Source::from_bytes(&code), None, context).map(drop).map_err(|e| e.to_string())
            }
            _ => Script::parse(Source::from_bytes(&code), None, context).map(drop).map_err(|e| e.to_string()),
        }
    };
    if let Err(error) = parse(&made.code) {
        match parse(source) {
            Ok(()) => panic!("{}: {error}", path.display()),
            Err(own) => eprintln!("{}: the engine itself: {own}", path.display()),
        }
    }
}

fn wrap(code: &str) -> String {
    let code = code.strip_prefix("#!").map_or_else(|| code.to_owned(), |rest| format!("//{rest}"));
    format!("(function (exports, require, module, __filename, __dirname) {{{code}\n}})")
}

/// What a script prints with `console.log`, and how many markers it met.
fn run(code: &str, names: &looplab_js::source::Names) -> (Vec<String>, usize) {
    let context = &mut Context::default();
    let lines = Rc::new(RefCell::new(Vec::new()));
    let marks = Rc::new(RefCell::new(0));
    let (out, count) = (Rc::clone(&lines), Rc::clone(&marks));
    // SAFETY: the closures capture nothing that the engine's collector knows.
    let log = unsafe {
        NativeFunction::from_closure(move |_, args, context| {
            let mut texts = Vec::new();
            for value in args {
                texts.push(value.to_string(context)?.to_std_string_escaped());
            }
            out.borrow_mut().push(texts.join(" "));
            Ok(JsValue::undefined())
        })
    };
    // SAFETY: as above.
    let mark = unsafe {
        NativeFunction::from_closure(move |_, args, _| {
            *count.borrow_mut() += 1;
            Ok(args.get_or_undefined(1).clone())
        })
    };
    let first = NativeFunction::from_copy_closure(|_, args, _| Ok(args.get_or_undefined(0).clone()));
    let hidden = [
        (&names.mark, &mark),
        (&names.await_, &mark),
        (&names.caught, &mark),
        (&names.evaluated, &first),
        (&names.defined, &first),
    ];
    let numbers = context.intrinsics().constructors().number().prototype();
    for (name, function) in hidden {
        let function = FunctionObjectBuilder::new(context.realm(), function.clone()).build();
        match name.strip_prefix("0..") {
            Some(name) => numbers.set(JsString::from(name), function, true, context).map(drop).unwrap(),
            None => context
                .register_global_property(JsString::from(name.as_str()), function, Attribute::all())
                .unwrap(),
        }
    }
    let console =
        boa_engine::object::ObjectInitializer::new(context).function(log, js_string!("log"), 0).build();
    context.register_global_property(js_string!("console"), console, Attribute::all()).unwrap();
    if let Err(error) = context.eval(Source::from_bytes(code)) {
        lines.borrow_mut().push(error.to_string());
    }
    context.run_jobs().unwrap();
    let found = lines.borrow().clone();
    (found, *marks.borrow())
}

#[test]
fn behaviour_is_the_same() {
    for (path, source, kind) in programs() {
        if kind == Kind::Module || !path.to_str().unwrap().contains("markers") {
            continue;
        }
        let made = instrument(&source, kind).unwrap();
        let (wrapped, plain) = match kind {
            Kind::CommonJs => (format!("{}()", wrap(&made.code)), format!("{}()", wrap(&source))),
            _ => (made.code.clone(), source),
        };
        let (expected, _) = run(&plain, &made.names);
        let (got, marks) = run(&wrapped, &made.names);
        assert!(!expected.iter().any(|line| line.contains("Error")), "{}: {expected:?}", path.display());
        // The length of a function's text is the one thing that differs, until the host strips it.
        assert_eq!(
            got[..got.len().saturating_sub(1)],
            expected[..expected.len().saturating_sub(1)],
            "{}",
            path.display()
        );
        assert!(marks > 0 || expected.is_empty(), "{}", path.display());
    }
}

#[test]
fn every_function_and_loop_has_one_point() {
    let source = "function f() {} const g = () => 1; for (;;) break; while (0) { } do ; while (0)";
    let made = instrument(source, Kind::Script).unwrap();
    let count = |kind| made.points.iter().filter(|point| point.kind == kind).count();
    assert_eq!((count(PointKind::FunctionEntry), count(PointKind::Loop)), (2, 3));
}

#[test]
fn points_name_their_function() {
    let source = "class A { m() { x } static { y } constructor() { z } get p() { return 1 } f = () => 2 }\n\
                  const arrow = () => 3; o.k = function () { w }; ({ m() { v } }); (() => { u })(); top";
    let made = instrument(source, Kind::Script).unwrap();
    let named = |text: &str| {
        let at = source.find(text).unwrap() as u32;
        let place = made.lines().position(source, at);
        let point = made.points.iter().find(|p| (p.line, p.column) == (place.line, place.column)).unwrap();
        point.function.clone()
    };
    let name = |text: &str| named(text).unwrap_or_default();
    assert_eq!(
        [name("x }"), name("y }"), name("z }"), name("return"), name("2 }")],
        ["A.m", "<static_initializer>", "new A", "get p", "A.f"]
    );
    assert_eq!([name("3"), name("w }"), name("v }")], ["arrow", "o.k", "Object.m"]);
    assert_eq!([named("u })"), named("top")], [None, None]);
}

#[test]
fn positions_lead_back() {
    let source = "if (a) f(😀, () => g(1)); else h()\nx";
    let source = source.replace('😀', "'😀'");
    let made = instrument(&source, Kind::Script).unwrap();
    for (at, _) in made.code.match_indices(['f', 'g', 'h', 'x']) {
        let before = &made.code[..at];
        if before.ends_with("$L") {
            continue;
        }
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() as u32 + 1;
        let (line, column) = made.original(line, column);
        let original = made.lines().offset(&source, looplab_js::source::Position { line, column });
        assert_eq!(source.as_bytes()[original as usize], made.code.as_bytes()[at]);
    }
}

#[test]
fn a_functions_own_text_is_stripped_too() {
    let source = "const f = ({ a }) => a, g = function () { try { x } catch ([e]) { } }";
    let made = instrument(source, Kind::Script).unwrap();
    for (start, end, original) in
        [("({ a })", ", g", "({ a }) => a"), ("function", "", "function () { try { x } catch ([e]) { } }")]
    {
        let from = made.code.find(start).unwrap();
        let to = if end.is_empty() { made.code.len() } else { made.code.find(end).unwrap() };
        assert_eq!(strip(&made.code[from..to], &made.names), original);
    }
}

#[test]
fn any_piece_of_the_code_can_be_stripped() {
    let source = "try { for (;;) if (é) f(x => x); } catch ([e]) { async () => await é }";
    let made = instrument(source, Kind::Script).unwrap();
    let ends: Vec<usize> = made.code.char_indices().map(|(at, _)| at).chain([made.code.len()]).collect();
    for (index, &start) in ends.iter().enumerate() {
        for &end in &ends[index..] {
            let _ = strip(&made.code[start..end], &made.names);
        }
    }
}
