//! Whether a test came out right.

use looplab_js::conformance::{Ending, Phase, Thrown};

use crate::metadata::Metadata;

const COMPLETE: &str = "Test262:AsyncTestComplete";

/// What is wrong with how a test ended.
pub(crate) fn failure(metadata: &Metadata, ending: &Ending) -> Option<String> {
    if let Some(stopped) = &ending.stopped {
        return Some(format!("stopped: {stopped}"));
    }
    match (&metadata.negative, &ending.thrown) {
        (Some((phase, name)), Some(thrown)) if *phase == thrown.phase && *name == thrown.name => None,
        (Some((phase, name)), thrown) => {
            let seen = thrown.as_ref().map_or_else(|| "no error".to_owned(), described);
            Some(format!("wants {name} ({}), saw {seen}", phase_name(*phase)))
        }
        (None, Some(thrown)) => Some(described(thrown)),
        (None, None) if metadata.is("async") => asynchronous(&ending.printed),
        (None, None) => None,
    }
}

fn asynchronous(printed: &[String]) -> Option<String> {
    match printed.iter().find(|line| line.starts_with("Test262:")) {
        Some(line) if line == COMPLETE => None,
        Some(line) => Some(line.clone()),
        None => Some("$DONE was not called".to_owned()),
    }
}

fn described(thrown: &Thrown) -> String {
    let phase = if thrown.phase == Phase::Runtime { "" } else { " (before it ran)" };
    format!("{}: {}{phase}", thrown.name, thrown.message)
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Parse => "parse",
        Phase::Resolution => "resolution",
        Phase::Runtime => "runtime",
    }
}
