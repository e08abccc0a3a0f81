//! `looplab run`.

use std::io::{self, Write};
use std::process::ExitCode;

use looplab_core::trace::Stream;
use looplab_js::Outcome;

use crate::args::RunArgs;
use crate::input;

/// Runs the program and prints what it prints.
pub(crate) fn run(args: &RunArgs) -> Result<ExitCode, String> {
    let program = input::program(&args.program.file)?;
    let outcome = looplab_js::run(&program, &args.options(false)?).map_err(|e| e.to_string())?;
    // A reader that went away is no trouble of the program's.
    let _ = if args.program.json { print_json(&outcome) } else { replay(&outcome) };
    Ok(exit_code(&outcome))
}

/// The runtime's exit code; what does not fit a byte is cut as the system cuts it.
pub(crate) fn exit_code(outcome: &Outcome) -> ExitCode {
    ExitCode::from(outcome.exit as u8)
}

/// Writes everything in the order in which the program wrote it.
fn replay(outcome: &Outcome) -> io::Result<()> {
    let (mut stdout, mut stderr) = (io::stdout().lock(), io::stderr().lock());
    let mut rest = outcome.outputs.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|o| o.stream == first.stream).count();
        let text: String = rest[..run].iter().map(|o| o.text.as_str()).collect();
        match first.stream {
            Stream::Stdout => {
                stdout.write_all(text.as_bytes())?;
                stdout.flush()?;
            }
            Stream::Stderr => stderr.write_all(text.as_bytes())?,
        }
        rest = &rest[run..];
    }
    if let Some(stopped) = &outcome.stopped {
        writeln!(stderr, "looplab: {}", stopped.message)?;
    }
    Ok(())
}

fn print_json(outcome: &Outcome) -> io::Result<()> {
    let json = serde_json::json!({
        "schema": looplab_core::trace::SCHEMA,
        "stdout": outcome.text(Stream::Stdout),
        "stderr": outcome.text(Stream::Stderr),
        "exit": outcome.exit,
        "stopped": outcome.stopped.as_ref().map(|s| serde_json::json!({ "limit": s.limit, "message": s.message })),
    });
    writeln!(io::stdout().lock(), "{json}")
}
