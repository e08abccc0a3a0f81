//! An instrumented program: its text, its points and the way back to the original.

use super::edits::Map;
use super::lines::{Lines, Position};
use super::names::Names;
use super::parse::Kind;

/// What a marker stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointKind {
    /// The start of a statement.
    Statement,
    /// The start of a function's body: of its first statement, if it has one. Every function has exactly one
    /// such point, and it runs on every call (of a generator: on the first `next`).
    FunctionEntry,
    /// The start of a loop's body: of its first statement, if it has one. Every loop has exactly one such
    /// point, and it runs on every turn.
    Loop,
    /// An `await`: of an expression, or of `for await`.
    Await,
}

/// A place in the original program that a marker stands for. Its index in [`Instrumented::points`] is the
/// marker's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// 1-based line of the start.
    pub line: u32,
    /// 1-based column of the start, in UTF-16 units.
    pub column: u32,
    /// 1-based line of the end.
    pub end_line: u32,
    /// 1-based column behind the last character, in UTF-16 units.
    pub end_column: u32,
    /// What stands there.
    pub kind: PointKind,
    /// The enclosing function, named as in V8's stack traces; `None` at the top and in nameless functions.
    pub function: Option<String>,
    /// The index of the enclosing function in [`Instrumented::functions`]; 0 is the program itself.
    pub scope: u32,
}

/// A function of the original program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionSpan {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
    /// Its name, as in V8's stack traces.
    pub name: Option<String>,
}

/// A program with markers in it.
///
/// Lines stay where they are; columns shift, and [`Instrumented::original`] maps them back.
///
/// ```
/// use looplab_js::source::{instrument, Kind};
/// let made = instrument("let a = 1\nif (a) f()", Kind::Script).unwrap();
/// assert_eq!(made.code, "$Lm(0);let a = 1\n$Lm(1);if (a) {/*$L<*/$Lm(2);f()/*$L>*/}");
/// assert_eq!((made.points[2].line, made.points[2].column), (2, 8));
/// ```
#[derive(Clone, Debug)]
pub struct Instrumented {
    /// The text to run.
    pub code: String,
    /// What the markers stand for.
    pub points: Vec<Point>,
    /// The program's functions; the first is the program itself.
    pub functions: Vec<FunctionSpan>,
    /// Where the texts of the program's classes stand: first byte and byte behind the last one.
    pub classes: Vec<(u32, u32)>,
    /// The functions that the text calls.
    pub names: Names,
    /// The id of the first of the points; not 0 for text that a running program has evaluated.
    pub first_point: u32,
    /// The number of the first of the classes, likewise.
    pub first_class: u32,
    /// The grammar it follows.
    pub kind: Kind,
    /// Whether the program declares a variable or function `eval` of its own.
    pub(crate) has_eval: bool,
    /// The text as it was written.
    pub source: String,
    pub(super) map: Map,
}

impl Instrumented {
    /// Maps the engine's position in [`Instrumented::code`] (1-based line, 1-based column in code points) to
    /// the position in the original (1-based column in UTF-16 units).
    #[must_use]
    pub fn original(&self, line: u32, column: u32) -> (u32, u32) {
        let Position { line, column } = self.map.position(&self.source, &self.code, line, column);
        (line, column)
    }

    /// The same, as a byte offset of the original.
    #[must_use]
    pub fn original_offset(&self, line: u32, column: u32) -> u32 {
        self.map.offset_of(&self.code, line, column)
    }

    /// The piece of the original that became `slice`, which is a whole function of [`Instrumented::code`] and has the
    /// point `id` somewhere in it. `None` if it is not.
    #[must_use]
    pub fn function_text(&self, slice: &str, id: u32) -> Option<&str> {
        let point = self.points.get(id.checked_sub(self.first_point)? as usize)?;
        let (at, _) = self.point_range(point);
        let around = self.functions.iter().filter(|span| span.start <= at && at < span.end);
        let found = around.filter(|span| {
            let starts = self.map.instrumented_starts(span.start);
            starts.into_iter().any(|start| self.code[start as usize..].starts_with(slice))
        });
        let span = found.max_by_key(|span| span.start)?;
        self.source.get(span.start as usize..span.end as usize)
    }

    /// The piece of the instrumented text that stands for these bytes of the original, with all that was put at its ends.
    pub(crate) fn piece(&self, from: u32, to: u32) -> Option<&str> {
        let start = *self.map.instrumented_starts(from).first()?;
        let end = *self.map.instrumented_starts(to).last()?;
        self.code.get(start as usize..end as usize)
    }

    /// The text of the class with this number.
    #[must_use]
    pub fn class_text(&self, class: u32) -> Option<&str> {
        let (start, end) = *self.classes.get(class.checked_sub(self.first_class)? as usize)?;
        self.source.get(start as usize..end as usize)
    }

    /// The innermost function around a byte of the original.
    #[must_use]
    pub fn function_at(&self, offset: u32) -> u32 {
        let around = |span: &FunctionSpan| span.start <= offset && offset < span.end;
        let found = self.functions.iter().enumerate().filter(|(_, span)| around(span));
        found.min_by_key(|(_, span)| span.end - span.start).map_or(0, |(index, _)| index as u32)
    }

    /// The bytes of the original that a point stands for.
    #[must_use]
    pub fn point_range(&self, point: &Point) -> (u32, u32) {
        let offset = |line, column| self.map.original.offset(&self.source, Position { line, column });
        (offset(point.line, point.column), offset(point.end_line, point.end_column))
    }

    /// The lines of the original.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.map.original
    }
}
