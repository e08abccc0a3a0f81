//! A program that does not parse: what V8 says of it, and where.

use std::fmt;

use super::lines::Lines;

/// A syntax error, in V8's words and at V8's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// `SyntaxError`, or `RangeError` for a program that is nested too deep to be parsed.
    pub name: &'static str,
    /// What is wrong, without the name.
    pub message: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in UTF-16 units.
    pub column: u32,
    /// 1-based column behind the last marked character of the line, in UTF-16 units; the same as
    /// [`SyntaxError::column`] at the end of the input, where nothing is marked.
    pub end_column: u32,
    /// The text of the line.
    pub source_line: String,
    /// Whether the program is right and it is Looplab that cannot run it.
    pub unsupported: bool,
}

impl SyntaxError {
    /// An error that marks the bytes `start..end` of `source`.
    pub(super) fn at(message: impl Into<String>, source: &str, start: u32, end: u32) -> Self {
        let lines = Lines::new(source);
        let from = lines.position(source, start);
        let to = lines.position(source, end.max(start));
        let source_line = lines.text(source, from.line).to_owned();
        let line_end = source_line.encode_utf16().count() as u32 + 1;
        let end_column = if to.line == from.line { to.column } else { line_end };
        Self {
            name: "SyntaxError",
            message: message.into(),
            line: from.line,
            column: from.column,
            end_column,
            source_line,
            unsupported: false,
        }
    }

    /// V8's parser, too, goes down with the program on a stack that ends.
    pub(super) fn too_deep() -> Self {
        let error = Self::at("Maximum call stack size exceeded", "", 0, 0);
        Self { name: "RangeError", ..error }
    }

    /// The text that Node prints on stderr, but for the frames of Node's own loader; `signature` is its last line, which
    /// old releases lack.
    #[must_use]
    pub fn render_node(&self, path: &str, signature: Option<&str>) -> String {
        let place = self.render_place(path);
        let signature = signature.map(|signature| format!("\n{signature}\n")).unwrap_or_default();
        format!("{place}\n\n{}: {}\n{signature}", self.name, self.message)
    }

    /// `path:line`, the line and the caret below it.
    #[must_use]
    pub fn render_place(&self, path: &str) -> String {
        let caret = caret(&self.source_line, self.column, self.end_column);
        format!("{path}:{}\n{}\n{caret}", self.line, self.source_line)
    }

    /// The text of Chromium's console.
    #[must_use]
    pub fn render_chromium(&self) -> String {
        format!("Uncaught {}: {}", self.name, self.message)
    }
}

/// Spaces (tabs stay tabs, so that the caret is below its character) and a caret for each marked column.
pub(super) fn caret(line: &str, column: u32, end_column: u32) -> String {
    let before = line.encode_utf16().take(column.saturating_sub(1) as usize);
    let mut out: String = before.map(|unit| if unit == u16::from(b'\t') { '\t' } else { ' ' }).collect();
    out.extend((column..end_column).map(|_| '^'));
    out
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({}:{})", self.name, self.message, self.line, self.column)
    }
}

impl std::error::Error for SyntaxError {}
