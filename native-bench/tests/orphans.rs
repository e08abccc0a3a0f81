//! What the bench starts does not outlive it, even when it is killed and can end nothing itself.
#![cfg(target_os = "linux")]

#[path = "../benches/servers/linux/mortal.rs"]
mod mortal;

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use mortal::mortal;

/// Set for this program when it plays the bench.
const ROLE: &str = "LOOPLAB_TEST_ROLE";

/// Names itself, so that it is started alone in its other role.
const TEST: &str = "a_child_ends_with_the_process_that_started_it";

/// The bench is killed when its child waits for a line, and only then the line is written: by then the kernel has killed the
/// child too, or it answers.
#[test]
fn a_child_ends_with_the_process_that_started_it() {
    if std::env::var_os(ROLE).is_some() {
        let mut child = Command::new("sh");
        child.args(["-c", "echo started; read line; echo survived"]);
        let status = mortal(&mut child).status();
        panic!("killed before the child ends: {status:?}");
    }
    let mut command = Command::new(std::env::current_exe().expect("a path"));
    command.args(["--exact", TEST, "--nocapture"]).env(ROLE, "bench");
    let mut bench =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("itself");
    let mut input = bench.stdin.take().expect("a pipe");
    let mut output = bench.stdout.take().expect("a pipe");
    let mut said = String::new();
    let mut byte = [0];
    while !said.contains("started") && output.read(&mut byte).is_ok_and(|n| n == 1) {
        said.push(char::from(byte[0]));
    }
    bench.kill().expect("it runs");
    bench.wait().expect("its status");
    // It fails when nobody is left to read.
    let _ = input.write_all(b"go on\n");
    output.read_to_string(&mut said).expect("text");
    assert!(said.contains("started") && !said.contains("survived"), "{said}");
}
