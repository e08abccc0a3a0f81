//! `looplab explore`.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::slice;
use std::sync::Arc;
use std::time::{Duration, Instant};

use looplab_core::explore::Bounds;
use looplab_core::rule::Rule;
use looplab_js::explore::{Because, Exploration, PossibleOutput, Progress, Search, because};
use looplab_js::source::SyntaxError;
use looplab_js::{Options, Program, Watch};

use crate::args::ExploreArgs;
use crate::watched::{Ended, watched};
use crate::{input, memory, output};

/// An order printed what `--never` forbids or not what `--expect` wants.
const REFUTED: u8 = 1;
/// A bound was reached: there may be further outputs.
const INCOMPLETE: u8 = 3;
/// The version of the JSON.
const SCHEMA: u32 = 1;

/// Lists what the program may print.
pub(crate) fn explore(args: &ExploreArgs) -> Result<ExitCode, String> {
    let program = input::program(&args.program.file)?;
    let search = args.seed.map_or(Search::Exhaustive, |seed| Search::Random { seed });
    let bounds = Bounds { runs: args.max_runs, ..Bounds::default() };
    let watch = Arc::new(Watch::silent());
    let options = args.options(memory::limit_for(looplab_js::explore::at_once()))?;
    let options = Options { watch: Some(watch.clone()), ..options };
    let say = |ended: &Ended| output::complain(&ended.message);
    watched(&watch, say, || list(&program, &options, search, bounds, args))
}

fn list(
    program: &Program,
    options: &Options,
    search: Search,
    bounds: Bounds,
    args: &ExploreArgs,
) -> Result<ExitCode, String> {
    let expected = args.expect.as_deref().map(input::program).transpose()?.map(|file| file.source);
    let mut shown = Meter::new();
    let found = looplab_js::explore(program, options, search, bounds, |progress| {
        shown.show(progress);
        true
    });
    shown.clear();
    let found = found.map_err(|e| e.to_string())?;
    if let Some(SyntaxError { message, line, column, .. }) = &found.syntax_error {
        return Err(format!("the program does not parse: {message} at {line}:{column}"));
    }
    let refuted =
        found.outputs.iter().find(|output| refutes(output, expected.as_deref(), args.never.as_deref()));
    output::written(match (args.program.json, refuted) {
        (true, _) => json(&found, &reasons(program, options, &found.outputs)?),
        (false, Some(output)) => {
            counter_example(output, &reasons(program, options, slice::from_ref(output))?[0], args)
        }
        (false, None) => text(&found, &reasons(program, options, &found.outputs)?),
    })?;
    Ok(match refuted {
        Some(_) => ExitCode::from(REFUTED),
        None if !found.complete => ExitCode::from(INCOMPLETE),
        None => ExitCode::SUCCESS,
    })
}

fn refutes(output: &PossibleOutput, expected: Option<&str>, never: Option<&str>) -> bool {
    let differs = expected.is_some_and(|text| text.trim_end() != output.stdout.trim_end());
    differs || never.is_some_and(|text| output.stdout.contains(text) || output.stderr.contains(text))
}

/// Why each of these came out.
fn reasons(
    program: &Program,
    options: &Options,
    outputs: &[PossibleOutput],
) -> Result<Vec<Vec<Because>>, String> {
    because(program, options, outputs).map_err(|e| e.to_string())
}

fn text(found: &Exploration, reasons: &[Vec<Because>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (index, (output, reasons)) in found.outputs.iter().zip(reasons).enumerate() {
        writeln!(out, "{}. {}", index + 1, heading(output, found.runs))?;
        describe(&mut out, output, reasons)?;
        writeln!(out)?;
    }
    writeln!(out, "{}", conclusion(found))
}

fn heading(output: &PossibleOutput, runs: u64) -> String {
    let share = if runs > 1 { format!(" ({} of {runs} runs)", output.runs) } else { String::new() };
    match output.differs_at {
        None => format!("The usual output{share}"),
        Some(line) => format!("--choices {}, different from line {line} on{share}", output.choices),
    }
}

fn describe(out: &mut impl Write, output: &PossibleOutput, reasons: &[Because]) -> io::Result<()> {
    for line in output.stdout.lines().chain(output.stderr.lines()) {
        writeln!(out, "   | {line}")?;
    }
    if output.exit != 0 {
        writeln!(out, "   exit code {}", output.exit)?;
    }
    if let Some(stopped) = &output.stopped {
        writeln!(out, "   looplab: {stopped}")?;
    }
    for Because { text, rule } in reasons {
        writeln!(out, "   because {text}: {}", rule.link())?;
    }
    Ok(())
}

fn conclusion(found: &Exploration) -> String {
    let outputs = match found.outputs.len() {
        1 => "1 output".to_owned(),
        n => format!("{n} outputs"),
    };
    let runs = if found.runs == 1 { "1 run".to_owned() } else { format!("{} runs", found.runs) };
    if found.complete {
        return format!("{outputs}; the list is complete: every legal order was tried, in {runs}.");
    }
    if let Some(stopped) = &found.stopped {
        return format!(
            "{outputs}; there may be more: after {runs}, not all of which came to their end ({stopped})."
        );
    }
    let bound = found.reached.map_or("stopped", |bound| bound.name());
    format!("{outputs}; there may be more: the bound on {bound} was reached after {runs} (see --max-runs).")
}

fn counter_example(output: &PossibleOutput, reasons: &[Because], args: &ExploreArgs) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let what = if args.expect.is_some() {
        "An order prints something else"
    } else {
        "An order prints what it never should"
    };
    writeln!(out, "{what}. Repeat it with: looplab run --choices {} {}", output.choices, args.program.file)?;
    describe(&mut out, output, reasons)
}

fn json(found: &Exploration, reasons: &[Vec<Because>]) -> io::Result<()> {
    let outputs: Vec<_> = found.outputs.iter().zip(reasons).map(|it| output_json(it.0, it.1)).collect();
    let json = serde_json::json!({
        "schema": SCHEMA,
        "complete": found.complete,
        "reached": found.reached.map(|bound| bound.name()),
        "stopped": found.stopped,
        "runs": found.runs,
        "outputs": outputs,
    });
    writeln!(io::stdout().lock(), "{json}")
}

fn output_json(output: &PossibleOutput, reasons: &[Because]) -> serde_json::Value {
    let rule =
        |rule: Rule| serde_json::json!({ "title": rule.title(), "text": rule.text(), "link": rule.link() });
    serde_json::json!({
        "stdout": output.stdout,
        "stderr": output.stderr,
        "exit": output.exit,
        "stopped": output.stopped,
        "choices": output.choices.to_string(),
        "runs": output.runs,
        "differsAt": output.differs_at,
        "rules": output.rules().into_iter().map(rule).collect::<Vec<_>>(),
        "because": reasons.iter().map(|because| &because.text).collect::<Vec<_>>(),
    })
}

/// A line on the terminal that says how far an exploration has come, once it takes longer than a moment.
struct Meter {
    started: Instant,
    last: Option<Instant>,
}

impl Meter {
    fn new() -> Self {
        Self { started: Instant::now(), last: None }
    }

    fn show(&mut self, progress: Progress) {
        let now = Instant::now();
        let moment = Duration::from_millis(if self.last.is_none() { 1_000 } else { 100 });
        if now - self.last.unwrap_or(self.started) < moment || !io::stderr().is_terminal() {
            return;
        }
        self.last = Some(now);
        let Progress { runs, pending, outputs } = progress;
        let _ = write!(io::stderr(), "\r{runs} runs made, {pending} known to come, {outputs} outputs \x1b[K");
    }

    fn clear(&self) {
        if self.last.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
