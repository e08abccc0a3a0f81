//! DEVIATION (belief): where Node's loop is wrong on purpose. Nothing here runs without a belief.

use super::event_loop::{EventLoop, Stage};
use super::timers::{Progress, Running};
use crate::belief::Belief;
use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{Run, Step};
use crate::task::{Queue, TaskId};

/// What is kept of a callback that blocks.
#[must_use]
pub struct Blocked {
    timer: Option<(Running, TaskId)>,
}

/// What a believer takes for 0: Node makes 1 ms of it.
const AT_ONCE_MS: u64 = 1;

impl<C: Clone> EventLoop<C> {
    #[inline]
    pub(super) fn believes(&self, belief: Belief) -> bool {
        self.profile.belief == Some(belief)
    }

    /// One queue for everything: `what` joins the ticks, which run in order.
    pub(super) fn queue_in_one(&mut self, on: &mut impl Course, callback: C, rule: Rule) -> TaskId {
        let task = self.new_id();
        self.ticks.ticks.push_back((task, callback));
        self.queued(on, rule, task, Queue::Ticks);
        task
    }

    /// Takes a timer or an immediate back that is in the one queue.
    pub(super) fn clear_in_one(&mut self, task: TaskId) -> bool {
        let queued = self.ticks.ticks.len();
        if self.believes(Belief::OneQueue) {
            self.ticks.ticks.retain(|(id, _)| *id != task);
        }
        self.ticks.ticks.len() < queued
    }

    /// Timers before promises, and all timers before microtasks: the next timer that is due, when ticks are done and
    /// microtasks wait.
    #[inline]
    pub(super) fn timer_before_microtasks(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        if !self.gate.timers_first() || !self.ticks.is_at_microtasks() {
            return Ok(None);
        }
        if !self.timers.in_pass() {
            // Whether the millisecond has passed is not what such a person thinks of.
            let soon = self.loop_time.max(on.now().as_millis()) + AT_ONCE_MS;
            if !self.timers.is_due(soon) {
                return Ok(None);
            }
            self.set_loop_time(on, soon);
            self.timers.begin_pass(soon);
        }
        loop {
            match self.timers.advance(on, false) {
                Progress::Drain { .. } => {}
                Progress::Run(due) => match self.run_timer(on, due)? {
                    Step::Run(run) => return Ok(Some(run)),
                    Step::Poll(_) | Step::Finished => unreachable!("a timer is run"),
                },
                Progress::Over => {
                    self.timers.end_pass(self.loop_time);
                    return Ok(None);
                }
            }
        }
    }

    /// Whether microtasks wait that the belief does not let through yet.
    #[inline]
    pub(super) fn microtasks_are_held(&self) -> bool {
        let first = self.ticks.microtasks.front();
        first.is_some_and(|(id, _)| self.ticks.module != Some(*id) && !self.gate.admits(*id))
    }

    /// The loop is about to sleep or to end, with no task in sight for which microtasks could wait: they get their
    /// turn. Whether there were any.
    pub(super) fn release_held_microtasks(&mut self) -> bool {
        let in_sight = self.immediates.is_active()
            || self.outside.is_unfinished()
            || self.timers.is_due(self.loop_time + AT_ONCE_MS);
        let release = !in_sight && self.microtasks_are_held();
        if release {
            self.gate.turn_without_task(TaskId(self.next_id));
            self.drain_owed = true;
        }
        release
    }

    /// Immediates before I/O: the check phase stands before poll, not behind it.
    pub(super) fn stage_before_poll(&self) -> Stage {
        if self.believes(Belief::ImmediatesBeforeIo) { Stage::CheckEntry } else { Stage::Poll }
    }

    /// Immediates before I/O: closing handles follow poll.
    pub(super) fn pending_before_closing(&mut self, on: &mut impl Course) -> Result<Option<Step<C>>, Error> {
        let step = self.pending_phase(on, Stage::Closing)?;
        if self.stage == Stage::Closing {
            self.begin_closing();
        }
        Ok(step)
    }

    /// The callback that runs begins to block: until [`unblock`](Self::unblock) the host asks with
    /// [`next_while_running`](Self::next_while_running).
    pub fn block(&mut self) -> Blocked {
        Blocked { timer: self.timers.suspend() }
    }

    /// The callback goes on that blocked.
    pub fn unblock(&mut self, blocked: Blocked) {
        self.timers.resume(blocked.timer);
    }

    /// As [`next`](Self::next), in the middle of a callback that [blocks](Self::block).
    ///
    /// No Node does this. It is for a host whose `await` blocks, as
    /// [`AwaitBlocks`](crate::belief::Belief::AwaitBlocks) has it, until what the callback waits for has happened.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub fn next_while_running(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
        self.drain_owed = true;
        self.next_step(on)
    }
}
