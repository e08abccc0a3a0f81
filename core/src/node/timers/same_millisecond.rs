//! Timers of one delay that were set within one millisecond of the loop's clock, if it did not end in between.

use super::Timers;
use super::pass::{At, Pass};
use crate::node::timer_lists::Slot;
use crate::task::TaskId;
use crate::time::Duration;

/// Timers put into a list closer together than this are always due together: no two statements of a program that do
/// something else in between are.
pub(super) const APART: Duration = Duration::from_micros(10);

/// From here on a boundary between two milliseconds is more likely in between than not.
pub(in crate::node) const HALF: Duration = Duration::from_micros(500);

impl<C: Clone> Timers<C> {
    /// Whether a boundary between two milliseconds may lie between the moments at which the last timer and this one were
    /// put into their list, so that only the last one is due; and if so, whether it usually does.
    pub(super) fn is_open(&self, pass: &Pass, slot: Slot, id: TaskId) -> Option<bool> {
        let (start, put) = pass.last.filter(|_| self.lists.holds(slot, id))?;
        let timer = self.lists.get(slot);
        let gap = timer.put.at.saturating_since(put.at);
        if gap < APART {
            return None;
        }
        let within = timer.start == start && timer.start.saturating_add(u64::from(timer.msecs)) == pass.now;
        if within {
            return Some(self.doubt.is_some() && gap > HALF);
        }
        self.may_be_due(pass, timer).map(|usually| !usually)
    }

    /// The answer to [`Progress::Open`](super::Progress::Open): whether the timer was put into its list a millisecond later.
    pub(in crate::node) fn settle(&mut self, later: bool) {
        let Some(pass) = &mut self.pass else { return };
        let At::Due(list, slot, id) = pass.at else { return };
        if !self.lists.holds(slot, id) {
            return;
        }
        let timer = self.lists.get_mut(slot);
        let latest = pass.now.saturating_sub(u64::from(list.msecs));
        if later {
            timer.start = timer.start.max(latest + 1);
            pass.ran_a_timer = false;
            pass.at = At::List(list);
        } else {
            timer.start = timer.start.min(latest);
        }
    }

    /// Whether the timers of another list are due by this time.
    pub(in crate::node) fn is_list_due(&self, by: u64) -> bool {
        self.lists.second().is_some_and(|(expiry, _)| expiry <= by)
    }
}
