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
    fn set_loop_time(&mut self, now: Instant, millis: u64) {
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
        let choice = Choice { point: ChoicePoint::TimersAtLoopEntry, options: 2 };
        let chosen = self.chooser.choose(choice).min(1);
        self.tracer.record(now, Rule::OpenChoice, || EventKind::Chose {
            point: choice.point,
            options: 2,
            chosen: chosen as u32,
        });
        let millis = now.as_millis();
        self.set_loop_time(
            now,
            if chosen == 1 { millis.max(due) } else { millis.min(due.saturating_sub(1)) },
        );
    }

    /// Whether anything could run in the first turn before a timer that is not due yet.
    fn has_rivals(&self) -> bool {
        !self.immediates.is_empty() || self.outside.is_active() || self.outside.is_unfinished()
    }
}
