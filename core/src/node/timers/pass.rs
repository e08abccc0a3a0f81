//! One run of `processTimers` and, in it, of `listOnTimeout`
//! (<https://github.com/nodejs/node/blob/main/lib/internal/timers.js>), cut where they call something.

use super::{Armed, Timers};
use crate::node::timer_lists::{ListRef, Moment, Slot};
use crate::task::TaskId;
use crate::time::Instant;

/// Where `processTimers` and `listOnTimeout` stand.
#[derive(Clone, Copy)]
pub(super) enum At {
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
pub(super) struct Pass {
    /// The time at its start. It stays, however long callbacks take.
    pub(super) now: u64,
    /// When it began, if the loop was not late.
    pub(super) begun: u64,
    /// The same by the clock.
    pub(super) moment: Moment,
    /// The list of which it is settled whether it is due: the first one, or the last that was asked about.
    pub(super) settled: Option<ListRef>,
    pub(super) at: At,
    pub(super) ran_a_list: bool,
    pub(super) ran_a_timer: bool,
    /// When the timer of this list that ran last was put into it, by the loop's time and by the clock.
    pub(super) last: Option<(u64, Moment)>,
}

/// What a run of `processTimers` wants next.
pub(in crate::node) enum Progress<C> {
    /// `runNextTicks()`, between two lists or between two timers of one.
    Drain { between_lists: bool },
    /// Whether the next timer of the list is due too is open: it is to be said with [`Timers::settle`].
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
pub(in crate::node) struct Running {
    pub(super) slot: Slot,
    /// The loop's time when the callback began: from then an interval counts.
    start: u64,
    /// The same by the clock.
    moment: Moment,
}

/// A timer to run.
pub(in crate::node) struct Due<C> {
    pub(in crate::node) id: TaskId,
    pub(in crate::node) callback: C,
    pub(in crate::node) repeats: bool,
}

impl<C: Clone> Timers<C> {
    /// Whether `processTimers` is under way.
    pub(in crate::node) fn in_pass(&self) -> bool {
        self.pass.is_some()
    }

    /// The handle fires: libuv stops it, Node calls `processTimers`.
    pub(in crate::node) fn begin_pass(&mut self, now: Instant, loop_time: u64) {
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
    pub(in crate::node) fn restart_pass(&mut self) {
        if let Some(Pass { now, moment, .. }) = self.pass {
            self.begin_pass(moment.at, now);
        }
    }

    /// `processTimers` and `listOnTimeout`, up to where they call something.
    pub(in crate::node) fn advance(&mut self) -> Progress<C> {
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
        let timer = self.lists.get(slot);
        self.running = Some(Running { slot, start: 0, moment: timer.put });
        Due { id: timer.id, callback: timer.callback.clone(), repeats: timer.repeats }
    }

    /// The timer's callback is about to run; `loop_time` is renewed for an interval only.
    pub(in crate::node) fn started(&mut self, now: Instant, loop_time: u64) {
        let moment = self.moment(now);
        if let Some(running) = &mut self.running {
            running.start = loop_time;
            running.moment = moment;
        }
    }

    /// The `finally` after a timer's callback: an interval is armed again, a timer that was not refreshed is over.
    pub(in crate::node) fn finished(&mut self, now: Instant, loop_time: u64) -> Option<Armed> {
        let Running { slot, start, moment } = self.running.take()?;
        let timer = self.lists.get(slot);
        if timer.repeats && !timer.cleared {
            return Some(self.insert(now, loop_time, slot, (start, moment)));
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
    pub(in crate::node) fn end_pass(&mut self, now: Instant, loop_time: u64) {
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
