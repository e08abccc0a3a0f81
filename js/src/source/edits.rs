//! The list of insertions that leads from the original text to the instrumented one, and back.

use super::lines::{Lines, Position};

/// What an insertion belongs to. At one place the parts that close come first and the parts that open last, those of an
/// expression within those of its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Ends what is hidden: nothing comes in between.
    Unhides,
    /// Belongs to the name that ends there.
    Name,
    /// Closes an expression.
    Closes,
    /// Closes what an expression is surrounded with as a whole.
    ClosesWhole,
    /// A marker.
    Marker,
    /// Stands between statements, behind the marker of what follows.
    Statement,
    /// Opens what an expression is surrounded with as a whole.
    OpensWhole,
    /// Opens an expression.
    Opens,
    /// Stands in the place of what it begins to hide.
    Hides,
}

/// One insertion: `text` stands in front of the original's byte `at`.
#[derive(Clone, Debug)]
struct Edit {
    at: u32,
    rank: Rank,
    text: String,
}

/// Insertions, kept until all are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    list: Vec<Edit>,
}

impl Edits {
    /// Notes a marker. Of several at one place the one noted first comes first.
    pub(super) fn insert(&mut self, at: u32, text: String) {
        self.put(at, Rank::Marker, text);
    }

    /// Notes an insertion. Of several of one rank at one place the one noted first comes first.
    pub(super) fn put(&mut self, at: u32, rank: Rank, text: String) {
        self.list.push(Edit { at, rank, text });
    }

    /// The instrumented text and the map back from it.
    pub(super) fn apply(mut self, source: &str) -> (String, Map) {
        self.list.sort_by_key(|edit| (edit.at, edit.rank));
        let inserted: usize = self.list.iter().map(|edit| edit.text.len()).sum();
        let mut code = String::with_capacity(source.len() + inserted);
        let mut pieces = Vec::with_capacity(self.list.len());
        let mut copied = 0;
        for Edit { at, text, .. } in &self.list {
            code.push_str(&source[copied..*at as usize]);
            copied = *at as usize;
            pieces.push(Piece { original: *at, start: code.len() as u32, length: text.len() as u32 });
            code.push_str(text);
        }
        code.push_str(&source[copied..]);
        let map = Map { pieces, original: Lines::new(source), instrumented: Lines::new(&code) };
        (code, map)
    }
}

/// An inserted stretch of the instrumented text.
#[derive(Clone, Debug)]
struct Piece {
    original: u32,
    start: u32,
    length: u32,
}

/// Maps byte offsets of the instrumented text to the original, and knows both texts' lines.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pieces: Vec<Piece>,
    pub(super) original: Lines,
    instrumented: Lines,
}

impl Map {
    /// The original's offset for an offset of the instrumented text. Inside an insertion: where it stands.
    pub(super) fn offset(&self, instrumented: u32) -> u32 {
        let after = self.pieces.partition_point(|piece| piece.start <= instrumented);
        let Some(piece) = after.checked_sub(1).map(|index| &self.pieces[index]) else {
            return instrumented;
        };
        let past = (instrumented - piece.start).saturating_sub(piece.length);
        piece.original + past
    }

    /// Where the original's byte may stand in the instrumented text: behind each of the insertions in front of it.
    pub(super) fn instrumented_starts(&self, original: u32) -> Vec<u32> {
        let before = self.pieces.partition_point(|piece| piece.original < original);
        let copied = before.checked_sub(1).map_or(original, |last| {
            let last = &self.pieces[last];
            last.start + last.length + (original - last.original)
        });
        let here = self.pieces[before..].iter().take_while(|piece| piece.original == original);
        std::iter::once(copied).chain(here.map(|piece| piece.start + piece.length)).collect()
    }

    /// The original's offset for the engine's line and column (in code points) of the instrumented text.
    pub(super) fn offset_of(&self, code: &str, line: u32, column: u32) -> u32 {
        self.offset(self.instrumented.offset_of_chars(code, line, column))
    }

    /// The original's position for the engine's line and column of the instrumented text.
    pub(super) fn position(&self, source: &str, code: &str, line: u32, column: u32) -> Position {
        self.original.position(source, self.offset_of(code, line, column))
    }
}
