//! `looplab trace`.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use looplab_core::trace::SCHEMA;
use looplab_js::Outcome;

use crate::args::RunArgs;
use crate::{input, run, text};

/// Runs the program and prints its trace.
pub(crate) fn trace(args: &RunArgs) -> Result<ExitCode, String> {
    let program = input::program(&args.program.file)?;
    let outcome = looplab_js::run(&program, &args.options(true)?).map_err(|e| e.to_string())?;
    let out = BufWriter::new(io::stdout().lock());
    let _ = if args.program.json { json_lines(&outcome, out) } else { text::trace(&outcome, out) };
    if let Some(error) = &outcome.syntax_error {
        eprintln!("looplab: {} at {}:{}", error.message, error.line, error.column);
    }
    if let Some(stopped) = &outcome.stopped {
        eprintln!("looplab: {}", stopped.message);
    }
    Ok(run::exit_code(&outcome))
}

/// One object per line: the schema's version first, then the events.
fn json_lines(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "{}", serde_json::json!({ "schema": SCHEMA, "events": outcome.trace.len() }))?;
    for event in &outcome.trace {
        serde_json::to_writer(&mut out, event)?;
        writeln!(out)?;
    }
    out.flush()
}
