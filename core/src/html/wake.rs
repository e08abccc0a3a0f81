//! How late a sleeping loop wakes, and which timers are due together because of it.

use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::rule::Rule;
use crate::step::{Step, Wait};
use crate::time::Instant;
use crate::trace::EventKind;

use super::event_loop::EventLoop;

impl<C: Clone> EventLoop<C> {
    /// The loop goes to sleep until a timer is due; when it wakes at the earliest.
    pub(super) fn sleep_for(&mut self, due: Instant) -> Instant {
        self.slept_for = Some(due);
        due + self.profile.wake.earliest
    }

    /// The loop has woken for a timer and another is due soon: it may sleep until that one is due too.
    ///
    /// Run steps after a timeout, 4: "Optionally, wait a further implementation-defined length of time."
    pub(super) fn oversleep(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        let slept_for = self.slept_for.take().filter(|&due| due <= on.now())?;
        let wake = self.profile.wake;
        let next = self.timers.next_due(&self.profile).filter(|&due| due <= slept_for + wake.latest)?;
        let usual = next <= slept_for + wake.usual;
        if usual == (on.ask(ChoicePoint::TimerCoalescing, 2) == 1) {
            return None;
        }
        self.slept_for = Some(slept_for);
        let wait = Wait::Until(next);
        on.record(Rule::TimerCoalescing, || EventKind::Polled { wait });
        Some(Step::Poll(wait))
    }
}
