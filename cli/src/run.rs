//! `looplab run`.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use looplab_core::trace::Stream;
use looplab_js::{Options, Outcome, Watch};

use crate::args::RunArgs;
use crate::output::{self, Streamed};
use crate::watched::{Ended, watched};
use crate::{input, memory};

/// Runs the program and prints what it prints.
pub(crate) fn run(args: &RunArgs) -> Result<ExitCode, String> {
    if args.program.json { run_for_json(args) } else { run_for_people(args) }
}

/// The runtime's exit code; what does not fit a byte is cut as the system cuts it.
pub(crate) fn exit_code(outcome: &Outcome) -> ExitCode {
    ExitCode::from(outcome.exit as u8)
}

/// Prints everything when and where the program prints it.
fn run_for_people(args: &RunArgs) -> Result<ExitCode, String> {
    let streamed = Arc::new(Streamed::default());
    let sink = streamed.clone();
    let watch = Arc::new(Watch::new(move |stream, text| sink.write(stream, text)));
    let outcome = watched(&watch, |ended| output::complain(&ended.message), || outcome(args, false, &watch))?;
    if let Some(stopped) = &outcome.stopped {
        output::complain(&stopped.message);
    }
    streamed.result()?;
    check_choices(args, &outcome)?;
    Ok(exit_code(&outcome))
}

/// Prints one object in the end.
fn run_for_json(args: &RunArgs) -> Result<ExitCode, String> {
    let so_far = Arc::new(Mutex::new([String::new(), String::new()]));
    let sink = so_far.clone();
    let watch = Arc::new(Watch::new(move |stream, text: &str| {
        let mut so_far = sink.lock().unwrap_or_else(PoisonError::into_inner);
        so_far[usize::from(stream == Stream::Stderr)].push_str(text);
    }));
    let say = |ended: &Ended| {
        // Whoever ran out of memory may have done so while it held the lock.
        let [stdout, stderr] = so_far.try_lock().map(|it| it.clone()).unwrap_or_default();
        let _ = print_json(&stdout, &stderr, 124, Some((ended.limit, &ended.message)));
    };
    let outcome = watched(&watch, say, || outcome(args, false, &watch))?;
    check_choices(args, &outcome)?;
    let stopped = outcome.stopped.as_ref().map(|stopped| (stopped.limit, stopped.message.as_str()));
    let (stdout, stderr) = (outcome.text(Stream::Stdout), outcome.text(Stream::Stderr));
    output::written(print_json(&stdout, &stderr, outcome.exit, stopped))?;
    Ok(exit_code(&outcome))
}

/// Whether the program has the orders that `--choices` asks for.
pub(crate) fn check_choices(args: &RunArgs, outcome: &Outcome) -> Result<(), String> {
    match args.choices.as_ref().and_then(|choices| outcome.impossible(choices)) {
        Some(why) => Err(format!("--choices asks for what cannot be: {why}")),
        None => Ok(()),
    }
}

/// Runs the program while someone looks on.
pub(crate) fn outcome(args: &RunArgs, trace: bool, watch: &Arc<Watch>) -> Result<Outcome, String> {
    let program = input::program(&args.program.file)?;
    let options = Options { watch: Some(watch.clone()), ..args.options(trace, memory::limit())? };
    looplab_js::run(&program, &options).map_err(|e| e.to_string())
}

fn print_json(stdout: &str, stderr: &str, exit: i32, stopped: Option<(&str, &str)>) -> io::Result<()> {
    let json = serde_json::json!({
        "schema": looplab_core::trace::SCHEMA,
        "stdout": stdout,
        "stderr": stderr,
        "exit": exit,
        "stopped": stopped.map(|(limit, message)| serde_json::json!({ "limit": limit, "message": message })),
    });
    let mut out = io::stdout().lock();
    writeln!(out, "{json}")?;
    out.flush()
}
