//! Node's timers: lists of equal duration behind one libuv timer handle.
//!
//! A transliteration of <https://github.com/nodejs/node/blob/main/lib/internal/timers.js> and of `Environment::RunTimers`
//! (<https://github.com/nodejs/node/blob/main/src/env.cc>). `pass` is what runs when timers are due; the files beside it settle
//! what is open about when they are.

use super::timer_lists::{Moment, Msecs, Slot, Timer, TimerLists};
use crate::doubt::Doubt;
use crate::task::TaskId;
use crate::time::Instant;

mod late;
mod pass;
mod same_millisecond;
mod suspend;
mod which_first;

use pass::Pass;
pub(super) use pass::{Due, Progress, Running};
pub(super) use same_millisecond::HALF;

/// `TIMEOUT_MAX`.
const TIMEOUT_MAX: f64 = 2_147_483_647.0;

/// The constructor of `Timeout`: a delay outside 1 … 2³¹−1 (NaN too) is 1; `insert` then cuts the fraction off.
pub(super) fn normalise(delay_ms: f64) -> Msecs {
    if (1.0..=TIMEOUT_MAX).contains(&delay_ms) { delay_ms as Msecs } else { 1 }
}

/// The one `uv_timer_t` behind all of Node's timers.
#[derive(Clone, Copy, Default)]
pub(super) struct Handle {
    /// When it fires, in the loop's milliseconds; `None` while stopped.
    pub(super) due: Option<u64>,
    /// When the timer that it stands for was put into its list.
    pub(super) started: Moment,
    /// How long after that it fires, in milliseconds.
    pub(super) duration: u64,
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
    /// The doubt about the time by now; `None` for a real clock.
    doubt: Option<Doubt>,
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
            doubt: None,
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

    /// The clock is a virtual one, and by now there is this doubt about it.
    pub(super) fn set_doubt(&mut self, doubt: Doubt) {
        self.doubt = Some(doubt);
    }

    /// Whether the clock is a virtual one.
    pub(super) fn is_virtual(&self) -> bool {
        self.doubt.is_some()
    }

    /// The doubt about the time that has passed since `then`; `None` for a real clock.
    pub(super) fn doubt_since(&self, then: Moment) -> Option<Doubt> {
        self.doubt.map(|doubt| doubt.since(then.doubt))
    }

    fn moment(&self, at: Instant) -> Moment {
        Moment { at, doubt: self.doubt.unwrap_or_default() }
    }

    /// Whether the handle keeps the loop alive.
    pub(super) fn is_active(&self) -> bool {
        self.handle.due.is_some() && self.handle.refed
    }

    /// `new Timeout` and `insert`. `loop_time` is what `getLibuvNow()` answered.
    #[inline]
    pub(super) fn set(&mut self, now: Instant, loop_time: u64, mut timer: Timer<C>) -> Armed {
        self.inc_refs();
        timer.put = self.moment(now);
        let (msecs, repeats) = (timer.msecs, timer.repeats);
        if let Some(expiry) = self.lists.add(timer, loop_time) {
            self.list_made(now, loop_time, msecs, expiry);
        }
        Armed { due: loop_time.saturating_add(u64::from(msecs)), msecs, repeats }
    }

    #[inline]
    pub(super) fn timer(id: TaskId, callback: C, msecs: Msecs, repeats: bool) -> Timer<C> {
        Timer::new(id, callback, msecs, repeats)
    }

    pub(super) fn can_refresh(&self, id: TaskId) -> bool {
        self.lists.slot(id).is_some_and(|slot| !self.lists.get(slot).cleared)
    }

    /// `insert` of a timer that is there already.
    fn insert(&mut self, now: Instant, loop_time: u64, slot: Slot, (start, put): (u64, Moment)) -> Armed {
        let made = self.lists.append(slot, start, put);
        let Timer { msecs, repeats, .. } = *self.lists.get(slot);
        if let Some(expiry) = made {
            self.list_made(now, loop_time, msecs, expiry);
        }
        Armed { due: start.saturating_add(u64::from(msecs)), msecs, repeats }
    }

    /// A list was made: it may be the one that is due next.
    fn list_made(&mut self, now: Instant, loop_time: u64, msecs: Msecs, expiry: u64) {
        if self.next_expiry.is_none_or(|next| next > expiry) {
            self.schedule(now, loop_time, u64::from(msecs));
            self.next_expiry = Some(expiry);
        }
    }

    /// `ScheduleTimer`: `uv_timer_start` counts from the loop's time, whatever the timer counted from.
    fn schedule(&mut self, now: Instant, loop_time: u64, duration: u64) {
        self.handle.due = Some(loop_time.saturating_add(duration));
        self.handle.started = self.moment(now);
        self.handle.duration = duration;
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
    pub(super) fn refresh(&mut self, now: Instant, loop_time: u64, id: TaskId) -> Option<Armed> {
        let slot = self.lists.slot(id).filter(|&slot| !self.lists.get(slot).cleared)?;
        Some(self.insert(now, loop_time, slot, (loop_time, self.moment(now))))
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
