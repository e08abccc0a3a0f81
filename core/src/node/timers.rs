//! Node's timers: lists of equal duration behind one libuv timer handle.
//!
//! A transliteration of `processTimers` and `listOnTimeout`
//! (<https://github.com/nodejs/node/blob/main/lib/internal/timers.js>) and of `Environment::RunTimers`
//! (<https://github.com/nodejs/node/blob/main/src/env.cc>), cut where they call a callback.

use super::timer_lists::{ListRef, Moment, Msecs, Slot, Timer, TimerLists};
use crate::doubt::Doubt;
use crate::task::TaskId;
use crate::time::Instant;

mod late;
mod same_millisecond;
mod suspend;
mod which_first;

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

/// Where `processTimers` and `listOnTimeout` stand.
#[derive(Clone, Copy)]
enum At {
    /// At the head of the queue of lists.
    Queue,
    /// Before a list, after the drain between two lists.
    Enter(ListRef),
    /// At the head of a list.
    List(ListRef),
    /// Before a timer, after the drain between two timers.
    Timer(ListRef, Slot, TaskId),
    /// The same, when it is settled that it is due.
    Due(ListRef, Slot, TaskId),
}

/// One run of `processTimers`.
#[derive(Clone, Copy)]
struct Pass {
    /// The time at its start. It stays, however long callbacks take.
    now: u64,
    /// When it began, if the loop was not late.
    begun: u64,
    /// The same by the clock.
    moment: Moment,
    /// The list of which it is settled whether it is due: the first one, or the last that was asked about.
    settled: Option<ListRef>,
    at: At,
    ran_a_list: bool,
    ran_a_timer: bool,
    /// When the timer of this list that ran last was put into it, by the loop's time and by the clock.
    last: Option<(u64, Moment)>,
}

/// What a run of `processTimers` wants next.
pub(super) enum Progress<C> {
    /// `runNextTicks()`, between two lists or between two timers of one.
    Drain { between_lists: bool },
    /// The next timer was put into the list within the same millisecond as the last one, if the machine's clock does not
    /// say otherwise: whether it is due too is to be said with [`Timers::settle`].
    Open {
        /// The loop's time by which something else would have to be due to come in between.
        before: u64,
        /// Whether it usually is a millisecond later.
        usually_later: bool,
    },
    /// Whether the next list is due too is open: it is to be said with [`Timers::settle_list`].
    OpenList {
        /// Whether it usually is.
        usually: bool,
    },
    /// Call this timer.
    Run(Due<C>),
    /// Nothing else is due.
    Over,
}

/// A timer whose callback runs.
#[derive(Clone, Copy)]
pub(super) struct Running {
    slot: Slot,
    /// The loop's time when the callback began: from then an interval counts.
    start: u64,
}

/// A timer to run.
pub(super) struct Due<C> {
    pub(super) id: TaskId,
    pub(super) callback: C,
    pub(super) repeats: bool,
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
    fn insert(&mut self, now: Instant, loop_time: u64, slot: Slot, start: u64) -> Armed {
        let made = self.lists.append(slot, start, self.moment(now));
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
        Some(self.insert(now, loop_time, slot, loop_time))
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

    /// Whether `processTimers` is under way.
    pub(super) fn in_pass(&self) -> bool {
        self.pass.is_some()
    }

    /// The handle fires: libuv stops it, Node calls `processTimers`.
    pub(super) fn begin_pass(&mut self, now: Instant, loop_time: u64) {
        self.handle.due = None;
        self.next_expiry = None;
        self.pass = Some(Pass {
            now: loop_time,
            begun: loop_time,
            moment: self.moment(now),
            settled: None,
            at: At::Queue,
            ran_a_list: false,
            ran_a_timer: false,
            last: None,
        });
    }

    /// A callback threw out of `processTimers`: `RunTimers` calls it again at once, with the same time.
    pub(super) fn restart_pass(&mut self) {
        if let Some(Pass { now, moment, .. }) = self.pass {
            self.begin_pass(moment.at, now);
        }
    }

    /// `processTimers` and `listOnTimeout`, up to where they call something.
    pub(super) fn advance(&mut self) -> Progress<C> {
        let Some(mut pass) = self.pass else { return Progress::Over };
        loop {
            match pass.at {
                At::Queue => {
                    let Some((_, list)) = self.lists.earliest().filter(|&(expiry, _)| expiry <= pass.now)
                    else {
                        return Progress::Over;
                    };
                    pass.at = At::Enter(list);
                    if core::mem::replace(&mut pass.ran_a_list, true) {
                        self.pass = Some(pass);
                        return Progress::Drain { between_lists: true };
                    }
                    pass.settled = Some(list);
                }
                At::Enter(list) => {
                    // What the drain before it began is known now.
                    if let Some(usually) = self.is_list_open(&pass, list) {
                        pass.settled = Some(list);
                        self.pass = Some(pass);
                        return Progress::OpenList { usually };
                    }
                    pass.ran_a_timer = false;
                    pass.last = None;
                    pass.at = At::List(list);
                }
                At::List(list) => match self.peek(&pass, list) {
                    None => pass.at = At::Queue,
                    Some((slot, id)) => {
                        pass.at = At::Timer(list, slot, id);
                        if core::mem::replace(&mut pass.ran_a_timer, true) {
                            self.pass = Some(pass);
                            return Progress::Drain { between_lists: false };
                        }
                    }
                },
                At::Timer(list, slot, id) => {
                    pass.at = At::Due(list, slot, id);
                    if let Some(usually_later) = self.is_open(&pass, slot, id) {
                        self.pass = Some(pass);
                        return Progress::Open { before: pass.now + 1, usually_later };
                    }
                }
                At::Due(list, slot, id) => {
                    pass.at = At::List(list);
                    // A tick may have cleared it meanwhile.
                    if self.lists.holds(slot, id) {
                        let timer = self.lists.get(slot);
                        pass.last = Some((timer.start, timer.put));
                        self.pass = Some(pass);
                        return Progress::Run(self.take(slot));
                    }
                }
            }
        }
    }

    /// The list's first timer if it is due; otherwise the list is put off, or goes.
    fn peek(&mut self, pass: &Pass, list: ListRef) -> Option<(Slot, TaskId)> {
        let Some(slot) = self.lists.first(list) else {
            self.lists.retire(list);
            return None;
        };
        let timer = self.lists.get(slot);
        let due = timer.start.saturating_add(u64::from(list.msecs));
        // What is open is settled when the one before has run.
        if due <= pass.now || pass.ran_a_timer && self.may_be_due(pass, timer).is_some() {
            return Some((slot, timer.id));
        }
        self.lists.put_off(list, due.max(pass.now + 1));
        None
    }

    fn take(&mut self, slot: Slot) -> Due<C> {
        self.lists.unlink(slot);
        self.running = Some(Running { slot, start: 0 });
        let timer = self.lists.get(slot);
        Due { id: timer.id, callback: timer.callback.clone(), repeats: timer.repeats }
    }

    /// The timer's callback is about to run; `loop_time` is renewed for an interval only.
    pub(super) fn started(&mut self, loop_time: u64) {
        if let Some(running) = &mut self.running {
            running.start = loop_time;
        }
    }

    /// The `finally` after a timer's callback: an interval is armed again, a timer that was not refreshed is over.
    pub(super) fn finished(&mut self, now: Instant, loop_time: u64) -> Option<Armed> {
        let Running { slot, start } = self.running.take()?;
        let timer = self.lists.get(slot);
        if timer.repeats && !timer.cleared {
            return Some(self.insert(now, loop_time, slot, start));
        }
        if timer.is_listed() {
            return None;
        }
        if timer.refed && !timer.cleared {
            // NOTE: `timeoutInfo[0]--` without toggling the handle: `end_pass` does that.
            self.refs -= 1;
        }
        self.lists.forget(slot);
        None
    }

    /// The end of `RunTimers`: the handle is started for the earliest list.
    pub(super) fn end_pass(&mut self, now: Instant, loop_time: u64) {
        self.pass = None;
        let Some((expiry, _)) = self.lists.earliest() else {
            self.handle.refed = false;
            return;
        };
        self.next_expiry = Some(expiry);
        self.schedule(now, loop_time, expiry.saturating_sub(loop_time).max(1));
        self.start_from_first();
        self.handle.refed = self.refs > 0;
    }
}
