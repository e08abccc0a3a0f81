//! A loop that woke so late for its timers that the timers of another list were due too.

use super::Timers;

/// So late it may be, in milliseconds: as long as a scheduler lets others run.
const LATE: u64 = 2;

impl<C: Clone> Timers<C> {
    /// The expiry of the next list, if a late loop would have found it due when it began the pass.
    pub(in crate::node) fn due_if_late(&self) -> Option<u64> {
        let pass = self.pass.filter(|pass| pass.ran_a_list)?;
        let (expiry, list) = self.lists.earliest().filter(|&(expiry, _)| expiry <= pass.begun + LATE)?;
        let first = self.lists.get(self.lists.first(list)?);
        (first.start < pass.begun).then_some(expiry)
    }

    /// The loop was late: what expired by then is a part of the pass.
    pub(in crate::node) fn prolong_pass(&mut self, expiry: u64) {
        if let Some(pass) = &mut self.pass {
            pass.now = pass.now.max(expiry);
        }
    }
}
