//! What a program's text says: markers in it, its syntax errors, and the words V8 would use.
//!
//! - [`instrument`] writes calls into a program, by which the host knows where it is; [`strip`] takes them out;
//! - `lower` rewrites what the engine would refuse or compute wrongly;
//! - [`SyntaxError`] says what is wrong with a program, in V8's words and at V8's place;
//! - [`detect_kind`] tells an ES module from CommonJS, as Node does.

/// The Node that is modelled.
pub const NODE_VERSION: &str = "v24.21.0";

mod blocking;
mod detect;
mod edits;
mod functions;
mod instrument;
mod instrumented;
mod lines;
mod lower;
pub mod messages;
mod names;
mod parse;
mod rest;
mod strip;
mod syntax;
mod syntax_error;

pub(crate) use blocking::block_awaits;
pub use detect::detect_kind;
pub use instrumented::{FunctionSpan, Instrumented, Point, PointKind};
pub use lines::{Lines, Position};
pub use names::Names;
pub use parse::Kind;
pub use strip::strip;
pub use syntax_error::SyntaxError;

/// Writes markers into `source`: see [`Instrumented`].
///
/// # Errors
/// What V8 would say of a program that does not parse.
pub fn instrument(source: &str, kind: Kind) -> Result<Instrumented, SyntaxError> {
    instrument::instrument(source, kind)
}
