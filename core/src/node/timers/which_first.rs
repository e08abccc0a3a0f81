//! Which of two lists of timers is due first, where that is open.
//!
//! A timer is due a number of milliseconds after the millisecond in which it was put into its list. So between two timers
//! lies the time between the moments at which they were set, give or take the boundaries between milliseconds, and the
//! doubt about how long the code in between took.

use super::Timers;
use super::same_millisecond::APART;
use crate::node::timer_lists::{ListRef, Moment};

/// Which of the two lists that are due next goes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::node) enum First {
    /// The one that has the earlier expiry.
    Earlier,
    /// The other, and when the loop looks both are due.
    OtherWithIt,
    /// The other, and the earlier one is not due yet.
    OtherAlone,
}

/// By how many milliseconds one list may be due after another.
struct Behind {
    least: i64,
    usual: i64,
}

const MILLI: i64 = 1_000_000;

impl<C: Clone> Timers<C> {
    /// The legal answers to which list goes first, the usual one first; fewer than two if it is not open. `apart`: it
    /// matters whether both are due when the loop looks.
    pub(in crate::node) fn which_first(&self, apart: bool) -> ([First; 3], usize) {
        let settled = ([First::Earlier; 3], 1);
        let lists = self.lists.earliest().zip(self.lists.second());
        let Some(((_, first), (_, other))) = lists else { return settled };
        let Some((behind, other_is_older)) = self.behind(first, other) else { return settled };
        let may_tie = other_is_older && behind.least <= 0;
        if behind.least >= 0 && !may_tie {
            return settled;
        }
        let usual = match behind.usual {
            usual if self.doubt.is_none() || usual > 0 || usual == 0 && !other_is_older => First::Earlier,
            usual if usual < 0 && apart => First::OtherAlone,
            _ => First::OtherWithIt,
        };
        let mut answers = ([usual; 3], 1);
        for answer in [First::Earlier, First::OtherWithIt, First::OtherAlone] {
            let is_legal = answer != First::OtherAlone || apart && behind.least < 0;
            if answer != usual && is_legal {
                answers.0[answers.1] = answer;
                answers.1 += 1;
            }
        }
        answers
    }

    /// By how much `other` may be due behind `first`, and whether its first timer was set before that of `first`.
    fn behind(&self, first: ListRef, other: ListRef) -> Option<(Behind, bool)> {
        let timer = |list| self.lists.first(list).map(|slot| self.lists.get(slot));
        let (first, other) = timer(first).zip(timer(other))?;
        let other_is_older = other.put.at < first.put.at;
        let (gap, shortest, longest) = if other_is_older {
            self.between(other.put, first.put)
        } else {
            self.between(first.put, other.put)
        };
        if longest < APART.as_nanos() as i64 {
            return None;
        }
        let delays = i64::from(other.msecs) - i64::from(first.msecs);
        let round = |nanos: i64| (nanos + MILLI / 2).div_euclid(MILLI);
        let behind = if other_is_older {
            // The boundaries in between are as many as whole milliseconds, or one more.
            Behind { least: delays - (longest + MILLI - 1).div_euclid(MILLI), usual: delays - round(gap) }
        } else {
            Behind { least: delays + shortest.div_euclid(MILLI), usual: delays + round(gap) }
        };
        Some((behind, other_is_older))
    }

    /// How long it was from one moment to another: usually, at the least and at the most, in nanoseconds.
    fn between(&self, from: Moment, to: Moment) -> (i64, i64, i64) {
        let gap = to.at.saturating_since(from.at).as_nanos() as i64;
        let doubt = to.doubt.since(from.doubt);
        let (shorter, longer) = (doubt.shorter().as_nanos() as i64, doubt.longer().as_nanos() as i64);
        (gap, (gap - shorter).max(0), gap + longer)
    }

    /// The answer to [`which_first`](Self::which_first). No timer is early: the list that goes second was set later.
    pub(in crate::node) fn settle_first(&mut self, first: First) {
        let later = match first {
            First::Earlier => return,
            First::OtherWithIt => 0,
            First::OtherAlone => 1,
        };
        let lists = self.lists.earliest().zip(self.lists.second());
        let Some(((_, earlier), (expiry, other))) = lists else { return };
        let slots = self.lists.first(earlier).zip(self.lists.first(other));
        let Some((earlier_slot, other_slot)) = slots else { return };
        let put = self.lists.get(other_slot).put;
        let timer = self.lists.get_mut(earlier_slot);
        timer.start = (expiry + later).saturating_sub(u64::from(earlier.msecs));
        // Which of the two was set first is no question any more.
        timer.put = put;
        self.lists.put_off(earlier, expiry + later);
        self.handle.due = self.handle.due.map(|due| due.max(expiry));
    }

    /// The handle stands for the first timer of the earliest list, from when that was set.
    pub(super) fn start_from_first(&mut self) {
        let first = self.lists.earliest().and_then(|(_, list)| self.lists.first(list));
        if let Some(timer) = first.map(|slot| self.lists.get(slot)).filter(|_| self.doubt.is_some()) {
            self.handle.started = timer.put;
            self.handle.duration = u64::from(timer.msecs);
        }
    }
}
