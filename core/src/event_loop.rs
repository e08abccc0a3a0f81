//! What every loop answers, whatever it is the loop of.

use crate::backend::Completion;
use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{Run, Step};
use crate::task::{PromiseId, TaskId};

/// A loop that says what runs next. It owns its state and nothing of the run, which every call is lent (see [`Course`]).
///
/// What only one of the loops has (immediates, frames, handles) is said to that loop itself.
pub trait Loop<C> {
    /// What the host must do next; nothing of what ran before is on its stack any more.
    ///
    /// [`Step::Finished`] need not be the end: a host that schedules more work then asks again.
    ///
    /// # Errors
    /// When a limit is reached.
    fn next(&mut self, on: &mut impl Course) -> Result<Step<C>, Error>;

    /// The next callback of a drain in the middle of a callback: microtasks and what the runtime drains with them. `None`
    /// when it is done.
    ///
    /// # Errors
    /// When a limit is reached.
    fn next_in_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error>;

    /// DEVIATION (belief): what is next for a callback that blocks, as no callback of a right loop does.
    ///
    /// # Errors
    /// When a limit is reached.
    fn next_while_running(&mut self, on: &mut impl Course) -> Result<Step<C>, Error>;

    /// The callback that was run last returned, or `threw` an error that was handled by now.
    fn finished(&mut self, on: &mut impl Course, threw: bool);

    /// Something happened outside.
    fn complete(&mut self, on: &mut impl Course, completion: Completion<C>);

    /// Queues a microtask; `rule` says why.
    fn queue_microtask(&mut self, on: &mut impl Course, callback: C, rule: Rule) -> TaskId;

    /// A promise was rejected and has no handler.
    fn promise_rejected(&mut self, on: &mut impl Course, promise: PromiseId, callback: C) -> TaskId;

    /// A rejected promise got its first handler; the id of what reports that, if anything does.
    fn promise_handled(&mut self, on: &mut impl Course, promise: PromiseId, callback: C) -> Option<TaskId>;

    /// Whether anything is left that could still run.
    fn is_alive(&self) -> bool;

    /// Drops everything that waits: the next step is [`Step::Finished`].
    fn stop(&mut self, on: &mut impl Course);
}

/// Both loops answer with methods of their own, of the same names.
macro_rules! answers {
    ($event_loop:ty) => {
        impl<C: Clone> Loop<C> for $event_loop {
            fn next(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
                self.next(on)
            }
            fn next_in_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
                self.next_in_drain(on)
            }
            fn next_while_running(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
                self.next_while_running(on)
            }
            fn finished(&mut self, on: &mut impl Course, threw: bool) {
                self.finished(on, threw);
            }
            fn complete(&mut self, on: &mut impl Course, completion: Completion<C>) {
                self.complete(on, completion);
            }
            fn queue_microtask(&mut self, on: &mut impl Course, callback: C, rule: Rule) -> TaskId {
                self.queue_microtask(on, callback, rule)
            }
            fn promise_rejected(&mut self, on: &mut impl Course, promise: PromiseId, callback: C) -> TaskId {
                self.promise_rejected(on, promise, callback)
            }
            fn promise_handled(
                &mut self,
                on: &mut impl Course,
                promise: PromiseId,
                callback: C,
            ) -> Option<TaskId> {
                self.promise_handled(on, promise, callback)
            }
            fn is_alive(&self) -> bool {
                self.is_alive()
            }
            fn stop(&mut self, on: &mut impl Course) {
                self.stop(on);
            }
        }
    };
}

answers!(crate::node::EventLoop<C>);
answers!(crate::html::EventLoop<C>);
