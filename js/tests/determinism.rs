//! The same program gives the same bytes, whatever the machine is called, whatever is in its environment and wherever it
//! runs: two processes run every recorded program, each under another environment, and say what came out.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use looplab_js::{Limits, Options, Program, Runtime};

/// Set in the processes that do the work.
const WORKS: &str = "LOOPLAB_DETERMINISM_WORKS";

#[test]
fn every_program_gives_the_same_trace_in_another_environment() {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    if std::env::var_os(WORKS).is_some() {
        return digests(&programs);
    }
    let here = [("TZ", "UTC"), ("LANG", "C"), ("HOSTNAME", "one"), ("HOME", "/"), ("MIMALLOC_VERBOSE", "0")];
    let there = [
        ("TZ", "Asia/Kathmandu"),
        ("LANG", "de_DE.UTF-8"),
        ("HOSTNAME", "other"),
        ("HOME", "/nowhere"),
        ("NODE_OPTIONS", "--trace-warnings"),
        ("UV_THREADPOOL_SIZE", "1"),
        ("NO_COLOR", "1"),
        ("FORCE_COLOR", "3"),
        ("RUST_BACKTRACE", "1"),
    ];
    let children = [child(&here, env!("CARGO_MANIFEST_DIR")), child(&there, env!("CARGO_TARGET_TMPDIR"))];
    let [one, other] = children.map(|child| {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("it is text");
        text.lines().filter(|line| line.starts_with("trace ")).map(str::to_owned).collect::<Vec<_>>()
    });
    assert!(one.len() > 300, "{} programs only", one.len());
    for (a, b) in one.iter().zip(&other) {
        assert_eq!(a, b);
    }
    assert_eq!(one.len(), other.len());
}

fn child(environment: &[(&str, &str)], folder: &str) -> Child {
    Command::new(std::env::current_exe().expect("this test has a file"))
        .args(["--exact", "every_program_gives_the_same_trace_in_another_environment", "--nocapture"])
        .env_clear()
        .envs(environment.iter().copied())
        .env(WORKS, "1")
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the test starts itself")
}

/// Says what each program comes to.
fn digests(programs: &Path) {
    for file in files(programs) {
        let source = fs::read_to_string(&file).expect("it can be read");
        let name = file.strip_prefix(programs).expect("it is in the folder").to_string_lossy().into_owned();
        let runtimes = source.lines().find_map(|line| line.strip_prefix("// runtimes: ")).unwrap_or_default();
        for (runtime, text) in [(Runtime::Node, "node"), (Runtime::Browser, "browser")] {
            if runtimes.contains(text) {
                println!("trace {name} {text} {:016x}", digest(&name, &source, runtime));
            }
        }
    }
}

fn digest(name: &str, source: &str, runtime: Runtime) -> u64 {
    // What runs long says nothing more the longer it runs.
    let limits = Limits { work: 1_000_000, ..Limits::default() };
    let options = Options { runtime, trace: true, limits, ..Options::default() };
    let outcome = looplab_js::run(&Program::new(name, source), &options).expect("the options are right");
    let mut hasher = DefaultHasher::new();
    format!("{outcome:?}").hash(&mut hasher);
    hasher.finish()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn random_numbers_are_the_same_every_time_and_follow_the_seed() {
    let program = "const { randomUUID, randomBytes, randomInt } = require('crypto');\n\
        console.log(Math.random(), randomUUID(), randomBytes(4), randomInt(1000), crypto.getRandomValues(new Uint8Array(2)));";
    let printed = |randomness| {
        let options = Options { randomness, ..Options::default() };
        let outcome =
            looplab_js::run(&Program::new("a.js", program), &options).expect("the options are right");
        outcome.text(looplab_core::trace::Stream::Stdout)
    };
    assert_eq!(printed(0), printed(0));
    assert_ne!(printed(0), printed(1));
}

#[test]
fn random_numbers_are_spread_evenly() {
    let program = "const tenths = new Array(10).fill(0);\n\
        for (let i = 0; i < 1e5; i++) tenths[Math.floor(Math.random() * 10)] += 1;\n\
        console.log(tenths.every((n) => n > 9_500 && n < 10_500));";
    let outcome =
        looplab_js::run(&Program::new("a.js", program), &Options::default()).expect("the options are right");
    assert_eq!(outcome.text(looplab_core::trace::Stream::Stdout), "true\n");
}
