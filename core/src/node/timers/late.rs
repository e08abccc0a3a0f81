//! Whether the timers of another list are due when the loop looks: it may have woken late, and how long ago they were set is
//! not sure on a virtual clock.

use super::Timers;
use super::pass::Pass;
use super::same_millisecond::HALF;
use crate::node::timer_lists::{ListRef, Timer};
use crate::time::Duration;

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

    /// Whether it is open that this list, behind another, was due when the pass began; and if so, whether it usually is.
    pub(super) fn is_list_open(&self, pass: &Pass, list: ListRef) -> Option<bool> {
        if pass.settled == Some(list) {
            return None;
        }
        self.may_be_due(pass, self.lists.get(self.lists.first(list)?))
    }

    /// Whether it is open, on a virtual clock, that this timer was due when the pass began; and if so, whether it usually
    /// is.
    pub(super) fn may_be_due(&self, pass: &Pass, timer: &Timer<C>) -> Option<bool> {
        let doubt = self.doubt?.since(timer.put.doubt);
        let passed = pass.moment.at.saturating_since(timer.put.at);
        let full = Duration::from_millis(u64::from(timer.msecs));
        let nearly = Duration::from_millis(u64::from(timer.msecs) - 1);
        let is_open = nearly <= passed + doubt.longer() && passed < full + doubt.shorter();
        (is_open && pass.moment.at >= timer.put.at).then(|| passed >= nearly + HALF)
    }

    /// The answer to [`Progress::OpenList`](super::Progress::OpenList): whether the list is due.
    pub(in crate::node) fn settle_list(&mut self, is_due: bool) {
        let Some(Pass { now, settled: Some(list), .. }) = self.pass else { return };
        if !is_due && let Some(slot) = self.lists.first(list) {
            let expiry = now + 1;
            let timer = self.lists.get_mut(slot);
            timer.start = timer.start.max(expiry.saturating_sub(u64::from(list.msecs)));
            self.lists.put_off(list, expiry);
        }
    }

    /// The loop was late: what expired by then is a part of the pass.
    pub(in crate::node) fn prolong_pass(&mut self, expiry: u64) {
        if let Some(pass) = &mut self.pass {
            pass.now = pass.now.max(expiry);
        }
    }
}
