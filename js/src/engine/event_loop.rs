//! The one of the two loops that runs this program, behind the calls that both have.

use looplab_core::Error;
use looplab_core::backend::Completion;
use looplab_core::course::Course;
use looplab_core::event_loop::Loop as Answers;
use looplab_core::rule::Rule;
use looplab_core::step::{Run, Step};
use looplab_core::task::{PromiseId, TaskId};
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

impl Answers<Callback> for Loop {
    fn next(&mut self, on: &mut impl Course) -> Result<Step<Callback>, Error> {
        either!(self, l => l.next(on))
    }

    fn next_in_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<Callback>>, Error> {
        either!(self, l => l.next_in_drain(on))
    }

    fn next_while_running(&mut self, on: &mut impl Course) -> Result<Step<Callback>, Error> {
        either!(self, l => l.next_while_running(on))
    }

    fn finished(&mut self, on: &mut impl Course, threw: bool) {
        either!(self, l => l.finished(on, threw));
    }

    fn complete(&mut self, on: &mut impl Course, completion: Completion<Callback>) {
        either!(self, l => l.complete(on, completion));
    }

    fn queue_microtask(&mut self, on: &mut impl Course, callback: Callback, rule: Rule) -> TaskId {
        either!(self, l => l.queue_microtask(on, callback, rule))
    }

    fn promise_rejected(&mut self, on: &mut impl Course, promise: PromiseId, callback: Callback) -> TaskId {
        either!(self, l => l.promise_rejected(on, promise, callback))
    }

    fn promise_handled(
        &mut self,
        on: &mut impl Course,
        promise: PromiseId,
        callback: Callback,
    ) -> Option<TaskId> {
        either!(self, l => l.promise_handled(on, promise, callback))
    }

    fn is_alive(&self) -> bool {
        either!(self, l => l.is_alive())
    }

    fn stop(&mut self, on: &mut impl Course) {
        either!(self, l => l.stop(on));
    }
}
