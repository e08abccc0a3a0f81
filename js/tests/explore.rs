//! The explored set of every recorded program holds what the real runtime printed.

mod truth;

use looplab_core::explore::Bounds;
use looplab_js::explore::{Exploration, Search};
use looplab_js::{Options, Program, Runtime};
use truth::{Recorded, Seen};

/// Runs of one program.
const RUNS: u64 = 300;

fn explored(program: &Recorded) -> Exploration {
    let text = Program::new(format!("/{}", program.name), &program.source);
    let in_head = truth::is_in_head(&program.source);
    let options = Options { runtime: program.runtime, in_head, ..Options::default() };
    let bounds = Bounds { runs: RUNS, ..Bounds::default() };
    looplab_js::explore(&text, &options, Search::Exhaustive, bounds, |_| true).expect("the options are right")
}

fn holds(found: &Exploration, program: &Recorded, seen: &Seen) -> bool {
    found.outputs.iter().any(|output| {
        let stdout = truth::normalise_paths(&output.stdout, &program.name);
        stdout == seen.stdout && i64::from(output.exit) == seen.exit
    })
}

fn check(runtime: Runtime) {
    let mut missing = Vec::new();
    for program in truth::programs(runtime) {
        let found = explored(&program);
        let name = format!("{}/{}", program.area, program.name);
        let complete = if found.complete { "" } else { ", not all" };
        if program.seen.len() == 1 && found.outputs.len() > 1 {
            println!("{name}: {} outputs in {} runs{complete}", found.outputs.len(), found.runs);
        }
        if !program.seen.iter().all(|seen| holds(&found, &program, seen)) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "outputs that were seen and are not in the explored set: {missing:#?}");
}

#[test]
fn every_order_that_node_took_is_explored() {
    check(Runtime::Node);
}

#[test]
fn every_order_that_chromium_took_is_explored() {
    check(Runtime::Browser);
}

#[test]
fn operations_that_nobody_can_tell_apart_are_one() {
    let explored = |source: &str| {
        let (program, bounds) = (Program::new("/alike.js", source), Bounds::default());
        looplab_js::explore(&program, &Options::default(), Search::Exhaustive, bounds, |_| true)
            .expect("the options are right")
    };
    let shared = explored(
        "let n = 0; const f = () => console.log(++n); for (let i = 0; i < 5; i++) require('fs').stat('/', f);",
    );
    assert_eq!((shared.runs, shared.outputs.len(), shared.complete), (1, 1, true));
    let own = explored("for (let i = 0; i < 4; i++) require('fs').stat('/', () => console.log(i));");
    assert_eq!((own.runs, own.outputs.len(), own.complete), (24, 24, true));
}
