//! Insertions into an expression and its parts, and what stands between two parts.

use oxc_span::Span;

use crate::source::edits::{Edits, Rank};
use crate::source::names::Names;

/// A program's text and the insertions into it.
pub(super) struct Text<'s, 'e> {
    pub(super) source: &'s str,
    pub(super) names: &'s Names,
    edits: &'e mut Edits,
}

impl<'s, 'e> Text<'s, 'e> {
    pub(super) fn new(source: &'s str, names: &'s Names, edits: &'e mut Edits) -> Self {
        Self { source, names, edits }
    }

    /// The text of `span`.
    pub(super) fn of(&self, span: Span) -> &'s str {
        &self.source[span.start as usize..span.end as usize]
    }

    /// Puts an expression between `before` and `after`.
    pub(super) fn wrap(&mut self, span: Span, before: &str, after: &str) {
        self.before(span.start, before);
        self.edits.put(span.end, Rank::Closes, self.names.aside(after));
    }

    /// Puts a name, or a chain of names, between `before` and `after`, within all that was put around it before.
    pub(super) fn innermost(&mut self, span: Span, before: &str, after: &str) {
        let rank = if self.of(span).contains('.') { Rank::ClosesWhole } else { Rank::Name };
        self.before(span.start, before);
        self.edits.put(span.end, rank, self.names.aside(after));
    }

    /// Puts an expression with all that is around its parts between `before` and `after`.
    pub(super) fn surround(&mut self, span: Span, before: &str, after: &str) {
        self.edits.put(span.start, Rank::OpensWhole, self.names.aside(before));
        self.edits.put(span.end, Rank::ClosesWhole, self.names.aside(after));
    }

    /// `text` behind an expression and all that is around it.
    pub(super) fn after_whole(&mut self, at: u32, text: &str) {
        self.edits.put(at, Rank::ClosesWhole, self.names.aside(text));
    }

    /// `text` in front of an expression that begins at `at`.
    pub(super) fn before(&mut self, at: u32, text: &str) {
        self.edits.put(at, Rank::Opens, self.names.aside(text));
    }

    /// `text` behind an expression or a name that ends at `at`.
    pub(super) fn after(&mut self, at: u32, text: &str) {
        self.edits.put(at, Rank::Closes, self.names.aside(text));
    }

    /// `text` in front of a statement, or of the brace that ends a block.
    pub(super) fn statement(&mut self, at: u32, text: &str) {
        self.edits.put(at, Rank::Statement, self.names.aside(text));
    }

    /// A single character right behind a name, which becomes another name.
    pub(super) fn prolong(&mut self, at: u32, character: &str) {
        self.edits.put(at, Rank::Name, self.names.open(character));
    }

    /// `text` in the place of what stands in `span`, which holds neither a comment nor a `#`.
    pub(super) fn replace(&mut self, span: Span, text: &str) {
        let (before, after) = self.names.hide();
        let instead = if text.is_empty() { String::new() } else { self.names.aside(text) };
        self.edits.put(span.start, Rank::Hides, instead + &before);
        self.edits.put(span.end, Rank::Unhides, after);
    }

    /// Where the token behind `from` begins: behind white space and comments.
    pub(super) fn skip(&self, from: u32) -> u32 {
        let mut at = from as usize;
        loop {
            let rest = &self.source[at..];
            if let Some(comment) = rest.strip_prefix("/*") {
                at += comment.find("*/").map_or(rest.len(), |end| end + 4);
            } else if rest.starts_with("//") {
                at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
            } else {
                match rest.chars().next().filter(|c| c.is_whitespace() || *c == '\u{feff}') {
                    Some(space) => at += space.len_utf8(),
                    None => return at as u32,
                }
            }
        }
    }

    /// The `length` bytes behind `from`, white space and comments.
    pub(super) fn token(&self, from: u32, length: u32) -> Span {
        let start = self.skip(from);
        Span::new(start, start + length)
    }
}

/// Whether there is a line break in `text`.
pub(super) fn breaks_line(text: &str) -> bool {
    text.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}
