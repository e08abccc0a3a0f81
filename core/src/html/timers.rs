//! Timers that are not due yet: how long each waits, and which are due.

use crate::task::TaskId;
use crate::time::{Duration, Instant};
use crate::timer_heap::{TimerHandle, TimerHeap};

use super::profile::{Profile, Throttling};
use super::task_queues::Order;

/// Which delayed queue something waits in. Chromium keeps them apart, and so do hidden pages' rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Timers set below the nesting level that clamps.
    Shallow,
    /// Timers set in a long chain.
    Chained,
    /// Everything else that waits: delayed tasks, idle callbacks' timeouts.
    Other,
}

const CLASSES: [Class; 3] = [Class::Shallow, Class::Chained, Class::Other];

#[derive(Clone, Debug)]
pub(super) struct Timers {
    heaps: [TimerHeap<(Order, TaskId)>; 3],
    hidden_since: Option<Instant>,
}

/// Where one timer waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    class: Class,
    handle: TimerHandle,
}

impl Timers {
    pub(super) const fn new() -> Self {
        Self { heaps: [TimerHeap::new(), TimerHeap::new(), TimerHeap::new()], hidden_since: None }
    }

    pub(super) fn insert(&mut self, class: Class, due: Instant, order: Order, task: TaskId) -> Place {
        Place { class, handle: self.heaps[class as usize].insert(due, (order, task)) }
    }

    pub(super) fn remove(&mut self, place: Place) {
        self.heaps[place.class as usize].remove(place.handle);
    }

    pub(super) fn set_hidden(&mut self, now: Instant, hidden: bool) {
        self.hidden_since = hidden.then(|| self.hidden_since.unwrap_or(now));
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.hidden_since.is_some()
    }

    /// Takes one timer that is due, and whether being hidden held it back.
    ///
    /// Timers go before other delayed tasks that came due in the meantime, as they do in Chromium; among themselves
    /// they go by due time, and those due at the same time in the order they were set.
    pub(super) fn pop_due(&mut self, now: Instant, profile: &Profile) -> Option<(TaskId, bool)> {
        let is_due = |class: &Class| self.release(*class, profile).is_some_and(|at| at <= now);
        let key = |class: &Class| {
            let first = self.heaps[*class as usize].peek_value();
            (*class == Class::Other, first.map(|(due, &(order, _))| (due, order)))
        };
        let class = CLASSES.into_iter().filter(is_due).min_by_key(key)?;
        let throttled = class != Class::Other && self.is_hidden();
        let (_, (_, task)) = self.heaps[class as usize].pop()?;
        Some((task, throttled))
    }

    /// When the next timer fires.
    pub(super) fn next_due(&self, profile: &Profile) -> Option<Instant> {
        CLASSES.into_iter().filter_map(|class| self.release(class, profile)).min()
    }

    /// When the first timer of a class may fire, which being hidden puts off.
    fn release(&self, class: Class, profile: &Profile) -> Option<Instant> {
        let due = self.heaps[class as usize].peek()?;
        match (self.hidden_since, &profile.hidden) {
            (Some(since), Some(throttling)) => Some(throttled(throttling, class, due, since)),
            _ => Some(due),
        }
    }
}

/// Hidden pages: timers are aligned to whole seconds, chained ones to whole minutes once the page was hidden for long.
/// <https://developer.chrome.com/blog/timer-throttling-in-chrome-88>
fn throttled(rules: &Throttling, class: Class, due: Instant, since: Instant) -> Instant {
    // What was due before the page was hidden has only been late, not throttled.
    if class == Class::Other || due <= since {
        return due;
    }
    let aligned = align_up(due, rules.align);
    if class == Class::Chained && aligned >= since + rules.intensive_after {
        return align_up(due, rules.intensive_align);
    }
    aligned
}

fn align_up(at: Instant, step: Duration) -> Instant {
    match at.as_nanos() % step.as_nanos().max(1) {
        0 => at,
        past => at + Duration::from_nanos(step.as_nanos() - past),
    }
}

/// The delay in force for a timer set at a nesting level, and whether the clamp changed it.
///
/// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps>
pub(super) fn delay(profile: &Profile, timeout_ms: i32, nesting: u32) -> (Duration, bool) {
    // 4. If timeout is less than 0, then set timeout to 0.
    let timeout = Duration::from_millis(u64::try_from(timeout_ms).unwrap_or(0));
    // 5. If nesting level is greater than 5, and timeout is less than 4, then set timeout to 4.
    if nesting > profile.clamp_above_nesting && timeout < profile.clamp {
        return (profile.clamp, true);
    }
    (timeout, false)
}

/// The first multiple of `delay` after `due` that is later than `now`.
pub(super) fn next_in_phase(due: Instant, delay: Duration, now: Instant) -> Instant {
    match delay.as_nanos() {
        0 => now,
        step => now + Duration::from_nanos(step - now.saturating_since(due).as_nanos() % step),
    }
}
