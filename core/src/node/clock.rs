//! The loop's cached time, and the looks at the clock that decide whether timers are due.

use super::event_loop::EventLoop;
use super::timer_lists::Reading;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::rule::Rule;
use crate::task::TaskId;
use crate::time::{Duration, Instant};
use crate::trace::EventKind;

/// So many turns in a row are asked about one timer.
const ASKED_CLOSELY: u32 = 3;

/// After that, one in this time: a loop of immediates turns a hundred times in a millisecond.
const ASKED_EVERY: Duration = Duration::from_micros(250);

/// The turns for which it was asked whether the next timer is due.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    timer: TaskId,
    times: u32,
    last: Instant,
}

impl<C: Clone> EventLoop<C> {
    /// `uv_update_time`. The clock never goes back.
    #[inline]
    pub(super) fn update_time(&mut self, on: &mut impl Course) {
        self.set_loop_time(on, on.now().as_millis());
    }

    #[inline]
    pub(super) fn set_loop_time(&mut self, on: &mut impl Course, millis: u64) {
        if millis > self.loop_time {
            self.loop_time = millis;
            on.record(Rule::UvUpdateTime, || EventKind::TimeUpdated { loop_time: millis });
        }
    }

    /// The look at the clock that decides whether the timers phase has anything to do.
    #[inline]
    pub(super) fn update_time_for_timers(&mut self, on: &mut impl Course, point: ChoicePoint) {
        self.update_time(on);
        if on.zone().is_some() {
            self.settle_handle(on, point);
        }
    }

    /// On a virtual clock: whether the handle is due now.
    fn settle_handle(&mut self, on: &mut impl Course, point: ChoicePoint) {
        let (now, rivals, asked) = (on.now(), self.has_rivals(), &mut self.asked);
        let is_due = self.timers.is_due_now(on, point, rivals, |timer| {
            let Asked { times, last, .. } = asked.filter(|asked| asked.timer == timer).unwrap_or(Asked {
                timer,
                times: 0,
                last: Instant::ZERO,
            });
            // In which of many turns the timer fell due makes no other difference than how many there were.
            let is_asked = times < ASKED_CLOSELY || last + ASKED_EVERY <= now;
            if is_asked {
                *asked = Some(Asked { timer, times: times + 1, last: now });
            }
            is_asked
        });
        self.settled = Some(is_due);
    }

    /// Whether something else than a timer could run before one that is not due now: then it matters whether it is.
    pub(super) fn has_rivals(&self) -> bool {
        !self.immediates.is_empty()
            || self.outside.is_active()
            || self.outside.is_unfinished()
            // The loop would end instead.
            || !self.timers.keep_alive()
    }

    /// The look at the clock when a timer is set.
    #[inline]
    pub(super) fn look(&mut self, on: &mut impl Course) -> Reading {
        self.update_time(on);
        self.timers.look(on, self.loop_time)
    }
}
