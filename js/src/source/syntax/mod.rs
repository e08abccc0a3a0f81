//! Finds the first syntax error of a program, as V8 would.
//!
//! The parser finds what the grammar forbids, [`grammar`] puts that into V8's words. What the standard calls
//! early errors (redeclarations, labels, strict mode …) is found by [`early`] and [`scopes`]. Of all that is
//! found the one that stands first in the text is reported, as V8 meets it first.

mod early;
mod grammar;
pub(super) mod regex;
mod scopes;
mod strict;
mod tokens;

use oxc_parser::ParserReturn;

use super::parse::Kind;
use super::syntax_error::SyntaxError;

/// An error, before its place is turned into lines and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    message: String,
    start: u32,
    end: u32,
    unsupported: bool,
}

impl Problem {
    fn new(message: impl Into<String>, start: u32, end: u32) -> Self {
        Self { message: message.into(), start, end, unsupported: false }
    }

    fn render(self, source: &str) -> SyntaxError {
        let mut error = SyntaxError::at(self.message, source, self.start, self.end);
        error.unsupported = self.unsupported;
        error
    }
}

/// Refuses a program that does not parse.
pub(super) fn check(source: &str, kind: Kind, parsed: &ParserReturn<'_>) -> Result<(), SyntaxError> {
    let grammar = parsed.diagnostics.errors().next().map(|first| {
        let labels = first.labels.iter().map(|label| (label.offset() as usize, label.len() as usize));
        let labels: Vec<_> = labels.map(|(start, length)| (start, start + length)).collect();
        grammar::problem(source, kind, &first.message, &labels)
    });
    let mut found = early::problems(source, kind, parsed);
    found.extend(grammar);
    // What is Looplab's own limit is only worth saying of a program that is right otherwise.
    match found.into_iter().min_by_key(|problem| (problem.unsupported, problem.start)) {
        Some(first) => Err(first.render(source)),
        None => Ok(()),
    }
}
