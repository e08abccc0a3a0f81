//! The microtask queue and its checkpoint: <https://html.spec.whatwg.org/multipage/webappapis.html#perform-a-microtask-checkpoint>.

use alloc::collections::VecDeque;

use crate::belief::Belief;
use crate::course::Course;
use crate::error::Error;
use crate::limits::Limit;
use crate::rule::Rule;
use crate::step::{Run, RunKind};
use crate::task::{Queue, TaskId};
use crate::trace::{EventKind, Phase};

use super::event_loop::EventLoop;

#[derive(Clone, Debug)]
pub(super) struct Microtasks<C> {
    queue: VecDeque<(TaskId, C)>,
    /// Run since the queue was last empty.
    drained: u64,
}

impl<C> Microtasks<C> {
    pub(super) const fn new() -> Self {
        Self { queue: VecDeque::new(), drained: 0 }
    }

    pub(super) fn take_ids(&mut self) -> impl Iterator<Item = TaskId> + use<C> {
        core::mem::take(&mut self.queue).into_iter().map(|(task, _)| task)
    }

    /// The oldest.
    pub(super) fn first(&self) -> Option<TaskId> {
        self.queue.front().map(|(task, _)| *task)
    }

    pub(super) fn len(&self) -> usize {
        self.queue.len()
    }
}

impl<C: Clone> EventLoop<C> {
    /// Queues a microtask; `rule` says what for.
    pub fn queue_microtask(&mut self, on: &mut impl Course, callback: C, rule: Rule) -> TaskId {
        if self.profile.belief == Some(Belief::OneQueue) {
            return self.queue_microtask_as_task(on, callback, rule);
        }
        let task = self.new_id();
        on.record(rule, || EventKind::Queued { task, queue: Queue::Microtasks });
        self.microtasks.queue.push_back((task, callback));
        task
    }

    /// The next microtask of a checkpoint in the middle of a task: for when the host's stack is empty although its task
    /// is not over, as between two listeners of an event that the user agent dispatched. `None` when it is done.
    ///
    /// The host runs what it is given, calls [`finished`](Self::finished), and asks again.
    ///
    /// # Errors
    ///
    /// When a limit is reached, such as microtasks that queue microtasks without end.
    pub fn next_in_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        // 1. If the event loop's performing a microtask checkpoint is true, then return.
        // NOTE: that is so exactly while a microtask is on the host's stack.
        if self.running.iter().any(|running| running.kind == RunKind::Microtask) {
            return Ok(None);
        }
        self.checkpoint(on)
    }

    /// One step of the checkpoint: a microtask to run, or `None` once the checkpoint is over.
    #[inline]
    pub(super) fn checkpoint(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        if self.gate.timers_first()
            && let Some(run) = self.timer_before_microtasks(on)?
        {
            return Ok(Some(run));
        }
        if self.microtasks_are_held() {
            return Ok(None);
        }
        // 3. While the event loop's microtask queue is not empty:
        let Some((task, callback)) = self.microtasks.queue.pop_front() else {
            self.end_checkpoint(on);
            return Ok(None);
        };
        self.gate.passed();
        self.microtasks.drained += 1;
        if self.microtasks.drained > self.limits.drain {
            return Err(Error::limit(Limit::Microtasks, self.limits.drain, self.last_task));
        }
        //   3.1. Let oldestMicrotask be the result of dequeuing. 3.2. Set currently running task. 3.3. Run it.
        self.enter_phase(on, Phase::MicrotaskCheckpoint, Rule::MicrotaskCheckpoint);
        self.run(on, task, callback, RunKind::Microtask, Rule::MicrotaskCheckpoint).map(Some)
    }

    /// What follows once the queue is empty.
    fn end_checkpoint(&mut self, on: &mut impl Course) {
        self.microtasks.drained = 0;
        // 4. For each environment settings object: notify about rejected promises.
        self.notify_about_rejected_promises(on);
        // 5. Cleanup Indexed Database transactions. 6. ClearKeptObjects().
        // NOTE: neither has an effect on order that a program could see here.
    }
}
