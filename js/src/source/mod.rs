//! What a program's text says: markers in it, its syntax errors, and the words V8 would use.
//!
//! - [`instrument`] writes calls into a program, by which the host knows where it is; [`strip`] takes them out;
//! - `lower` rewrites what the engine would refuse or compute wrongly;
//! - [`SyntaxError`] says what is wrong with a program, in V8's words and at V8's place;
//! - [`detect_kind`] tells an ES module from CommonJS, as Node does.

mod blocking;
mod depth;
mod detect;
mod edits;
mod functions;
mod guards;
mod instrument;
mod instrumented;
mod lines;
mod lower;
pub mod messages;
mod names;
mod older;
mod parse;
mod rest;
mod strip;
mod syntax;
mod syntax_error;
mod texts;

pub(crate) use blocking::block_awaits;
pub(crate) use depth::is_too_deep;
pub use detect::detect_kind;
use instrument::Marking;
pub use instrumented::{FunctionSpan, Instrumented, Point, PointKind};
pub use lines::{Lines, Position};
pub use names::Names;
pub(crate) use older::refused_by;
pub use parse::Kind;
pub use strip::strip;
pub(crate) use syntax::regex::{is_pattern, message as pattern_message, repeats_assertion};
pub use syntax_error::SyntaxError;

/// Writes markers into `source`: see [`Instrumented`].
///
/// # Errors
/// What V8 would say of a program that does not parse.
pub fn instrument(source: &str, kind: Kind) -> Result<Instrumented, SyntaxError> {
    let marking =
        Marking { names: Names::for_source(source), first_point: 0, first_class: 0, statements: true };
    instrument::instrument(source, kind, marking)
}

/// V8's message for a regular expression that is none.
pub(crate) fn regex_message(pattern: &str, flags: &str) -> String {
    syntax::regex::message(pattern, flags)
}

/// V8's message for a `source` that does not parse.
pub(crate) fn syntax_error(source: &str, kind: Kind) -> Option<String> {
    instrument(source, kind).err().map(|error| error.message)
}

/// The same for text that a running program has evaluated (`eval`, `Function`, a module that it imports): its functions and
/// loops are marked, by the running program's `names` and from these numbers on. `None` if it does not parse, or holds those
/// names: then the engine is to see it as it is.
pub(crate) fn instrument_more(
    source: &str,
    kind: Kind,
    names: &Names,
    (first_point, first_class): (u32, u32),
) -> Option<Instrumented> {
    let marking = Marking { names: names.clone(), first_point, first_class, statements: false };
    let is_plain =
        !names.are_in(source) && (names.are_properties() || !Names::for_source(source).are_properties());
    is_plain.then(|| instrument::instrument(source, kind, marking).ok()).flatten()
}
