//! Timers of one delay that were set within one millisecond of the loop's clock, if it did not end in between.

use core::num::NonZeroU16;

use super::{At, Pass, Timers};
use crate::node::timer_lists::Slot;
use crate::task::TaskId;

/// Timers put into a list closer together than this are always due together: no two statements of a program that do
/// something else in between are.
const APART_MICROS: u16 = 10;

impl<C: Clone> Timers<C> {
    /// Whether a boundary between two milliseconds may lie between the moments at which the last timer and this one were
    /// put into their list, so that only the last one is due.
    pub(super) fn is_open(&self, pass: &Pass, slot: Slot, id: TaskId) -> bool {
        let Some((start, micros)) = pass.last.filter(|_| self.lists.holds(slot, id)) else { return false };
        let timer = self.lists.get(slot);
        let apart = timer.micros.is_some_and(|it| it.get() >= micros.saturating_add(APART_MICROS));
        apart && timer.start == start && timer.start.saturating_add(u64::from(timer.msecs)) == pass.now
    }

    /// The answer to [`Progress::Open`]: whether the timer was put into its list a millisecond later.
    pub(in crate::node) fn settle(&mut self, later: bool) {
        let Some(pass) = &mut self.pass else { return };
        if let At::Due(list, slot, _) = pass.at
            && later
        {
            self.lists.get_mut(slot).start += 1;
            pass.at = At::List(list);
        }
    }

    /// Whether the timers of another list are due by this time.
    pub(in crate::node) fn is_list_due(&self, by: u64) -> bool {
        self.lists.second().is_some_and(|(expiry, _)| expiry <= by)
    }

    /// Whether a boundary between two milliseconds may lie between the start of the timer that is due next and the start,
    /// before it, of one that is due a millisecond later: then both are due at once, and the one that was set first goes
    /// first.
    pub(in crate::node) fn is_next_open(&self) -> bool {
        let lists = self.lists.earliest().zip(self.lists.second());
        let Some(((expiry, first), (behind, second))) = lists else { return false };
        let timer = |list| self.lists.first(list).map(|slot| self.lists.get(slot));
        let Some((next, other)) = timer(first).zip(timer(second)) else { return false };
        let apart = |(next, other): (NonZeroU16, NonZeroU16)| next.get() >= other.get() + APART_MICROS;
        behind == expiry + 1
            && next.start == other.start
            && next.start + u64::from(next.msecs) == expiry
            && other.start + u64::from(other.msecs) == behind
            && next.micros.zip(other.micros).is_some_and(apart)
    }

    /// The timer that is due next was started a millisecond later.
    pub(in crate::node) fn start_next_later(&mut self) {
        let Some((expiry, list)) = self.lists.earliest() else { return };
        let Some(slot) = self.lists.first(list) else { return };
        let timer = self.lists.get_mut(slot);
        timer.start += 1;
        timer.micros = None;
        self.lists.put_off(list, expiry + 1);
        self.handle.due = self.handle.due.map(|due| due.max(expiry + 1));
    }
}
