//! `looplab diagnose`.

mod common;

use common::{file, looplab, stdout};
use serde_json::Value;

const PROGRAM: &str =
    "setTimeout(() => console.log('timeout')); Promise.resolve().then(() => console.log('promise'));";

#[test]
fn a_right_answer_exits_0() {
    let program = file("right.js", PROGRAM);
    let output = looplab(&["diagnose", &program, "--answer", "promise\ntimeout"], "");
    assert_eq!(
        (output.status.code(), stdout(&output).as_str()),
        (Some(0), "Right: this is what it prints.\n")
    );
}

#[test]
fn a_wrong_answer_exits_1_with_line_belief_and_rule() {
    let program = file("wrong.js", PROGRAM);
    let output = looplab(&["diagnose", &program, "--answer", "timeout promise"], "");
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    let start = "Wrong from line 1 on:\n  the answer says  timeout\n  it prints        promise\n";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("Timers before promises (timers-before-promises)"), "{text}");
    assert!(text.contains("One queue for everything"), "{text}");
    assert!(text.contains("#perform-a-microtask-checkpoint"), "{text}");
    let output = looplab(&["diagnose", &program, "--answer", "neither"], "");
    assert!(
        stdout(&output).contains("No mistake that Looplab knows yields this answer."),
        "{}",
        stdout(&output)
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_answer_may_come_from_a_file_or_from_standard_input() {
    let (program, answer) = (file("read.js", PROGRAM), file("answer.txt", "promise\r\ntimeout\r\n"));
    let right = |arguments: &[&str], stdin: &str| {
        assert_eq!(looplab(arguments, stdin).status.code(), Some(0), "{arguments:?}");
    };
    right(&["diagnose", &program, "--answer-file", &answer], "");
    right(&["diagnose", "--runtime", "browser", &program, "--answer", "-"], "promise\ntimeout\n");
    right(&["diagnose", &program, "--answer-file", "-"], "promise\ntimeout\n");
    right(&["diagnose", "--answer-file", &answer, "-"], PROGRAM);
}

#[test]
fn json_is_one_object() {
    let program = file("json.js", PROGRAM);
    let output = looplab(&["diagnose", "--json", &program, "--answer", "timeout,promise"], "");
    let json: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!((&json["schema"], &json["correct"]), (&1.into(), &false.into()));
    assert_eq!(json["expected"], "promise\ntimeout\n");
    assert_eq!(
        json["departs"],
        serde_json::json!({ "line": 1, "expected": "promise", "answered": "timeout" })
    );
    let first = &json["beliefs"][0];
    assert_eq!((&first["name"], &first["exact"]), (&"timers-before-promises".into(), &true.into()));
    assert!(first["link"].as_str().is_some_and(|link| link.starts_with("https://")));
    let output = looplab(&["diagnose", "--json", &program, "--answer", "promise,timeout"], "");
    let json: Value = serde_json::from_str(&stdout(&output)).expect("one JSON object");
    assert_eq!((&json["correct"], &json["departs"]), (&true.into(), &Value::Null));
    assert_eq!(json["beliefs"], serde_json::json!([]));
}

#[test]
fn bad_usage_is_one_line_and_exit_2() {
    let program = file("usage.js", PROGRAM);
    let refused = |arguments: &[&str], stdin: &str, says: &str| {
        let output = looplab(arguments, stdin);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{text}");
        assert_eq!(text.trim_end().lines().count(), 1, "{text}");
        assert!(text.contains(says), "{text}");
    };
    refused(&["diagnose", &program], "", "--answer");
    refused(&["diagnose", "--answer", "x"], "", "FILE");
    refused(&["diagnose", &program, "--answer", "x", "--answer-file", "y"], "", "cannot be used with");
    refused(&["diagnose", "-", "--answer", "-"], "", "standard input");
    refused(&["diagnose", &program, "--answer-file", "no-such-file"], "", "no-such-file");
    refused(&["diagnose", "-", "--answer", "x"], "let = ;", "Unexpected token");
    refused(&["diagnose", "-", "--answer", "x"], "while (true) {}", "endless loop");
    refused(&["diagnose", "--profile", "node-3", &program, "--answer", "x"], "", "node-3");
}
