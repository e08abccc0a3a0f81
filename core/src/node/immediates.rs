//! `setImmediate`'s queue. <https://github.com/nodejs/node/blob/main/lib/internal/timers.js> (`processImmediate`)

use crate::ordered_map::OrderedMap;
use crate::task::TaskId;

struct Immediate<C> {
    /// `None`: Node's own empty function, set after an uncaught error was handled.
    callback: Option<C>,
    refed: bool,
}

/// All immediates. Ids rise, so the map's order is the queue's, and a snapshot is a bound on the id.
pub(super) struct Immediates<C> {
    queue: OrderedMap<TaskId, Immediate<C>>,
    /// `immediateInfo[kRefCount]`: the idle handle that keeps poll from sleeping is active while this is not 0.
    refs: usize,
    /// While a check phase runs: where `processImmediate` stands.
    pass: Option<Pass>,
}

#[derive(Clone, Copy)]
struct Pass {
    /// The ids below this were queued before.
    bound: TaskId,
    /// Whether one ran since `processImmediate` was called, so that a drain comes before the next.
    ran_one: bool,
    /// A callback threw, and nothing of the snapshot ran since: `immediateInfo[kHasOutstanding]` is still set.
    threw: bool,
}

/// What a run of `processImmediate` wants next.
pub(super) enum Progress<C> {
    /// `runNextTicks()`.
    Drain,
    /// Call this immediate.
    Run(TaskId, Option<C>),
    /// The snapshot is done.
    Over,
}

impl<C> Immediates<C> {
    pub(super) fn new() -> Self {
        Self { queue: OrderedMap::new(), refs: 0, pass: None }
    }

    pub(super) fn len(&self) -> usize {
        self.queue.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Whether referenced ones wait: the loop is alive and does not sleep.
    pub(super) fn is_active(&self) -> bool {
        self.refs > 0
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        self.queue.keys()
    }

    pub(super) fn add(&mut self, id: TaskId, callback: Option<C>) {
        self.queue.insert(id, Immediate { callback, refed: true });
        self.refs += 1;
    }

    pub(super) fn remove(&mut self, id: TaskId) -> bool {
        let Some(immediate) = self.queue.remove(&id) else { return false };
        self.refs -= usize::from(immediate.refed);
        true
    }

    pub(super) fn set_ref(&mut self, id: TaskId, refed: bool) {
        if let Some(immediate) = self.queue.get_mut(&id)
            && immediate.refed != refed
        {
            immediate.refed = refed;
            if refed {
                self.refs += 1;
            } else {
                self.refs -= 1;
            }
        }
    }

    pub(super) fn has_ref(&self, id: TaskId) -> bool {
        self.queue.get(&id).is_some_and(|i| i.refed)
    }

    pub(super) fn in_pass(&self) -> bool {
        self.pass.is_some()
    }

    /// `processImmediate` begins: what is set from now on waits for the next turn. `next` is the first id to come.
    pub(super) fn begin_pass(&mut self, next: TaskId) {
        self.pass = Some(Pass { bound: next, ran_one: false, threw: false });
    }

    /// A callback threw out of `processImmediate`: `CheckImmediate` calls it again at once.
    pub(super) fn restart_pass(&mut self) {
        if let Some(pass) = &mut self.pass {
            pass.ran_one = false;
            pass.threw = true;
        }
    }

    pub(super) fn end_pass(&mut self) {
        self.pass = None;
    }

    /// `processImmediate`, up to where it calls something.
    pub(super) fn advance(&mut self, next: TaskId) -> Progress<C> {
        let Some(pass) = &mut self.pass else { return Progress::Over };
        if pass.threw && self.queue.first().is_some_and(|(id, _)| id >= pass.bound) {
            // NOTE: what threw was the last of its snapshot. `CheckImmediate` repeats while `kHasOutstanding` is set,
            // so what was set meanwhile runs in this turn still.
            // DEVIATION: Node 24 reports a TypeError of its own without end if a tick clears the next immediate and
            // throws. Here that immediate is skipped.
            *pass = Pass { bound: next, ran_one: false, threw: false };
        }
        if self.queue.first().is_none_or(|(id, _)| id >= pass.bound) {
            return Progress::Over;
        }
        if core::mem::take(&mut pass.ran_one) {
            return Progress::Drain;
        }
        (pass.ran_one, pass.threw) = (true, false);
        let Some((id, immediate)) = self.queue.pop_first() else { return Progress::Over };
        self.refs -= usize::from(immediate.refed);
        Progress::Run(id, immediate.callback)
    }
}
