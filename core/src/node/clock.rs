//! The loop's cached time, and the moments at which it is open.

use super::event_loop::EventLoop;
use crate::choice::{Choice, ChoicePoint};
use crate::rule::Rule;
use crate::time::{Duration, Instant};
use crate::trace::EventKind;

/// So many turns in a row are asked about one timer.
const ASKED_CLOSELY: u32 = 3;

/// After that, one in this time.
const ASKED_EVERY: Duration = Duration::from_micros(250);

/// The turns for which it was asked whether the next timer is due.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    /// When the timer was started.
    started: Instant,
    times: u32,
    last: Instant,
}

impl<C: Clone> EventLoop<C> {
    /// `uv_update_time`. The clock never goes back.
    #[inline]
    pub(super) fn update_time(&mut self, now: Instant) {
        self.set_loop_time(now, now.as_millis());
    }

    #[inline]
    pub(super) fn set_loop_time(&mut self, now: Instant, millis: u64) {
        if millis > self.loop_time {
            self.loop_time = millis;
            self.tracer.record(now, Rule::UvUpdateTime, || EventKind::TimeUpdated { loop_time: millis });
        }
    }

    /// The loop's first look at the clock: a millisecond has usually not passed.
    pub(super) fn update_time_at_entry(&mut self, now: Instant) {
        let rivals = !self.immediates.is_empty() || self.outside.is_active() || self.outside.is_unfinished();
        match self.open_due(now).filter(|_| rivals) {
            Some(due) => {
                let passed = self.ask(now, ChoicePoint::TimersAtLoopEntry, 2) == 1;
                self.set_loop_time_around(now, due, passed);
            }
            None => self.update_time(now),
        }
    }

    /// The look at the clock that decides whether the timers phase of a later turn has anything to do.
    pub(super) fn update_time_for_timers(&mut self, now: Instant) {
        let rivals = !self.immediates.is_empty() || self.outside.is_active();
        match self.open_due(now).filter(|_| rivals) {
            Some(due) => {
                let unusual = self.is_worth_asking(now) && self.ask(now, ChoicePoint::TimersAtTurn, 2) == 1;
                self.set_loop_time_around(now, due, (now.as_millis() >= due) != unusual);
            }
            None => self.update_time(now),
        }
    }

    /// The looks at the clock in the poll phase. What is open stays so until the timers phase.
    #[inline]
    pub(super) fn update_time_in_poll(&mut self, now: Instant) {
        let millis = now.as_millis();
        if millis > self.loop_time {
            let held = self.open_due(now).map_or(millis, |due| millis.min(due.saturating_sub(1)));
            self.set_loop_time(now, held);
        }
    }

    /// Whether this turn is told apart from the ones before: a loop of immediates turns a hundred times in a millisecond,
    /// and in which of these turns the timer fell due makes no other difference than how often they ran.
    fn is_worth_asking(&mut self, now: Instant) -> bool {
        let (started, _) = self.timers.handle().started;
        let Asked { times, last, .. } =
            self.asked.filter(|asked| asked.started == started).unwrap_or_default();
        let worth = times < ASKED_CLOSELY || last + ASKED_EVERY <= now;
        if worth {
            self.asked = Some(Asked { started, times: times + 1, last: now });
        }
        worth
    }

    /// When the next timer is due, if whether that was before this moment is open: whether a millisecond boundary lies
    /// between the start of a timer and a moment depends on the phase of the machine's clock, so both are legal while
    /// less than the delay, and no more than 1 ms less, has passed.
    fn open_due(&self, now: Instant) -> Option<u64> {
        let timer = self.timers.handle();
        let (started, duration) = timer.started;
        let full = started + Duration::from_millis(duration);
        let nearly = started + Duration::from_millis(duration.saturating_sub(1));
        timer.due.filter(|&due| nearly <= now && now < full && due > self.loop_time)
    }

    fn set_loop_time_around(&mut self, now: Instant, due: u64, passed: bool) {
        let millis = now.as_millis();
        self.set_loop_time(now, if passed { millis.max(due) } else { millis.min(due.saturating_sub(1)) });
    }

    /// Asks the chooser an open question, and records the answer: below `options`, and 0 for the usual one.
    pub fn ask(&mut self, now: Instant, point: ChoicePoint, options: usize) -> usize {
        Choice { point, options }.ask(&mut *self.chooser, &mut self.tracer, now)
    }
}
