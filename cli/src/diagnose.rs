//! `looplab diagnose`.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use looplab_core::belief::Belief;
use looplab_js::diagnose::{Departure, Diagnosis};
use looplab_js::{Options, Watch};
use serde_json::json;

use crate::args::DiagnoseArgs;
use crate::watched::{Ended, watched};
use crate::{input, memory, output};

/// The version of the JSON.
const SCHEMA: u32 = 1;
/// The answer is wrong.
const WRONG: u8 = 1;

/// Says whether the answer is right, and if not, which mistake it comes from.
pub(crate) fn diagnose(args: &DiagnoseArgs) -> Result<ExitCode, String> {
    let answer = answer(args)?;
    let program = input::program(&args.program.file)?;
    let watch = Arc::new(Watch::silent());
    let options = args.options(memory::limit_for(looplab_js::explore::at_once()))?;
    let options = Options { watch: Some(watch.clone()), ..options };
    let say = |ended: &Ended| output::complain(&ended.message);
    let diagnosis = watched(&watch, say, || looplab_js::diagnose(&program, &options, &answer));
    let diagnosis = diagnosis.map_err(|e| e.to_string())?;
    let out = io::stdout().lock();
    output::written(if args.program.json { json(&diagnosis, out) } else { text(&diagnosis, out) })?;
    Ok(if diagnosis.correct { ExitCode::SUCCESS } else { ExitCode::from(WRONG) })
}

fn answer(args: &DiagnoseArgs) -> Result<String, String> {
    let (from, file) = match (args.answer.as_deref(), args.answer_file.as_deref()) {
        (Some("-"), _) | (_, Some("-")) => ("-", true),
        (Some(text), _) => (text, false),
        (None, file) => (file.unwrap_or_default(), true),
    };
    if !file {
        return Ok(from.to_owned());
    }
    if from == "-" && args.program.file == "-" {
        return Err("standard input cannot be both the program and the answer".to_owned());
    }
    input::read(from)
}

fn text(diagnosis: &Diagnosis, mut out: impl Write) -> io::Result<()> {
    let Some(departs) = &diagnosis.departs else {
        writeln!(out, "Right: this is what it prints.")?;
        return out.flush();
    };
    departure(&mut out, departs)?;
    if let ([only], true) = (diagnosis.answered.as_slice(), diagnosis.expected.len() > 1)
        && only.contains(char::is_whitespace)
    {
        writeln!(out, "(The answer was read as one line: put a line break or a comma between two lines.)")?;
    }
    if !diagnosis.complete {
        writeln!(out, "(It has more legal orders than were tried: this may be one of them.)")?;
    }
    writeln!(out)?;
    let exact = diagnosis.beliefs.iter().any(|suspect| suspect.exact);
    let heading = match (exact, diagnosis.beliefs.len()) {
        (_, 0) => "No mistake that Looplab knows yields this answer.",
        (true, 1) => "This is exactly what it would print if the following were true:",
        (true, _) => {
            "Each of these mistakes yields exactly this answer; the program does not tell them apart:"
        }
        (false, 1) => "No mistake that Looplab knows yields exactly this answer. The closest is:",
        (false, _) => "No mistake that Looplab knows yields exactly this answer. The closest are:",
    };
    writeln!(out, "{heading}")?;
    for suspect in &diagnosis.beliefs {
        belief(&mut out, suspect.belief)?;
    }
    out.flush()
}

fn departure(out: &mut impl Write, departs: &Departure) -> io::Result<()> {
    let shown = |line: &Option<String>| line.clone().unwrap_or_else(|| "(nothing more)".to_owned());
    writeln!(out, "Wrong from line {} on:", departs.line)?;
    writeln!(out, "  the answer says  {}", shown(&departs.answered))?;
    writeln!(out, "  it prints        {}", shown(&departs.expected))
}

fn belief(out: &mut impl Write, belief: Belief) -> io::Result<()> {
    let rule = belief.rule();
    writeln!(out, "\n  {} ({})", belief.title(), belief.name())?;
    writeln!(out, "  {}", belief.text())?;
    writeln!(out, "  The rule: {} {}", rule.text(), rule.link())
}

fn json(diagnosis: &Diagnosis, mut out: impl Write) -> io::Result<()> {
    let beliefs = diagnosis.beliefs.iter().map(|suspect| {
        let belief = suspect.belief;
        json!({
            "name": belief.name(),
            "title": belief.title(),
            "text": belief.text(),
            "rule": belief.rule().title(),
            "link": belief.rule().link(),
            "exact": suspect.exact,
        })
    });
    let departs = diagnosis.departs.as_ref().map(
        |departs| json!({ "line": departs.line, "expected": departs.expected, "answered": departs.answered }),
    );
    let json = json!({
        "schema": SCHEMA,
        "correct": diagnosis.correct,
        "complete": diagnosis.complete,
        "expected": written(&diagnosis.expected),
        "answered": written(&diagnosis.answered),
        "beliefs": beliefs.collect::<Vec<_>>(),
        "departs": departs,
    });
    writeln!(out, "{json}")?;
    out.flush()
}

/// Lines as a program writes them.
fn written(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}
