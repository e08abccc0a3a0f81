//! What Node prints when nobody caught an error.

use super::Messages;
use crate::source::{NODE_VERSION, syntax_error};

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

/// The text that Node prints on stderr for an uncaught exception.
///
/// ```
/// use looplab_js::source::messages::{Place, Thrown, uncaught_node};
/// let place = Place { path: "/p.js".into(), line: 1, column: 1, source_line: "throw 1".into() };
/// assert_eq!(
///     uncaught_node(Some(&place), Thrown::Primitive("1")),
///     "\n/p.js:1\nthrow 1\n^\n1\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n\n\
///      Node.js v24.21.0\n"
/// );
/// ```
#[must_use]
pub fn uncaught_node(place: Option<&Place>, thrown: Thrown<'_>) -> String {
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
    out.push_str(&format!("\nNode.js {NODE_VERSION}\n"));
    out
}

/// The text that Node prints on stderr for a rejection that nobody handled, if the reason is not an error;
/// `reason` is as `String(reason)` shows it, an object as `#<Object>`.
#[must_use]
pub fn unhandled_rejection_node(reason: &str) -> String {
    let message = format!(
        "UnhandledPromiseRejection: This error originated either by throwing inside of an async function without \
         a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with \
         the reason \"{reason}\"."
    );
    format!(
        "node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^\n\n{message}\n    \
         at throwUnhandledRejectionsMode (node:internal/process/promises:392:7)\n    \
         at processPromiseRejections (node:internal/process/promises:475:17)\n    \
         at process.processTicksAndRejections (node:internal/process/task_queues:106:37) {{\n  code: \
         'ERR_UNHANDLED_REJECTION'\n}}\n\nNode.js {NODE_VERSION}\n"
    )
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
