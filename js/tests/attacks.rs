//! Whatever never ends is stopped by name, after a certain amount of work: the tests give it little, a run gets more. What
//! runs long and ends is not stopped.
//!
//! The programs are in `tests/attacks`, each with the name of the bound that stops it in its first line. What a machine
//! takes for them with a run's own bounds is printed by `cargo xtask attacks`.

use std::fs;
use std::path::{Path, PathBuf};

use looplab_core::trace::Stream;
use looplab_js::{Limits, Options, Outcome, Program, Runtime};

/// Enough for everything around the programs, and for a virtual day of slow timers.
const WORK: u64 = 400_000;

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|it| it.expect("it can be read").path())
        .collect();
    files.sort();
    files
}

fn run(name: &str, source: &str, runtime: Runtime, limits: Limits) -> Outcome {
    let options = Options { runtime, limits, ..Options::default() };
    looplab_js::run(&Program::new(name, source), &options).expect("the options are right")
}

fn assert_stopped(runtime: Runtime, folder: &str) {
    let files = programs(folder);
    assert!(files.len() > 10, "the programs of {folder} are gone");
    for file in files {
        let source = fs::read_to_string(&file).expect("it can be read");
        let ends = source.lines().next().and_then(|line| line.strip_prefix("// ends: ")).expect("a header");
        let name = file.file_name().expect("a name").to_string_lossy();
        let limits = Limits { work: WORK, ..Limits::default() };
        let outcome = run(&name, &source, runtime, limits);
        let stopped = outcome.stopped.unwrap_or_else(|| panic!("{name} was not stopped"));
        assert_eq!(stopped.limit, ends, "{name}: {}", stopped.message);
        // What `eval` and `Function` are given stands in no line of the program.
        let place =
            if name.contains("-in-a-text") { "stopped".to_owned() } else { format!("stopped at /{name}:") };
        assert!(stopped.message.contains(&place), "{name}: {}", stopped.message);
        assert_eq!(outcome.exit, 124, "{name}");
    }
}

#[test]
fn endless_programs_of_node_are_stopped_by_name_and_place() {
    assert_stopped(Runtime::Node, "node");
}

#[test]
fn endless_programs_of_pages_are_stopped_by_name_and_place() {
    assert_stopped(Runtime::Browser, "browser");
}

#[test]
fn the_same_amount_of_work_stops_at_the_same_place() {
    let program = "let i = 0; (function again() { i += 1; console.log(i); setImmediate(again); })();";
    let limits = Limits { work: 50_000, ..Limits::default() };
    let texts = [(); 2].map(|()| run("a.js", program, Runtime::Node, limits.clone()).text(Stream::Stdout));
    assert_eq!(texts[0], texts[1]);
    assert!(texts[0].lines().count() > 100);
}

#[test]
fn what_runs_long_and_ends_is_not_stopped() {
    let programs = [
        (
            "a loop of three million turns",
            "let n = 0; for (let i = 0; i < 3e6; i++) n += i; console.log('end');",
        ),
        (
            "an interval of a second for a minute",
            "let n = 0; const i = setInterval(() => { if (++n === 60) { clearInterval(i); console.log('end'); } }, 1000);",
        ),
        (
            "a hundred thousand timers",
            "let n = 0; for (let i = 0; i < 1e5; i++) setTimeout(() => { if (++n === 1e5) console.log('end'); }, i % 100);",
        ),
        (
            "a chain of two hundred thousand links",
            "let p = Promise.resolve(); for (let i = 0; i < 2e5; i++) p = p.then(() => {}); p.then(() => console.log('end'));",
        ),
        ("a timer of twelve hours", "setTimeout(() => console.log('end'), 12 * 3600e3);"),
        (
            "a port that is closed",
            "const { port1, port2 } = new MessageChannel(); port1.onmessage = () => {}; \
             setTimeout(() => { port2.close(); console.log('end'); }, 10);",
        ),
    ];
    for (what, program) in programs {
        let outcome = run("a.js", program, Runtime::Node, Limits::default());
        assert_eq!(outcome.text(Stream::Stdout), "end\n", "{what}: {:?}", outcome.stopped);
        assert_eq!(outcome.exit, 0, "{what}");
    }
}
