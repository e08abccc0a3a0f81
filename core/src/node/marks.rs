//! Which looks at the clock something still hangs on.

use alloc::vec::Vec;

use crate::moment::{Mark, Zone};

/// By mark, how much hangs on it. Nothing on a real clock, which has no marks.
#[derive(Default)]
pub(super) struct Marks {
    held: Vec<u32>,
    let_go: Vec<Mark>,
}

impl Marks {
    /// Something more hangs on it.
    #[inline]
    pub(super) fn hold(&mut self, mark: Mark) {
        if mark.is_some() {
            if self.held.len() <= mark.slot() {
                self.held.resize(mark.slot() + 1, 0);
            }
            self.held[mark.slot()] += 1;
        }
    }

    /// Something does not hang on it any more.
    #[inline]
    pub(super) fn release(&mut self, mark: Mark) {
        if mark.is_some() {
            self.held[mark.slot()] -= 1;
            if self.held[mark.slot()] == 0 {
                self.let_go.push(mark);
            }
        }
    }

    /// Tells the zone on which marks nothing hangs any more.
    pub(super) fn forget(&mut self, zone: &mut Zone) {
        for mark in self.let_go.drain(..) {
            if self.held[mark.slot()] == 0 {
                zone.forget(mark);
            }
        }
    }
}
