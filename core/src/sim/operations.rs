//! Operations that are several requests, one after the other, as reading a file is `open`, `fstat`, `read` and `close`.
//!
//! Nobody sees when a part is done, only when the whole is. So a part takes its usual time, and that the operation as a
//! whole may be quicker is one question: where something else could come before or behind its end, and enough time has
//! passed for all of it.

use alloc::collections::BTreeMap;

use super::{Flight, Sim, Spread, Work};
use crate::backend::Completion;
use crate::task::TaskId;
use crate::time::{Duration, Instant};

/// Names an operation of several requests.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct OperationId(pub u64);

#[derive(Clone, Copy)]
struct Operation {
    /// When its first request was made, and how often the loop had looked by then.
    begun: Option<(Instant, u64)>,
    usual: Duration,
    /// How many requests it is.
    requests: u64,
    hurried: bool,
}

/// What is under way of them.
#[derive(Default)]
pub(super) struct Operations {
    operations: BTreeMap<OperationId, Operation>,
    /// The request that each operation waits for, and whether it is the last.
    parts: BTreeMap<TaskId, (OperationId, bool)>,
    next: u64,
}

impl Operations {
    /// The parts under way of operations that might have come to their end by `now`. Each request is found by a look of
    /// the loop of its own; `looks`: the last of them must be found by the look of this number.
    pub(super) fn early(&self, now: Instant, looks: Option<u64>) -> impl Iterator<Item = TaskId> {
        let early = move |operation: &Operation| {
            let shortest = Duration::from_nanos(operation.usual.as_nanos() / 2);
            let is_over = |(begun, before): (Instant, u64)| {
                begun + shortest <= now && looks.is_none_or(|looks| looks >= before + operation.requests)
            };
            !operation.hurried && operation.begun.is_some_and(is_over)
        };
        let parts = self.parts.iter();
        parts.filter(move |(_, (id, _))| self.operations.get(id).is_some_and(early)).map(|(&part, _)| part)
    }

    /// What `part` belongs to is quicker than usual.
    pub(super) fn hurry(&mut self, part: TaskId) {
        if let Some(operation) = self.parts.get(&part).and_then(|(id, _)| self.operations.get_mut(id)) {
            operation.hurried = true;
        }
    }

    /// A request is done or given up.
    pub(super) fn taken(&mut self, request: TaskId) {
        if let Some((operation, true)) = self.parts.remove(&request) {
            self.operations.remove(&operation);
        }
    }

    /// A request of this operation is made. Whether it is quicker than usual.
    fn begin(&mut self, id: OperationId, now: Instant, looks: u64) -> bool {
        let Some(operation) = self.operations.get_mut(&id) else { return false };
        operation.begun.get_or_insert((now, looks));
        operation.hurried
    }
}

impl<C> Sim<C> {
    /// Begins an operation of so many requests that usually takes this long altogether.
    pub fn begin_operation(&mut self, usual: Duration, requests: u64) -> OperationId {
        let id = OperationId(self.operations.next);
        self.operations.next += 1;
        let operation = Operation { begun: None, usual, requests, hurried: false };
        self.operations.operations.insert(id, operation);
        id
    }

    /// Begins a request that is a part of `operation`; `last` if its end is the end of the whole.
    pub fn submit_part(&mut self, request: TaskId, work: Work, operation: OperationId, last: bool) -> bool {
        let hurried = self.operations.begin(operation, self.now, self.looks);
        self.operations.parts.insert(request, (operation, last));
        if hurried {
            // Before everything else that the loop finds when it looks.
            let (at, completion) = (Instant::ZERO, Completion::Request(request));
            self.insert(at, Flight { completion, earliest: at, latest: at });
            return true;
        }
        let spread = if last { Spread::around(work.usual()) } else { Spread::exact(work.usual()) };
        self.submit_between(request, work, spread)
    }
}
