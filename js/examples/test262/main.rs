//! Runs a checkout of [test262](https://github.com/tc39/test262), the conformance suite of the language, and compares what
//! fails with the list in `expected.txt`: `cargo xtask test262 --path DIR`.
//!
//! The suite is not kept here. Every test runs in a fresh engine; several processes share the work, and one that dies or
//! does not answer in time is replaced and counts as a failure of its test.

mod area;
mod classes;
mod expected;
mod expected_text;
mod judge;
mod metadata;
mod options;
mod plan;
mod pool;
mod worker;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use expected::Expected;
use options::Options;
use plan::Plan;
use pool::Failures;

/// Where the list of what fails is kept.
fn list() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/test262/expected.txt")
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => return failed(&message),
    };
    if options.worker {
        worker::serve(&options);
        return ExitCode::SUCCESS;
    }
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => failed(&message),
    }
}

fn failed(message: &str) -> ExitCode {
    eprintln!("test262: {message}");
    ExitCode::FAILURE
}

/// Whether everything came out as the list says.
fn run(options: &Options) -> Result<bool, String> {
    let plan = Plan::make(options)?;
    let results = pool::run(&plan, options)?;
    area::print(&plan, &results);
    if let Some(file) = &options.failures {
        fs::write(file, classes::text(&results)).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    if options.bare {
        return Ok(true);
    }
    let list = list();
    let text = fs::read_to_string(&list).map_err(|e| format!("{}: {e}", list.display()))?;
    let expected = Expected::parse(&text)?;
    if options.write {
        let text = expected_text::renewed(&expected, &plan, &results);
        fs::write(&list, text).map_err(|e| format!("{}: {e}", list.display()))?;
        return Ok(true);
    }
    Ok(compare(&expected, &plan, &results))
}

fn compare(expected: &Expected, plan: &Plan, results: &BTreeMap<String, Failures>) -> bool {
    let mut agrees = true;
    for (path, failures) in results {
        let features = plan.features(path);
        match (expected.class_of(path, features), failures.is_empty()) {
            (None, false) => println!("fails and is not listed: {path}: {}", classes::line(&failures[0])),
            (Some(class), true) => println!("passes and is listed ({class}): {path}"),
            _ => continue,
        }
        agrees = false;
    }
    for path in expected.unknown(|path| plan.exists(path)) {
        println!("listed and not there: {path}");
        agrees = false;
    }
    println!("{}", if agrees { "As the list says." } else { "Not as the list says: see expected.txt." });
    agrees
}
