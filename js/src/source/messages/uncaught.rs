//! What Node prints when nobody caught an error.

use super::Messages;
use crate::source::syntax_error;

/// A place to point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The program's path, as printed.
    pub path: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in UTF-16 units.
    pub column: u32,
    /// The text of the line.
    pub source_line: String,
}

/// What was thrown, as `util.inspect` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thrown<'t> {
    /// An error: its stack and further properties.
    Error(&'t str),
    /// Another object.
    Object(&'t str),
    /// A string, a number, `undefined` …
    Primitive(&'t str),
}

/// The text that Node prints on stderr for an uncaught exception; `signature` is its last line, which old releases lack.
///
/// ```
/// use looplab_js::source::messages::{Place, Thrown, uncaught_node};
/// let place = Place { path: "/p.js".into(), line: 1, column: 1, source_line: "throw 1".into() };
/// assert_eq!(
///     uncaught_node(Some(&place), Thrown::Primitive("1"), Some("Node.js v24.21.0")),
///     "\n/p.js:1\nthrow 1\n^\n1\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n\n\
///      Node.js v24.21.0\n"
/// );
/// ```
#[must_use]
pub fn uncaught_node(place: Option<&Place>, thrown: Thrown<'_>, signature: Option<&str>) -> String {
    let error = matches!(thrown, Thrown::Error(_));
    let mut out = if error { String::new() } else { "\n".to_owned() };
    match place {
        Some(place) => {
            let caret = syntax_error::caret(&place.source_line, place.column, place.column + 1);
            out.push_str(&format!("{}:{}\n{}\n{caret}\n", place.path, place.line, place.source_line));
        }
        None if error => out.push_str("<anonymous_script>:0\n"),
        None => out.push_str("<anonymous_script>:0\n\n"),
    }
    match thrown {
        Thrown::Error(text) => out.push_str(&format!("\n{text}\n")),
        Thrown::Object(text) => out.push_str(&format!("{text}\n")),
        Thrown::Primitive(text) => out.push_str(&format!(
            "{text}\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n"
        )),
    }
    if let Some(signature) = signature {
        out.push_str(&format!("\n{signature}\n"));
    }
    out
}

impl Messages {
    /// The place of a `throw` or of an error's first own frame.
    #[must_use]
    pub fn place_at(&self, path: &str, line: u32, column: u32) -> Option<Place> {
        let program = self.program(path)?;
        let source_line = program.text.lines().text(&program.text.source, line).to_owned();
        Some(Place { path: path.to_owned(), line, column, source_line })
    }
}
