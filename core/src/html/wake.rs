//! How late a sleeping loop wakes, and which timers are due together because of it.
//!
//! A timer that falls due right behind the one for which the loop woke may have been due by then as well: it depends on how
//! late that was. Nobody can tell unless something came in between, so that is asked only when something could: then the
//! timer goes ahead of what was queued since the loop woke, or behind it.

use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::rule::Rule;
use crate::step::{Step, Wait};
use crate::time::Instant;
use crate::trace::EventKind;

use super::event_loop::EventLoop;
use super::task_queues::Order;

/// So many timers may turn out to be due with the one for which the loop woke.
pub(super) const TOGETHER: u64 = 1 << 16;

/// The last time that the loop woke because a timer was due.
#[derive(Clone, Copy)]
pub(super) struct Woken {
    /// When that timer was due.
    due: Instant,
    /// The place behind it among the tasks.
    place: Order,
    /// How many timers have turned out to be due with it.
    together: u64,
    /// When it really woke, as far as that is settled: what is due by then is due with it.
    until: Instant,
}

impl<C: Clone> EventLoop<C> {
    /// The loop goes to sleep until a timer is due; when it wakes at the earliest.
    pub(super) fn sleep_for(&mut self, due: Instant) -> Instant {
        self.slept_for = Some(due);
        due + self.profile.wake.earliest
    }

    /// The loop may have woken because a timer was due, and its task was queued.
    #[inline]
    pub(super) fn wake(&mut self, on: &mut impl Course) {
        if let Some(due) = self.slept_for.take().filter(|&due| due <= on.now()) {
            self.woken = Some(Woken { due, place: self.reserve_orders(TOGETHER), together: 0, until: due });
        }
    }

    /// Something was queued since the loop woke. Whether timers that are due soon were due by then is settled now.
    ///
    /// Run steps after a timeout, 4: "Optionally, wait a further implementation-defined length of time."
    pub(super) fn settle_wake(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        while let Some(mut woken) = self.woken {
            let wake = self.profile.wake;
            let next = self.timers.next_due(&self.profile).filter(|&due| due <= woken.due + wake.latest);
            let Some(next) = next.filter(|_| woken.together < TOGETHER && !self.timers.is_hidden()) else {
                self.woken = None;
                return None;
            };
            if next > woken.until {
                let waits = self.something_waits(woken.place, next);
                if !waits && next > on.now() {
                    return None;
                }
                let usually = next <= woken.due + wake.usual;
                let answers =
                    if usually { [Answer::Due, Answer::NotYet] } else { [Answer::NotYet, Answer::Due] };
                if waits && answers[on.ask(ChoicePoint::TimerCoalescing, &answers)] == Answer::NotYet {
                    self.woken = None;
                    return None;
                }
                woken.until = next;
                self.woken = Some(woken);
            }
            if next > on.now() {
                let wait = Wait::Until(next);
                on.record(Rule::TimerCoalescing, || EventKind::Polled { wait });
                return Some(Step::Poll(wait));
            }
            self.be_due_with_it(on, woken, next);
        }
        None
    }

    /// Whether something could run before a timer that is due then, and was queued since the loop woke.
    fn something_waits(&self, place: Order, due: Instant) -> bool {
        self.tasks.has_newer(place)
            || self.idle.next_start().is_some()
            || self.rendering.wanted().is_some_and(|frame| frame.at <= due)
    }

    /// A timer was due together with the one for which the loop woke.
    fn be_due_with_it(&mut self, on: &mut impl Course, mut woken: Woken, due: Instant) {
        let place = Order(woken.place.0 + woken.together);
        woken.together += 1;
        self.woken = Some(woken);
        if let Some((task, _)) = self.timers.pop_due(due, &self.profile) {
            self.timer_is_due(on, task, Rule::TimerCoalescing, Some(place));
        }
    }
}
