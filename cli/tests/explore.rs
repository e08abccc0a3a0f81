//! `looplab explore` and `looplab run --choices`.

mod common;

use std::process::Output;

use common::{file, stderr, stdout};
use serde_json::Value;

const RACE: &str =
    "setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate'));";
const FILES: &str =
    "const fs = require('fs'); for (const n of [1, 2, 3]) fs.stat('/', () => console.log(n));";

fn looplab(arguments: &[&str], program: &str) -> Output {
    common::looplab(&[arguments, &[program]].concat(), "")
}

#[test]
fn lists_every_output_with_its_cause() {
    let output = looplab(&["explore"], &file("race.js", RACE));
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("because the timer that line 1 set was already due: https://"), "{text}");
    assert!(text.contains("2 outputs; the list is complete"), "{text}");
}

#[test]
fn a_cause_names_the_line_that_began_the_operation() {
    let program = "const fs = require('fs');\nfs.readFile(__filename, () => console.log(1));\nfs.readFile(__filename, () => console.log(2));";
    let text = stdout(&looplab(&["explore"], &file("lines.js", program)));
    let cause = "because the operation that line 3 began was done before others that usually are: https://";
    assert!(text.contains(cause), "{text}");
}

#[test]
fn json_has_choices_that_repeat_each_output() {
    let program = file("files.js", FILES);
    let output = looplab(&["explore", "--json"], &program);
    let found: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!((&found["complete"], &found["runs"]), (&Value::Bool(true), &Value::from(6)));
    let outputs = found["outputs"].as_array().expect("a list");
    assert_eq!(outputs.len(), 6);
    for possible in outputs {
        let choices = possible["choices"].as_str().expect("a text");
        assert_eq!(stdout(&looplab(&["run", "--choices", choices], &program)), possible["stdout"]);
        assert_eq!(possible["rules"].as_array().is_none_or(Vec::is_empty), choices == "usual");
    }
}

#[test]
fn a_bound_that_was_reached_is_said_and_exits_3() {
    let output = looplab(&["explore", "--max-runs", "2"], &file("bounded.js", FILES));
    assert_eq!(output.status.code(), Some(3));
    assert!(stdout(&output).contains("there may be more: the bound on runs was reached after 2 runs"));
}

#[test]
fn a_seed_draws_orders() {
    let output = looplab(&["explore", "--seed", "1", "--max-runs", "60"], &file("seeded.js", FILES));
    assert_eq!(output.status.code(), Some(3), "a sample is never complete");
    assert!(stdout(&output).contains("6 outputs"), "{}", stdout(&output));
}

#[test]
fn a_program_without_choices_needs_one_run() {
    let output = looplab(&["explore"], &file("settled.js", "Promise.resolve().then(() => console.log(1))"));
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stdout(&output).contains("1 output; the list is complete: every legal order was tried, in 1 run.")
    );
}

#[test]
fn expectations_hold_in_every_order_or_are_refuted_by_one() {
    let program = file("expect.js", RACE);
    let expected = file("expected.txt", "immediate\ntimeout\n");
    let refuted = looplab(&["explore", "--expect", &expected], &program);
    assert_eq!(refuted.status.code(), Some(1));
    assert!(stdout(&refuted).contains("looplab run --choices due "), "{}", stdout(&refuted));
    assert_eq!(looplab(&["explore", "--never", "timeout\nimmediate"], &program).status.code(), Some(1));
    assert_eq!(looplab(&["explore", "--never", "neither"], &program).status.code(), Some(0));
}

#[test]
fn bad_choices_are_one_line() {
    let output = looplab(&["run", "--choices", "0,1"], &file("bad.js", RACE));
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains("words with dots between them") && text.trim_end().lines().count() == 1, "{text}");
}

#[test]
fn a_list_with_an_order_that_does_not_end_is_not_complete() {
    let output = looplab(&["explore"], &file("endless.js", "console.log('begins'); while (true) {}"));
    assert_eq!(output.status.code(), Some(3));
    let text = stdout(&output);
    assert!(text.contains("there may be more") && text.contains("endless loop"), "{text}");
}

#[test]
fn a_program_that_does_not_parse_has_no_orders() {
    let output = looplab(&["explore"], &file("broken.js", "let a = ;"));
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(
        stderr(&output).contains("the program does not parse: Unexpected token ';' at 1:9"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn choices_of_an_older_looplab_are_refused_by_name() {
    let output = looplab(&["run", "--choices", "0.2.1"], &file("old.js", RACE));
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("0.2.1 are choices of an older Looplab"), "{}", stderr(&output));
}
