//! Everything that was queued and has not run yet, by id: what it is and where it waits.

use crate::step::RunKind;
use crate::task::{PromiseId, TaskSource};
use crate::time::{Duration, Instant};

use super::task_queues::Order;
use super::timers;

#[derive(Clone, Debug)]
pub(super) struct Pending<C> {
    pub(super) callback: C,
    pub(super) kind: Kind,
    pub(super) place: Place,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A task that needs nothing but to be run.
    Plain(RunKind),
    /// `setTimeout` or `setInterval`.
    Timer(Timer),
    /// A task of this source that was put off.
    Delayed(TaskSource),
    /// An operation under way whose completion queues a task of this source.
    Request(TaskSource),
    /// The report of an unhandled rejection.
    Unhandled(PromiseId),
    AnimationFrame,
    /// With the timer that bounds its waiting, and whether that has fired.
    Idle {
        timeout: Option<timers::Place>,
        timed_out: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Timer {
    pub(super) timeout_ms: i32,
    pub(super) delay: Duration,
    pub(super) due: Instant,
    /// The level it was set at.
    pub(super) nesting: u32,
    pub(super) repeats: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Tasks(TaskSource, Order),
    Timers(timers::Place),
    AnimationFrames(Order),
    Idle(Order),
    Requests,
    /// On the list of promises about to be reported.
    Rejected,
    /// An interval that is to be armed again after its callback.
    Running,
}
