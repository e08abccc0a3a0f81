//! The command line's contract: what it prints where, and its exit codes.

mod common;

use std::process::Output;

use common::{file, looplab, stderr, stdout};

/// Looplab's own trouble: one line on standard error, nothing on standard output.
fn assert_one_line(output: &Output, code: i32, says: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", stderr(output));
    assert_eq!(stdout(output), "");
    assert_eq!(stderr(output).trim_end().lines().count(), 1, "{}", stderr(output));
    assert!(stderr(output).contains(says), "{}", stderr(output));
}

#[test]
fn prints_what_the_program_prints() {
    let program = "console.log('out'); console.error('err'); process.exitCode = 3";
    let output = looplab(&["run", "-"], program);
    assert_eq!((stdout(&output).as_str(), stderr(&output).as_str()), ("out\n", "err\n"));
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_browser_run_exits_0_even_after_an_uncaught_error() {
    let output = looplab(&["run", "--runtime", "browser", "-"], "throw new Error('boom')");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "Uncaught Error: boom\n");
}

#[test]
fn what_is_not_utf_8_is_read_as_the_runtimes_read_it() {
    let path = file("not-utf-8.js", b"console.log('caf\xe9', '\xff\xfe'.length, '\xf0\x9f\x98')\n");
    // What Node 24 and Chromium 156 print.
    assert_eq!(stdout(&looplab(&["run", &path], "")), "caf\u{fffd} 2 \u{fffd}\n");
    assert_eq!(stdout(&looplab(&["run", "--runtime", "browser", &path], "")), "caf\u{fffd} 2 \u{fffd}\n");
}

#[test]
fn a_page_has_its_program_in_the_body_or_in_the_head() {
    let program =
        "console.log(document.currentScript.parentNode.tagName, document.body && document.body.tagName)";
    assert_eq!(stdout(&looplab(&["run", "--runtime", "browser", "-"], program)), "BODY BODY\n");
    assert_eq!(stdout(&looplab(&["run", "--runtime", "browser", "--in-head", "-"], program)), "HEAD null\n");
}

#[test]
fn a_syntax_error_shows_its_line_and_exits_1() {
    let output = looplab(&["run", "-"], "let a = 1;\nlet b = ;\n");
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    assert!(text.contains("/[stdin]:2\nlet b = ;\n        ^\n"), "{text}");
    assert!(text.contains("SyntaxError: Unexpected token ';'"), "{text}");
}

#[test]
fn bad_usage_is_one_line_and_exit_2() {
    assert_one_line(&looplab(&["run", "no-such-file.js"], ""), 2, "cannot read 'no-such-file.js'");
    assert_one_line(&looplab(&["run", "--no-such-flag", "-"], ""), 2, "--no-such-flag");
    assert_one_line(&looplab(&["run", "--runtime", "deno", "-"], ""), 2, "deno");
    assert_one_line(&looplab(&["run", "--profile", "node-3", "-"], ""), 2, "node-3");
    assert_one_line(&looplab(&["fly"], ""), 2, "fly");
    assert_one_line(&looplab(&[], ""), 2, "looplab");
}

#[test]
fn runaway_programs_are_stopped_by_name_and_place() {
    let runaways = [
        ("\nwhile (true) {}", "endless loop", ":2:"),
        ("\nfunction f() { Promise.resolve().then(f) } f()", "endless microtasks", ":2:"),
        ("\nfunction f() { process.nextTick(f) } f()", "endless process.nextTick", ":2:"),
    ];
    for (program, name, place) in runaways {
        let output = looplab(&["run", "-"], program);
        assert_eq!(output.status.code(), Some(124), "{program}");
        let text = stderr(&output);
        assert!(text.contains(name) && text.contains(place), "{text}");
    }
}

#[test]
fn deep_recursion_is_a_range_error_the_program_can_catch() {
    let program = "function f() { f() } try { f() } catch (e) { console.log(e.name, e.message) }";
    let output = looplab(&["run", "-"], program);
    assert_eq!(stdout(&output), "RangeError Maximum call stack size exceeded\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn json_carries_output_and_exit_code() {
    let output = looplab(&["run", "--json", "-"], "console.log('x')");
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("one object");
    assert_eq!((&json["stdout"], &json["exit"]), (&"x\n".into(), &0.into()));
}

#[test]
fn a_trace_is_the_same_every_time_and_names_its_schema() {
    let program = "setTimeout(() => console.log('late')); Promise.resolve().then(() => console.log('soon'))";
    let first = looplab(&["trace", "--json", "-"], program);
    assert_eq!(first.stdout, looplab(&["trace", "--json", "-"], program).stdout);
    assert!(stdout(&first).starts_with("{\"events\":") || stdout(&first).contains("\"schema\":2"));
}

#[test]
fn profiles_lists_both_runtimes() {
    let text = stdout(&looplab(&["profiles"], ""));
    assert!(text.contains("node-24") && text.contains("chromium-156"), "{text}");
}

#[test]
fn plain_and_traced_runs_end_alike() {
    let program =
        "const s = Date.now(); while (Date.now() - s < 50); console.log(performance.now().toFixed(3))";
    let plain = looplab(&["run", "--json", "-"], program);
    let traced = stdout(&looplab(&["trace", "-"], program));
    let json: serde_json::Value = serde_json::from_str(&stdout(&plain)).expect("one object");
    let printed = json["stdout"].as_str().unwrap_or_default().trim_end().to_owned();
    assert!(traced.contains(&format!("prints “{printed}”")), "plain said {printed}");
}

#[test]
fn runaway_memory_is_a_named_stop() {
    let output = looplab(&["run", "-"], "\nconst all = [];\nwhile (true) all.push([all.length]);\n");
    assert_eq!(output.status.code(), Some(124), "{}", stderr(&output));
    assert!(stderr(&output).contains("runaway memory"), "{}", stderr(&output));
}

#[test]
fn output_is_printed_as_it_goes() {
    let program = "console.log('before'); /^(a+)+$/.test('a'.repeat(40) + 'b'); console.log('never');";
    let output = looplab(&["run", "-"], program);
    assert_eq!(output.status.code(), Some(124));
    assert_eq!(stdout(&output), "before\n");
    let text = stderr(&output);
    assert!(text.contains("endless native call") && text.contains("[stdin]:1:24"), "{text}");
}

#[test]
fn what_never_looks_up_is_stopped_in_json_as_well() {
    let output =
        looplab(&["run", "--json", "-"], "console.log('before'); /^(a+)+$/.test('a'.repeat(40) + 'b');");
    assert_eq!(output.status.code(), Some(124));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("one object");
    assert_eq!((&json["stdout"], &json["exit"]), (&"before\n".into(), &124.into()));
    assert_eq!(json["stopped"]["limit"], "endless native call");
}

#[test]
fn one_operation_that_takes_too_much_memory_is_a_named_stop() {
    let output = looplab(&["run", "-"], "console.log('before');\nnew Float64Array(100_000_000).fill(1);\n");
    assert_eq!(output.status.code(), Some(124), "{}", stderr(&output));
    assert_eq!(stdout(&output), "before\n");
    assert!(stderr(&output).contains("runaway memory: more than 512 MiB in use"), "{}", stderr(&output));
    assert!(stderr(&output).contains(":2:1"), "{}", stderr(&output));
}

#[test]
fn garbage_is_not_runaway_memory() {
    let program = "for (let i = 0; i < 1500; i++) new Uint8Array(1 << 20);\nconsole.log('end')";
    let output = looplab(&["run", "-"], program);
    assert_eq!(stdout(&output), "end\n", "{}", stderr(&output));
}

#[test]
fn an_idle_port_ends_at_once() {
    let output = looplab(&["run", "-"], "new MessageChannel().port1.onmessage = () => {};");
    assert_eq!(output.status.code(), Some(124));
    assert!(stderr(&output).contains("endless waiting: MessagePort is open"), "{}", stderr(&output));
}

#[test]
fn choices_that_the_program_does_not_have_are_refused() {
    let program = "setTimeout(() => console.log('t'), 1); setImmediate(() => console.log('i'));";
    let output = looplab(&["run", "--choices", "task-7", "-"], program);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("--choices") && stderr(&output).contains("task-7 is none of them"),
        "{}",
        stderr(&output)
    );
    let output = looplab(&["run", "--choices", "due", "-"], "console.log('nothing is open')");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("leaves 0 questions open"), "{}", stderr(&output));
}

#[test]
fn the_allocator_takes_no_options_from_the_environment() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_looplab"));
    let output =
        command.arg("profiles").env("MIMALLOC_SHOW_STATS", "1").env("MIMALLOC_VERBOSE", "1").output();
    let output = output.expect("the binary starts");
    assert_eq!(stderr(&output), "");
}

/// What is written to a full device.
#[cfg(target_os = "linux")]
mod full {
    use std::fs::File;
    use std::process::{Command, Stdio};

    use crate::common::{file, stderr};

    fn full() -> Stdio {
        File::options().write(true).open("/dev/full").expect("Linux has it").into()
    }

    fn looplab() -> Command {
        Command::new(env!("CARGO_BIN_EXE_looplab"))
    }

    #[test]
    fn standard_output_that_cannot_be_written_is_said() {
        let program = file("full.js", "console.log('x')");
        for command in ["run", "trace", "explore", "profiles"] {
            let arguments = [command, &program];
            let arguments = if command == "profiles" { &arguments[..1] } else { &arguments[..] };
            let output = looplab().args(arguments).stdout(full()).output().expect("the binary starts");
            assert_eq!(output.status.code(), Some(2), "{command}");
            let text = stderr(&output);
            assert_eq!(text, "looplab: cannot write standard output: no space left on device\n", "{command}");
        }
    }

    #[test]
    fn standard_error_that_cannot_be_written_leaves_the_exit_code() {
        let status = looplab().args(["run", "no-such-file.js"]).stderr(full()).status().expect("it starts");
        assert_eq!(status.code(), Some(2));
        let program = file("full-error.js", "console.error('x'); process.exitCode = 3");
        let status = looplab().args(["run", &program]).stderr(full()).status().expect("it starts");
        assert_eq!(status.code(), Some(3));
    }

    #[test]
    fn a_reader_that_went_away_is_no_trouble() {
        let program = file("gone.js", "for (let i = 0; i < 1000; i++) console.log(i)");
        let mut child =
            looplab().args(["run", &program]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = child.as_mut().expect("it starts");
        drop(child.stdout.take());
        let mut said = String::new();
        let mut errors = child.stderr.take().expect("a pipe");
        std::io::Read::read_to_string(&mut errors, &mut said).expect("it is text");
        assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(0), ""));
    }
}
