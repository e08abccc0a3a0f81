//! Which microtasks a loop with a belief lets through, and which it holds back.

use super::Belief;
use crate::step::RunKind;
use crate::task::TaskId;

/// Stands between the microtask queue and the loop. Without a belief about microtasks it is open and costs a comparison.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    holds: Holds,
    /// Microtasks queued from this id on wait.
    bound: TaskId,
    /// How many more microtasks this turn may run.
    left: u32,
    /// The last task was a timer.
    after_timer: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holds {
    Nothing,
    /// Those queued since the task began: they wait for the end of the next one.
    QueuedByTask,
    /// Those queued since the task ended.
    QueuedByMicrotasks,
    /// All but one.
    AllButOne,
    /// All of them while a timer is due.
    WhileTimersAreDue,
    /// All of them while a timer is due, after a timer.
    BetweenTimers,
}

impl Gate {
    pub(crate) fn new(belief: Option<Belief>) -> Self {
        let holds = match belief {
            Some(Belief::MicrotasksNextTurn) => Holds::QueuedByTask,
            Some(Belief::NestedMicrotasksNextTurn) => Holds::QueuedByMicrotasks,
            Some(Belief::OneMicrotaskPerTurn) => Holds::AllButOne,
            Some(Belief::TimersBeforePromises) => Holds::WhileTimersAreDue,
            Some(Belief::AllTimersBeforeMicrotasks) => Holds::BetweenTimers,
            _ => Holds::Nothing,
        };
        Self { holds, bound: TaskId(0), left: 0, after_timer: false }
    }

    /// A callback begins, and `next` is the next id: if it is a task, so does a turn.
    #[inline]
    pub(crate) fn begins(&mut self, kind: RunKind, next: TaskId) {
        if self.holds != Holds::Nothing && is_task(kind) {
            self.bound = next;
            self.left = 1;
            self.after_timer = matches!(kind, RunKind::Timer { .. });
        }
    }

    /// A callback is over.
    #[inline]
    pub(crate) fn ended(&mut self, kind: RunKind, next: TaskId) {
        if self.holds == Holds::QueuedByMicrotasks && is_task(kind) {
            self.bound = next;
        }
    }

    /// Whether the oldest microtask may run.
    #[inline]
    pub(crate) fn admits(&self, microtask: TaskId) -> bool {
        match self.holds {
            Holds::QueuedByTask | Holds::QueuedByMicrotasks => microtask < self.bound,
            Holds::AllButOne => self.left > 0,
            Holds::Nothing | Holds::WhileTimersAreDue | Holds::BetweenTimers => true,
        }
    }

    /// A microtask was let through.
    #[inline]
    pub(crate) fn passed(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    /// No task is there to wait for: a turn without one.
    pub(crate) fn turn_without_task(&mut self, next: TaskId) {
        self.bound = next;
        self.left = 1;
    }

    /// Whether a timer that is due goes ahead of the microtasks now.
    #[inline]
    pub(crate) fn timers_first(&self) -> bool {
        match self.holds {
            Holds::WhileTimersAreDue => true,
            Holds::BetweenTimers => self.after_timer,
            _ => false,
        }
    }
}

/// Whether it is a turn of the loop, and not something that runs at the end of one.
fn is_task(kind: RunKind) -> bool {
    !matches!(
        kind,
        RunKind::Microtask | RunKind::Tick | RunKind::UnhandledRejection | RunKind::RejectionHandled
    )
}
