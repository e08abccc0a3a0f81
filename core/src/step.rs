//! What a loop tells its host to do next.

use crate::task::{TaskId, TaskSource};
use crate::time::Instant;

/// The answer of a loop to "what now?". The loop itself runs nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step<C> {
    /// Run this callback to its end, tell the loop what it scheduled, then ask again.
    Run(Run<C>),
    /// Let the outside world work: collect its completions, sleeping no longer than this; hand them to the
    /// loop, then ask again. A host with a virtual clock jumps.
    Poll(Wait),
    /// Nothing is pending. A host that schedules more work (as `beforeExit` may) can go on asking.
    Finished,
}

/// How long a poll may sleep when nothing completes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Wait {
    /// Not at all: look what is ready and come back.
    No,
    /// Until this instant.
    Until(Instant),
    /// Until something completes, however long that takes.
    Forever,
}

/// One callback to run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run<C> {
    /// The id under which it was queued.
    pub task: TaskId,
    /// What the host queued.
    pub callback: C,
    /// What kind of turn this is, with what the callback is to be given.
    pub kind: RunKind,
}

/// What kind of callback is run, with the arguments the host needs to call it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RunKind {
    /// The program itself.
    Main,
    /// A page's task.
    Task(TaskSource),
    /// A microtask.
    Microtask,
    /// A `process.nextTick` callback.
    Tick,
    /// A timer; `repeats` for an interval.
    Timer {
        /// Whether it will be armed again afterwards.
        repeats: bool,
    },
    /// A `setImmediate` callback.
    Immediate,
    /// A `requestAnimationFrame` callback.
    AnimationFrame {
        /// The frame's time, the same for all callbacks of one frame.
        timestamp: Instant,
    },
    /// A `requestIdleCallback` callback.
    Idle {
        /// When the idle period ends.
        deadline: Instant,
        /// Whether its timeout passed before the loop was idle.
        timed_out: bool,
    },
    /// The completion of a request, or a handle that became ready.
    Completion,
    /// A close callback.
    Close,
    /// A promise was found rejected without a handler.
    UnhandledRejection,
    /// A promise reported as unhandled got a handler after all.
    RejectionHandled,
}
