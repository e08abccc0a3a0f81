//! `looplab trace`.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use looplab_core::trace::SCHEMA;
use looplab_js::{Outcome, Watch};

use crate::args::RunArgs;
use crate::watched::watched;
use crate::{output, run, text};

/// Runs the program and prints its trace.
pub(crate) fn trace(args: &RunArgs) -> Result<ExitCode, String> {
    let watch = Arc::new(Watch::silent());
    let say = |ended: &crate::watched::Ended| output::complain(&ended.message);
    let outcome = watched(&watch, say, || run::outcome(args, true, &watch))?;
    run::check_choices(args, &outcome)?;
    let out = BufWriter::new(io::stdout().lock());
    output::written(if args.program.json { json_lines(&outcome, out) } else { text::trace(&outcome, out) })?;
    if let Some(error) = &outcome.syntax_error {
        output::complain(&format!("{} at {}:{}", error.message, error.line, error.column));
    }
    if let Some(stopped) = &outcome.stopped {
        output::complain(&stopped.message);
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
