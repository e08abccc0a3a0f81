//! The one of the two loops that runs this program, behind the calls that both have.

use looplab_core::Error;
use looplab_core::doubt::Doubt;
use looplab_core::rule::Rule;
use looplab_core::step::{Run, Step};
use looplab_core::task::{PromiseId, TaskId};
use looplab_core::time::Instant;
use looplab_core::trace::Tracer;
use looplab_core::{html, node};

use super::callback::Callback;

/// Node's loop or a page's.
pub(crate) enum Loop {
    Node(Box<node::EventLoop<Callback>>),
    Browser(Box<html::EventLoop<Callback>>),
}

/// Calls the same method on whichever loop it is.
macro_rules! either {
    ($self:expr, $event_loop:ident => $call:expr) => {
        match $self {
            Loop::Node($event_loop) => $call,
            Loop::Browser($event_loop) => $call,
        }
    };
}

impl Loop {
    pub(crate) fn next(&mut self, now: Instant) -> Result<Step<Callback>, Error> {
        either!(self, l => l.next(now))
    }

    /// What is next for a callback that blocks.
    pub(crate) fn next_while_running(&mut self, now: Instant) -> Result<Step<Callback>, Error> {
        either!(self, l => l.next_while_running(now))
    }

    /// The next callback of a drain in the middle of a callback: microtasks, and in Node ticks.
    pub(crate) fn next_in_checkpoint(&mut self, now: Instant) -> Result<Option<Run<Callback>>, Error> {
        match self {
            Self::Node(l) => l.next_in_drain(now),
            Self::Browser(l) => l.next_in_checkpoint(now),
        }
    }

    /// How sure the time is. A page's timers are asked about by ranges of latencies alone.
    pub(crate) fn set_doubt(&mut self, doubt: Doubt) {
        if let Self::Node(l) = self {
            l.set_doubt(doubt);
        }
    }

    pub(crate) fn finished(&mut self, now: Instant, threw: bool) {
        match self {
            Self::Node(l) => l.finished(now, threw),
            Self::Browser(l) => l.finished(now),
        }
    }

    pub(crate) fn queue_microtask(&mut self, now: Instant, callback: Callback, rule: Rule) -> TaskId {
        either!(self, l => l.queue_microtask(now, callback, rule))
    }

    pub(crate) fn promise_rejected(&mut self, now: Instant, promise: PromiseId, callback: Callback) {
        either!(self, l => { l.promise_rejected(now, promise, callback); });
    }

    pub(crate) fn promise_handled(&mut self, now: Instant, promise: PromiseId, callback: Callback) {
        either!(self, l => { l.promise_handled(now, promise, callback); });
    }

    pub(crate) fn tracer_mut(&mut self) -> &mut Tracer {
        either!(self, l => l.tracer_mut())
    }

    /// Drops everything that is queued; the next step is `Finished`.
    pub(crate) fn stop(&mut self, now: Instant) {
        match self {
            Self::Node(l) => l.exit(now),
            Self::Browser(l) => l.stop(now),
        }
    }

    pub(crate) fn as_node(&mut self) -> Option<&mut node::EventLoop<Callback>> {
        match self {
            Self::Node(l) => Some(l),
            Self::Browser(_) => None,
        }
    }

    pub(crate) fn as_browser(&mut self) -> Option<&mut html::EventLoop<Callback>> {
        match self {
            Self::Browser(l) => Some(l),
            Self::Node(_) => None,
        }
    }
}
