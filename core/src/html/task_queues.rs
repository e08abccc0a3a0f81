//! The task queues: one per task source, and an order across them.

use alloc::vec::Vec;

use crate::ordered_map::{OrderedMap, key};
use crate::task::{TaskId, TaskSource};

use super::profile::Profile;
use super::wake::TOGETHER;

/// A place in the one order in which everything on the loop was queued.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Order(pub(super) u64);

key!(Order);

/// The task at the head of one source's queue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Head {
    pub(super) rank: u8,
    pub(super) order: Order,
    pub(super) source: TaskSource,
    pub(super) task: TaskId,
}

/// <https://html.spec.whatwg.org/multipage/webappapis.html#task-queue>: a set, in which each source keeps its order.
#[derive(Clone, Debug, Default)]
pub(super) struct TaskQueues {
    /// By source, in its order. A source whose queue is empty is absent.
    queues: Vec<(TaskSource, OrderedMap<Order, TaskId>)>,
}

impl TaskQueues {
    pub(super) fn push(&mut self, source: TaskSource, order: Order, task: TaskId) {
        let at = match self.find(source) {
            Ok(at) => at,
            Err(at) => {
                self.queues.insert(at, (source, OrderedMap::new()));
                at
            }
        };
        self.queues[at].1.insert(order, task);
    }

    pub(super) fn remove(&mut self, source: TaskSource, order: Order) -> Option<TaskId> {
        let at = self.find(source).ok()?;
        let queue = &mut self.queues[at].1;
        let task = queue.remove(&order);
        if queue.is_empty() {
            self.queues.remove(at);
        }
        task
    }

    /// Where the queue of this source is, or would be.
    fn find(&self, source: TaskSource) -> Result<usize, usize> {
        self.queues.binary_search_by_key(&source, |&(source, _)| source)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queues.is_empty()
    }

    /// The task of this source that is queued next behind `order`.
    pub(super) fn next_behind(&self, source: TaskSource, order: Order) -> Option<TaskId> {
        self.queues[self.find(source).ok()?].1.first_from(order).copied()
    }

    /// Whether a task queued before `order` waits.
    pub(super) fn has_older(&self, order: Order) -> bool {
        self.queues.iter().filter_map(|(_, queue)| queue.first()).any(|(first, _)| first < order)
    }

    /// The task that runs next if nothing is left open: the best rank, and within it the oldest.
    pub(super) fn first(&self, profile: &Profile) -> Option<Head> {
        self.heads(profile).min()
    }

    /// Whether something was queued after what has the next places behind `place`.
    pub(super) fn has_newer(&self, place: Order) -> bool {
        let newest = self.queues.iter().filter_map(|(_, queue)| queue.last());
        newest.map(|(order, _)| order).max().is_some_and(|order| order.0 >= place.0 + TOGETHER)
    }

    /// The oldest task of one source.
    pub(super) fn head(&self, source: TaskSource, profile: &Profile) -> Option<Head> {
        self.heads(profile).find(|head| head.source == source)
    }

    /// The head of every queue the loop may take from, the usual one first.
    ///
    /// The scheduler's queues have a fixed order among themselves, so that only one of them is ever a candidate:
    /// <https://wicg.github.io/scheduling-apis/#sec-scheduler-alg-select-next-task>
    pub(super) fn candidates(&self, profile: &Profile) -> Vec<Head> {
        let mut heads: Vec<_> = self.heads(profile).collect();
        heads.sort_unstable();
        let best_posted = heads.iter().find(|head| is_scheduler(head.source)).map(|head| head.source);
        heads.retain(|head| !is_scheduler(head.source) || Some(head.source) == best_posted);
        heads
    }

    fn heads(&self, profile: &Profile) -> impl Iterator<Item = Head> {
        self.queues.iter().filter_map(|(source, queue)| {
            let (source, (order, &task)) = (*source, queue.first()?);
            Some(Head { rank: profile.rank(source), order, source, task })
        })
    }
}

fn is_scheduler(source: TaskSource) -> bool {
    matches!(source, TaskSource::Posted(_) | TaskSource::Continuation(_))
}
