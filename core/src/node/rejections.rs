//! Promises rejected without a handler. <https://github.com/nodejs/node/blob/main/lib/internal/process/promises.js>

use alloc::collections::VecDeque;

use crate::ordered_map::OrderedMap;
use crate::step::RunKind;
use crate::task::{PromiseId, TaskId};

struct Pending<C> {
    promise: PromiseId,
    callback: C,
}

/// Where `processPromiseRejections` stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Processing {
    No,
    Handled,
    Unhandled,
}

/// What is known about rejections.
pub(super) struct Rejections<C> {
    /// `pendingUnhandledRejections`, in order of rejection (ids rise).
    pending: OrderedMap<TaskId, Pending<C>>,
    by_promise: OrderedMap<PromiseId, TaskId>,
    /// `maybeUnhandledPromises`: reported, and without a handler so far.
    reported: OrderedMap<PromiseId, ()>,
    /// `asyncHandledRejections`.
    handled: VecDeque<(TaskId, C)>,
    /// The pending ones of this processing. NOTE: a handler added meanwhile comes too late for them, as in Node.
    batch: OrderedMap<TaskId, Pending<C>>,
    processing: Processing,
}

/// What became of a promise that got a handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum HandledNow {
    /// It was about to be reported and is not any more.
    Dropped(TaskId),
    /// It had been reported: `rejectionHandled` follows.
    Queued,
    /// It is not known here.
    Nothing,
}

impl<C> Rejections<C> {
    pub(super) fn new() -> Self {
        Self {
            pending: OrderedMap::new(),
            by_promise: OrderedMap::new(),
            reported: OrderedMap::new(),
            handled: VecDeque::new(),
            batch: OrderedMap::new(),
            processing: Processing::No,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.pending.len() + self.handled.len() + self.batch.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        let handled = self.handled.iter().map(|(id, _)| *id);
        handled.chain(self.batch.keys()).chain(self.pending.keys())
    }

    pub(super) fn rejected(&mut self, id: TaskId, promise: PromiseId, callback: C) {
        self.by_promise.insert(promise, id);
        self.pending.insert(id, Pending { promise, callback });
    }

    pub(super) fn handled(&mut self, id: TaskId, promise: PromiseId, callback: C) -> HandledNow {
        if let Some(pending) = self.by_promise.remove(&promise) {
            self.pending.remove(&pending);
            return HandledNow::Dropped(pending);
        }
        if self.reported.remove(&promise).is_some() {
            self.handled.push_back((id, callback));
            return HandledNow::Queued;
        }
        HandledNow::Nothing
    }

    /// Whether a processing is under way: nothing is drained between its callbacks.
    pub(super) fn is_processing(&self) -> bool {
        self.processing != Processing::No
    }

    /// Whether a drain would report nothing, and no processing is under way.
    #[inline]
    pub(super) fn is_idle(&self) -> bool {
        self.processing == Processing::No && self.handled.is_empty() && self.pending.is_empty()
    }

    /// `hasRejectionToWarn() && processPromiseRejections()`: whether there is something to report.
    pub(super) fn begin(&mut self) -> bool {
        let any = !self.handled.is_empty() || !self.pending.is_empty();
        if any {
            self.processing = Processing::Handled;
        }
        any
    }

    /// The next callback of this processing. `None` ends it.
    pub(super) fn pop(&mut self) -> Option<(TaskId, C, RunKind)> {
        if self.processing == Processing::Handled {
            if let Some((id, callback)) = self.handled.pop_front() {
                return Some((id, callback, RunKind::RejectionHandled));
            }
            self.batch = core::mem::take(&mut self.pending);
            self.by_promise.clear();
            self.processing = Processing::Unhandled;
        }
        if let Some((id, Pending { promise, callback })) = self.batch.pop_first() {
            self.reported.insert(promise, ());
            return Some((id, callback, RunKind::UnhandledRejection));
        }
        self.processing = Processing::No;
        None
    }

    /// A callback of this processing threw. What it had set apart is lost, as in Node; the rest waits.
    pub(super) fn abandon(&mut self) -> impl Iterator<Item = TaskId> + use<C> {
        self.processing = Processing::No;
        core::mem::take(&mut self.batch).entries().map(|(id, _)| id)
    }
}
