//! Idle periods: <https://w3c.github.io/requestidlecallback/#idle-periods>.

use alloc::collections::VecDeque;

use crate::ordered_map::OrderedMap;
use crate::task::TaskId;
use crate::time::Instant;

use super::profile::IdlePeriods;
use super::task_queues::Order;

#[derive(Clone, Debug, Default)]
pub(super) struct Idle {
    /// <https://w3c.github.io/requestidlecallback/#dfn-list-of-idle-request-callbacks>
    callbacks: OrderedMap<Order, TaskId>,
    /// Requested by idle callbacks: they wait until the period of those is over.
    later: OrderedMap<Order, TaskId>,
    later_from: Instant,
    /// When the oldest of `callbacks` was requested.
    requested: Instant,
}

/// The idle period under way.
#[derive(Clone, Debug)]
pub(super) struct Period {
    pub(super) deadline: Instant,
    /// <https://w3c.github.io/requestidlecallback/#dfn-list-of-runnable-idle-callbacks>
    pub(super) remaining: VecDeque<(Order, TaskId)>,
}

impl Idle {
    /// Adds a callback; `period` is the one under way, if an idle callback makes the request.
    pub(super) fn push(&mut self, now: Instant, order: Order, task: TaskId, period: Option<&Period>) {
        if let Some(period) = period {
            self.later.insert(order, task);
            self.later_from = period.deadline;
            return;
        }
        if self.callbacks.is_empty() {
            self.requested = now;
        }
        self.callbacks.insert(order, task);
    }

    pub(super) fn remove(&mut self, order: Order) {
        self.callbacks.remove(&order);
        self.later.remove(&order);
    }

    /// When the next period may begin; `None` if nobody waits for one.
    pub(super) fn next_start(&self) -> Option<Instant> {
        if !self.callbacks.is_empty() {
            return Some(Instant::ZERO);
        }
        (!self.later.is_empty()).then_some(self.later_from)
    }

    /// When the oldest callback was requested.
    pub(super) fn requested(&self) -> Instant {
        self.requested
    }

    /// Begins a period at `now` that ends at `next_event` (a timer or a frame) at the latest; `None` if that is too short.
    pub(super) fn begin(
        &mut self,
        now: Instant,
        next_event: Option<Instant>,
        rules: &IdlePeriods,
    ) -> Option<Period> {
        let deadline = next_event.unwrap_or(Instant::MAX).min(now + rules.longest);
        if deadline.saturating_since(now) < rules.shortest {
            return None;
        }
        if self.later_from <= now {
            self.callbacks.extend(core::mem::take(&mut self.later).entries());
        }
        let remaining = core::mem::take(&mut self.callbacks).entries().collect();
        Some(Period { deadline, remaining })
    }

    /// What the period had no time for goes to the next one, in its old order.
    pub(super) fn give_back(&mut self, period: Period) {
        self.callbacks.extend(period.remaining);
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
