//! What the functions of this room know of the run: what its program names, and what the last match was.

use std::cell::{Cell, RefCell};

use super::conversions::Conversions;
use super::regexp::Match;
use crate::source::Instrumented;

/// The part of a run's state that belongs to this room.
#[derive(Default)]
pub(crate) struct PerRun {
    conversions: Conversions,
    /// The program may ask for the last match.
    names_regexp: Cell<bool>,
    last_match: RefCell<Match>,
}

impl PerRun {
    /// A run of `program` begins.
    pub(crate) fn begin(&self, program: &Instrumented) {
        self.conversions.watch(program);
        self.names_regexp.set(program.source.contains("RegExp"));
        self.last_match.take();
    }

    /// The program is at `point`.
    pub(crate) fn at(&self, point: u32) {
        self.conversions.at(point);
    }

    /// The run is over.
    pub(crate) fn end(&self) {
        self.conversions.end();
    }

    /// Where the last match is kept, if the program may ask for it.
    pub(super) fn last_match(&self) -> Option<&RefCell<Match>> {
        self.names_regexp.get().then_some(&self.last_match)
    }
}
