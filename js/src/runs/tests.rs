//! An engine that is used again cannot be told from a new one.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Every recorded program of Node, as name and text.
fn recorded() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let entries =
        |path: PathBuf| fs::read_dir(path).expect("the programs are here").flatten().map(|e| e.path());
    let mut files: Vec<PathBuf> = entries(root).filter(|path| path.is_dir()).flat_map(entries).collect();
    files.sort();
    let text = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        text.lines().any(|line| line.contains("runtimes:") && line.contains("node")).then_some((name, text))
    };
    files.into_iter().filter_map(text).collect()
}

/// Runs on a thread with the engine's stack.
fn on_stack<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(engine::STACK_SIZE);
        let thread = builder.spawn_scoped(scope, work).expect("a thread can be made");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn shown(outcome: &Outcome) -> String {
    format!("{:#?}\n{:?}\n{}\n{:?}", outcome.outputs, outcome.stopped, outcome.exit, outcome.trace)
}

#[test]
fn a_kept_engine_runs_every_recorded_program_as_a_new_one_does() {
    let programs = recorded();
    assert!(programs.len() > 200, "the programs are found");
    let options = Options { trace: true, ..Options::default() };
    let kept = programs.iter().filter(|(name, text)| {
        on_stack(|| {
            let program = Program::new(name.clone(), text.clone());
            let fresh = Runs::once(&program).run(&options).expect("the options are right");
            let mut runs = Runs::many(&program);
            let mut kept = true;
            for nth in 1..=2 {
                let outcome = runs.run(&options).expect("the options are right");
                assert_eq!(shown(&outcome), shown(&fresh), "run {nth} of {name}");
                kept &= runs.kept.is_some();
            }
            kept
        })
    });
    let kept = kept.count();
    assert!(kept * 4 > programs.len() * 3, "{kept} of {} engines were kept", programs.len());
}

/// Whether the engine is kept after a program of this text.
fn is_kept(text: &str) -> bool {
    on_stack(|| {
        let program = Program::new("change.js", text);
        let mut runs = Runs::many(&program);
        runs.run(&Options::default()).expect("the options are right");
        runs.kept.is_some()
    })
}

#[test]
fn an_engine_whose_realm_was_changed_is_not_used_again() {
    let changes = [
        "Array.prototype.last = function () {};",
        "Array.prototype[0] = 1;",
        "Array.prototype.push = null;",
        "delete Array.prototype.map;",
        "delete Array.prototype.map; Object.defineProperty(Array.prototype, 'map', { value: 1 });",
        "Object.freeze(Math);",
        "Object.preventExtensions(JSON);",
        "Object.setPrototypeOf(Map.prototype, null);",
        "Object.defineProperty(Date, 'now', { enumerable: true });",
        "Object.defineProperty(Object.prototype, 'x', { get() {}, configurable: true });",
        "Promise.prototype.then.extra = true;",
        "globalThis.left = 1;",
        "(function () { sloppy = 1; })();",
        "(0, eval)('var behind = 1');",
        "console.log = () => {};",
        "console.extra = 1;",
        "Error.stackTraceLimit = 0;",
        "Error.prepareStackTrace = () => '';",
        "Function.prototype.toString = () => '';",
        "Symbol.prototype[Symbol.toPrimitive].x = 1;",
        "Object.getPrototypeOf(function* () {}).x = 1;",
        "Object.getPrototypeOf(async function () {}).constructor.x = 1;",
        "Object.getPrototypeOf(async function* () {}).prototype.x = 1;",
        "Object.getPrototypeOf([][Symbol.iterator]()).next = null;",
        "Object.getPrototypeOf(''.matchAll(/./g)).x = 1;",
        "Object.getPrototypeOf(Int8Array).prototype.x = 1;",
        "new WeakRef({});",
        "process.exit(0);",
        "throw new Error('out');",
    ];
    for change in changes {
        assert!(!is_kept(change), "{change}");
    }
}

#[test]
fn an_engine_that_only_ran_a_program_is_used_again() {
    let programs = [
        "",
        "console.log([1, 2].map(String), new Map([[1, 2]]), Object.keys({ a: 1 }));",
        "const fs = require('fs'); fs.readFile(__filename, () => setImmediate(() => console.log('read')));",
        "class A extends Array {} new A(3).fill(1); try { null.x } catch (e) { String(e.stack); }",
        "process.on('exit', () => {}); process.nextTick(() => {}); const b = Buffer.from('x'); b.toString('hex');",
        "console.group('a'); console.count(); console.time('t'); setTimeout(() => {}, 5);",
        // The library's globals are made anew for every run.
        "setTimeout = null;",
        "import fs from 'node:fs'; export default 1; await null;",
        "import('node:events').then(({ EventEmitter }) => new EventEmitter());",
    ];
    for program in programs {
        assert!(is_kept(program), "{program}");
    }
}
