//! The loop's cached time, and the one moment at which it is open.

use super::event_loop::EventLoop;
use crate::choice::{Choice, ChoicePoint, Chooser};
use crate::rule::Rule;
use crate::time::{Duration, Instant};
use crate::trace::EventKind;

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

    /// The loop's first look at the clock. Whether a millisecond boundary lies between the start of a timer and this
    /// moment depends on the phase of the machine's clock, so both answers are legal while less than the delay, and
    /// no more than 1 ms less, has passed.
    pub(super) fn update_time_at_entry(&mut self, now: Instant) {
        let timer = self.timers.handle();
        let (started, duration) = timer.started;
        let full = started + Duration::from_millis(duration);
        let nearly = started + Duration::from_millis(duration.saturating_sub(1));
        let (Some(due), true) = (timer.due, nearly <= now && now < full && self.has_rivals()) else {
            return self.update_time(now);
        };
        let chosen = self.ask(now, ChoicePoint::TimersAtLoopEntry, 2);
        let millis = now.as_millis();
        self.set_loop_time(
            now,
            if chosen == 1 { millis.max(due) } else { millis.min(due.saturating_sub(1)) },
        );
    }

    /// Asks the chooser an open question, and records the answer: below `options`, and 0 for the usual one.
    pub fn ask(&mut self, now: Instant, point: ChoicePoint, options: usize) -> usize {
        let chosen = self.chooser.choose(Choice { point, options }).min(options - 1);
        self.tracer.record(now, point.rule(), || EventKind::Chose {
            point,
            options: options as u32,
            chosen: chosen as u32,
        });
        chosen
    }

    /// Whether anything could run in the first turn before a timer that is not due yet.
    fn has_rivals(&self) -> bool {
        !self.immediates.is_empty() || self.outside.is_active() || self.outside.is_unfinished()
    }
}
