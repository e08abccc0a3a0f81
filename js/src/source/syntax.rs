//! Finds the first syntax error of a program.

use oxc_parser::ParserReturn;

use super::parse::Kind;
use super::syntax_error::SyntaxError;

/// Refuses a program that does not parse.
pub(super) fn check(source: &str, _kind: Kind, parsed: &ParserReturn<'_>) -> Result<(), SyntaxError> {
    let Some(first) = parsed.diagnostics.errors().next() else { return Ok(()) };
    let (start, end) = first
        .labels
        .iter()
        .next()
        .map_or((0, 0), |label| (label.offset() as u32, (label.offset() + label.len()) as u32));
    Err(SyntaxError::at(first.message.to_string(), source, start, end))
}
