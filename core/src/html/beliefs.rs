//! DEVIATION (belief): where a page's loop is wrong on purpose. Nothing here runs without a belief.

use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{Run, RunKind};
use crate::task::{TaskId, TaskSource};

use super::event_loop::EventLoop;
use super::pending::Kind;

impl<C: Clone> EventLoop<C> {
    /// One queue for everything: a microtask is a task like any other, behind those queued before.
    pub(super) fn queue_microtask_as_task(
        &mut self,
        on: &mut impl Course,
        callback: C,
        rule: Rule,
    ) -> TaskId {
        self.queue_due(on);
        self.queue_new(on, TaskSource::Script, callback, Kind::Plain(RunKind::Microtask), rule)
    }

    /// Timers before promises, and all timers before microtasks: a timer that is due, if the stack is empty.
    pub(super) fn timer_before_microtasks(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        if !self.running.is_empty() || self.microtasks.first().is_none() {
            return Ok(None);
        }
        self.rearm_interval(on);
        self.queue_due(on);
        match self.tasks.head(TaskSource::Timer, &self.profile) {
            Some(head) => self.run_task(on, head).map(Some),
            None => Ok(None),
        }
    }

    /// Whether microtasks wait that the belief does not let through yet.
    #[inline]
    pub(super) fn microtasks_are_held(&self) -> bool {
        self.microtasks.first().is_some_and(|first| !self.gate.admits(first))
    }

    /// No task is runnable for which microtasks could wait: they get their turn. Whether there were any.
    #[inline]
    pub(super) fn release_held_microtasks(&mut self) -> bool {
        let held = self.microtasks_are_held();
        if held {
            self.gate.turn_without_task(TaskId(self.next_id));
        }
        held
    }
}
