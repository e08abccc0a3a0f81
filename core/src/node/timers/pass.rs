//! One run of `processTimers` and, in it, of `listOnTimeout`
//! (<https://github.com/nodejs/node/blob/main/lib/internal/timers.js>), cut where they call something.

use super::due::InPass;
use super::{Armed, Timers};
use crate::course::Course;
use crate::moment::Mark;
use crate::node::timer_lists::{ListRef, Reading, Slot};
use crate::task::TaskId;

/// Where `processTimers` and `listOnTimeout` stand.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// At the head of the queue of lists.
    Queue,
    /// The same, after the drain between two lists, on a virtual clock: what could run before the next list is known now.
    Next,
    /// Before a list, after the drain between two lists.
    List(ListRef),
    /// Before a timer, after the drain between two timers.
    Timer(ListRef, Slot, TaskId),
}

/// One run of `processTimers`.
#[derive(Clone, Copy)]
pub(super) struct Pass {
    /// The time at its start. It stays, however long callbacks take.
    pub(super) now: Reading,
    pub(super) at: At,
    pub(super) ran_a_list: bool,
    pub(super) ran_a_timer: bool,
    /// A callback threw out of the one before: whether anything is left that is due is not said.
    pub(super) restarted: bool,
    /// Nothing ran since [`set_floor`](Timers::set_floor) was called, before a drain.
    pub(super) has_floor: bool,
}

/// What a run of `processTimers` wants next.
pub(in crate::node) enum Progress<C> {
    /// `runNextTicks()`, between two lists or between two timers of one.
    Drain { between_lists: bool },
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
    start: Reading,
}

/// A timer to run.
pub(in crate::node) struct Due<C> {
    pub(in crate::node) id: TaskId,
    pub(in crate::node) callback: C,
    pub(in crate::node) repeats: bool,
    /// When it is due: on a virtual clock, what the clock usually reads then.
    pub(in crate::node) at: u64,
}

impl<C: Clone> Timers<C> {
    /// Whether `processTimers` is under way.
    pub(in crate::node) fn in_pass(&self) -> bool {
        self.pass.is_some()
    }

    /// The handle fires: libuv stops it, Node looks at the clock and calls `processTimers`.
    pub(in crate::node) fn begin_pass(&mut self, loop_time: u64) {
        let mark = core::mem::replace(&mut self.fired, Mark::NONE);
        self.begin_pass_at(Reading { millis: loop_time, mark }, false);
    }

    fn begin_pass_at(&mut self, now: Reading, restarted: bool) {
        self.handle.due = None;
        self.next_expiry = None;
        self.pass = Some(Pass {
            now,
            at: At::Queue,
            ran_a_list: false,
            ran_a_timer: false,
            restarted,
            has_floor: false,
        });
    }

    /// A callback threw out of `processTimers`: `RunTimers` calls it again at once, with the same time.
    pub(in crate::node) fn restart_pass(&mut self) {
        if let Some(Pass { now, .. }) = self.pass {
            self.begin_pass_at(now, true);
        }
    }

    /// `processTimers` and `listOnTimeout`, up to where they call something. `rivals`: whether something else could run
    /// before a timer that is not due now.
    pub(in crate::node) fn advance(&mut self, on: &mut impl Course, rivals: bool) -> Progress<C> {
        loop {
            let Some(pass) = self.pass else { return Progress::Over };
            // The handle was due: at least one timer is.
            let may_end = rivals && (pass.ran_a_list || pass.restarted);
            match pass.at {
                At::Queue if pass.now.mark.is_some() => {
                    if !self.may_go_on(on, !may_end) {
                        return Progress::Over;
                    }
                    self.go_to(At::Next);
                    if pass.ran_a_list {
                        // If nothing is due any more, the pass was over before the drain.
                        self.set_floor();
                        return Progress::Drain { between_lists: true };
                    }
                }
                At::Queue => {
                    let earliest = self.lists.earliest().filter(|&(expiry, _)| expiry <= pass.now.millis);
                    let Some((_, list)) = earliest else { return Progress::Over };
                    if self.enter(list) {
                        return Progress::Drain { between_lists: true };
                    }
                }
                At::Next => {
                    let Some(list) = self.next_list(on, may_end) else { return Progress::Over };
                    self.enter(list);
                }
                At::List(list) => match self.peek(on, pass.now, list) {
                    None => self.go_to(At::Queue),
                    Some((slot, id)) => {
                        self.go_to(At::Timer(list, slot, id));
                        if self
                            .pass
                            .as_mut()
                            .is_some_and(|pass| core::mem::replace(&mut pass.ran_a_timer, true))
                        {
                            self.set_floor();
                            return Progress::Drain { between_lists: false };
                        }
                    }
                },
                At::Timer(list, slot, id) => {
                    self.go_to(At::List(list));
                    // A tick may have cleared it meanwhile.
                    if !self.lists.holds(slot, id) {
                        continue;
                    }
                    if pass.now.mark.is_some() {
                        let head = self.head(u64::MAX, list, slot);
                        match self.is_due_in_pass(on, head, rivals) {
                            InPass::Due => {}
                            InPass::Late => {
                                self.put_off(list, slot);
                                self.go_to(At::Queue);
                                continue;
                            }
                            InPass::Unasked => {
                                self.put_off_in_place(list, slot);
                                return Progress::Over;
                            }
                        }
                    }
                    if let Some(pass) = &mut self.pass {
                        pass.has_floor = false;
                    }
                    return Progress::Run(self.take(slot));
                }
            }
        }
    }

    fn go_to(&mut self, at: At) {
        if let Some(pass) = &mut self.pass {
            pass.at = at;
        }
    }

    /// Begins with a list. Whether another one was run before.
    fn enter(&mut self, list: ListRef) -> bool {
        let Some(pass) = &mut self.pass else { return false };
        pass.at = At::List(list);
        pass.ran_a_timer = false;
        core::mem::replace(&mut pass.ran_a_list, true)
    }

    /// The list's first timer if it is due, or may be; otherwise the list is put off, or goes.
    fn peek(&mut self, on: &mut impl Course, now: Reading, list: ListRef) -> Option<(Slot, TaskId)> {
        let Some(slot) = self.lists.first(list) else {
            self.lists.retire(list);
            return None;
        };
        let timer = self.lists.get(slot);
        let may_be_due = match on.zone().filter(|_| now.mark.is_some()) {
            Some(zone) => self.ran_a_timer() || zone.allows(&[self.head(0, list, slot).due(now.mark)]),
            None => timer.start.millis.saturating_add(u64::from(list.msecs)) <= now.millis,
        };
        if may_be_due {
            return Some((slot, timer.id));
        }
        self.put_off(list, slot);
        None
    }

    fn ran_a_timer(&self) -> bool {
        self.pass.is_some_and(|pass| pass.ran_a_timer)
    }

    /// The first timer of a list is not due: the list waits for it.
    fn put_off(&mut self, list: ListRef, first: Slot) {
        let Some(pass) = self.pass else { return };
        let due = self.lists.get(first).start.millis.saturating_add(u64::from(list.msecs));
        self.lists.put_off(list, due.max(pass.now.millis + 1));
    }

    /// The same for a list that goes before all others that are due with it, all the same.
    fn put_off_in_place(&mut self, list: ListRef, first: Slot) {
        let due = self.lists.get(first).start.millis.saturating_add(u64::from(list.msecs));
        if let Some(head) = self.heads().into_iter().find(|head| head.list == list) {
            self.lists.move_to(list, due, head.id);
        }
    }

    fn take(&mut self, slot: Slot) -> Due<C> {
        self.lists.unlink(slot);
        let timer = self.lists.get(slot);
        self.running = Some(Running { slot, start: Reading::exact(0) });
        let at = timer.start.millis.saturating_add(u64::from(timer.msecs));
        Due { id: timer.id, callback: timer.callback.clone(), repeats: timer.repeats, at }
    }

    /// The callback of an interval is about to run: from now it counts.
    pub(in crate::node) fn started(&mut self, start: Reading) {
        self.lists.marks.hold(start.mark);
        if let Some(running) = &mut self.running {
            running.start = start;
        }
    }

    /// The `finally` after a timer's callback: an interval is armed again, a timer that was not refreshed is over.
    pub(in crate::node) fn finished(&mut self, loop_time: u64) -> Option<Armed> {
        let Running { slot, start } = self.running.take()?;
        let timer = self.lists.get(slot);
        if timer.repeats && !timer.cleared {
            let armed = self.insert(loop_time, slot, start);
            self.lists.marks.release(start.mark);
            return Some(armed);
        }
        self.lists.marks.release(start.mark);
        let timer = self.lists.get(slot);
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
    pub(in crate::node) fn end_pass(&mut self, loop_time: u64) {
        let pass = self.pass.take();
        let has_floor = pass.is_some_and(|pass| pass.has_floor);
        if let Some(pass) = pass {
            self.lists.marks.release(pass.now.mark);
        }
        let Some((expiry, _)) = self.lists.earliest() else {
            self.handle.refed = false;
            return;
        };
        self.next_expiry = Some(expiry);
        self.schedule(loop_time, expiry.saturating_sub(loop_time).max(1));
        if !has_floor {
            self.set_floor();
        }
        self.handle.refed = self.refs > 0;
    }

    /// The handle does not fire before the millisecond after the last look, if it is started for timers that are there.
    fn set_floor(&mut self) {
        if let Some(pass) = &mut self.pass
            && core::mem::replace(&mut pass.has_floor, true)
        {
            return;
        }
        self.lists.marks.hold(self.last_look);
        self.lists.marks.release(core::mem::replace(&mut self.floor, self.last_look));
    }

    /// Whether timers keep the loop alive.
    pub(in crate::node) fn keep_alive(&self) -> bool {
        self.refs > 0
    }
}
