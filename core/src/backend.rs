//! The outside world, as a loop's host sees it: a clock, and operations that complete.

use alloc::vec::Vec;

use crate::step::Wait;
use crate::task::TaskId;
use crate::time::Instant;

/// Something that happened outside the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Completion<C> {
    /// A request started with `start_request` is done; its callback is the one given then.
    Request(TaskId),
    /// A handle opened with `open_handle` is ready (readable, writable, a message arrived): run this.
    Ready {
        /// The handle.
        handle: TaskId,
        /// What to run; the host knows what readiness means for this handle.
        callback: C,
    },
}

/// The outside world: the virtual one is [`Sim`](crate::sim::Sim), a real one sleeps in the kernel.
pub trait Backend<C> {
    /// The time now.
    fn now(&self) -> Instant;

    /// Collects what completed into `ready`, in order, sleeping no longer than `wait` allows when there is nothing.
    ///
    /// May return without any completion once the wait is over.
    fn poll(&mut self, wait: Wait, ready: &mut Vec<Completion<C>>);
}
