//! Node's timers: lists of equal duration behind one libuv timer handle.
//!
//! A transliteration of <https://github.com/nodejs/node/blob/main/lib/internal/timers.js> and of `Environment::RunTimers`
//! (<https://github.com/nodejs/node/blob/main/src/env.cc>). `pass` is what runs when timers are due. On a real clock the clock
//! decides when they are; `due` and `first` are what is asked on a virtual one.

use super::timer_lists::{ListRef, Msecs, Reading, Slot, Timer, TimerLists};
use crate::course::Course;
use crate::moment::Mark;
use crate::task::TaskId;
use crate::time::Duration;

mod due;
mod first;
mod pass;
mod suspend;

use pass::Pass;
pub(super) use pass::{Due, Progress, Running};

/// `TIMEOUT_MAX`.
const TIMEOUT_MAX: f64 = 2_147_483_647.0;

/// The constructor of `Timeout`: a delay outside 1 … 2³¹−1 (NaN too) is 1; `insert` then cuts the fraction off.
pub(super) fn normalise(delay_ms: f64) -> Msecs {
    if (1.0..=TIMEOUT_MAX).contains(&delay_ms) { delay_ms as Msecs } else { 1 }
}

/// Timers that are set closer together than this are set in the same millisecond: no two statements of a program that do
/// something else in between are.
const APART: Duration = Duration::from_micros(10);

/// The one `uv_timer_t` behind all of Node's timers.
#[derive(Clone, Copy, Default)]
pub(super) struct Handle {
    /// When it fires, in the loop's milliseconds; `None` while stopped. On a virtual clock, when it usually does.
    pub(super) due: Option<u64>,
    refed: bool,
}

/// A timer that was put into its list.
pub(super) struct Armed {
    pub(super) due: u64,
    pub(super) msecs: Msecs,
    pub(super) repeats: bool,
}

/// All of Node's timers.
pub(super) struct Timers<C> {
    lists: TimerLists<C>,
    handle: Handle,
    /// `nextExpiry`; `None` is Infinity.
    next_expiry: Option<u64>,
    /// `timeoutInfo[0]`: referenced timers.
    refs: usize,
    pass: Option<Pass>,
    running: Option<Running>,
    /// The last look at the clock, and the last one before the handle was started for timers that were there already: it does
    /// not fire before the millisecond after that.
    last_look: Mark,
    floor: Mark,
    /// The look of the last pass, if nobody can tell whether that was over.
    ended: Mark,
    /// The last look before it ended.
    ended_last: Mark,
    /// The list that it was in the middle of then.
    ended_in: Option<ListRef>,
    /// The look at which the handle was found due.
    fired: Mark,
}

impl<C: Clone> Timers<C> {
    pub(super) fn new() -> Self {
        Self {
            lists: TimerLists::new(),
            handle: Handle::default(),
            next_expiry: None,
            refs: 0,
            pass: None,
            running: None,
            last_look: Mark::NONE,
            floor: Mark::NONE,
            ended: Mark::NONE,
            ended_last: Mark::NONE,
            ended_in: None,
            fired: Mark::NONE,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lists.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        self.lists.ids()
    }

    pub(super) fn handle(&self) -> Handle {
        self.handle
    }

    /// A look at the clock. On a virtual one the zone marks it, unless it comes right behind the last one.
    #[inline]
    pub(super) fn look(&mut self, on: &mut impl Course, millis: u64) -> Reading {
        let now = on.now();
        let Some(zone) = on.zone() else { return Reading::exact(millis) };
        self.lists.marks.forget(zone);
        let mark = zone.look_again(now, APART);
        self.looked(mark);
        Reading { millis, mark }
    }

    fn looked(&mut self, mark: Mark) {
        self.lists.marks.hold(mark);
        self.lists.marks.release(core::mem::replace(&mut self.last_look, mark));
    }

    /// Whether the handle keeps the loop alive.
    pub(super) fn is_active(&self) -> bool {
        self.handle.due.is_some() && self.handle.refed
    }

    /// `new Timeout` and `insert`. `start` is what `getLibuvNow()` answered.
    #[inline]
    pub(super) fn set(&mut self, start: Reading, timer: Timer<C>) -> Armed {
        self.inc_refs();
        let (msecs, repeats) = (timer.msecs, timer.repeats);
        if let Some(expiry) = self.lists.add(timer, start) {
            self.list_made(start.millis, msecs, expiry);
        }
        Armed { due: start.millis.saturating_add(u64::from(msecs)), msecs, repeats }
    }

    #[inline]
    pub(super) fn timer(id: TaskId, callback: C, msecs: Msecs, repeats: bool) -> Timer<C> {
        Timer::new(id, callback, msecs, repeats)
    }

    pub(super) fn can_refresh(&self, id: TaskId) -> bool {
        self.lists.slot(id).is_some_and(|slot| !self.lists.get(slot).cleared)
    }

    /// `insert` of a timer that is there already.
    fn insert(&mut self, loop_time: u64, slot: Slot, start: Reading) -> Armed {
        let made = self.lists.append(slot, start);
        let Timer { msecs, repeats, .. } = *self.lists.get(slot);
        if let Some(expiry) = made {
            self.list_made(loop_time, msecs, expiry);
        }
        Armed { due: start.millis.saturating_add(u64::from(msecs)), msecs, repeats }
    }

    /// A list was made: it may be the one that is due next.
    fn list_made(&mut self, loop_time: u64, msecs: Msecs, expiry: u64) {
        if self.next_expiry.is_none_or(|next| next > expiry) {
            self.schedule(loop_time, u64::from(msecs));
            self.next_expiry = Some(expiry);
        }
    }

    /// `ScheduleTimer`: `uv_timer_start` counts from the loop's time, whatever the timer counted from.
    fn schedule(&mut self, loop_time: u64, duration: u64) {
        self.handle.due = Some(loop_time.saturating_add(duration));
    }

    /// `clearTimeout`. `None` when there was nothing to clear; otherwise whether it waited in a list.
    #[inline]
    pub(super) fn clear(&mut self, id: TaskId) -> Option<bool> {
        if let Some(Running { slot, .. }) = self.running
            && self.lists.holds(slot, id)
        {
            return self.clear_running(slot);
        }
        let (list, refed) = self.lists.drop_timer(id)?;
        if refed {
            // Lists of unreferenced timers stay: they tend to be made again soon.
            if let Some(list) = list {
                self.lists.remove_if_empty(list);
            }
            self.dec_refs();
        }
        Some(list.is_some())
    }

    /// The timer whose callback runs: it is forgotten when that has returned.
    fn clear_running(&mut self, slot: Slot) -> Option<bool> {
        if self.lists.get(slot).cleared {
            return None;
        }
        let list = self.lists.unlink(slot);
        let timer = self.lists.get_mut(slot);
        timer.cleared = true;
        let (refed, msecs) = (timer.refed, timer.msecs);
        if refed {
            // It is in no list, unless it was refreshed; that of its duration is looked at all the same.
            if let Some(list) = list.or_else(|| self.lists.list_of(msecs)) {
                self.lists.remove_if_empty(list);
            }
            self.dec_refs();
        }
        Some(list.is_some())
    }

    /// `timeout.refresh()`: starts again from now. Not for one that is cleared, or has run and is forgotten.
    pub(super) fn refresh(&mut self, start: Reading, id: TaskId) -> Option<Armed> {
        let slot = self.lists.slot(id).filter(|&slot| !self.lists.get(slot).cleared)?;
        Some(self.insert(start.millis, slot, start))
    }

    /// `timeout.ref()` and `timeout.unref()`.
    pub(super) fn set_ref(&mut self, id: TaskId, refed: bool) {
        let Some(slot) = self.lists.slot(id) else { return };
        let timer = self.lists.get_mut(slot);
        if timer.refed == refed {
            return;
        }
        timer.refed = refed;
        match (timer.cleared, refed) {
            (true, _) => {}
            (false, true) => self.inc_refs(),
            (false, false) => self.dec_refs(),
        }
    }

    pub(super) fn has_ref(&self, id: TaskId) -> bool {
        self.lists.slot(id).is_some_and(|slot| self.lists.get(slot).refed)
    }

    fn inc_refs(&mut self) {
        self.refs += 1;
        if self.refs == 1 {
            self.handle.refed = true;
        }
    }

    fn dec_refs(&mut self) {
        self.refs -= 1;
        if self.refs == 0 {
            self.handle.refed = false;
        }
    }

    /// Whether libuv finds the handle due.
    pub(super) fn is_due(&self, loop_time: u64) -> bool {
        self.handle.due.is_some_and(|due| due <= loop_time)
    }
}
