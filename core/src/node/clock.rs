//! The loop's cached time, and the moments at which it is open.

use super::event_loop::EventLoop;
use super::timers::HALF;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::doubt::Doubt;
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

/// Whether the next timer is due is open.
struct Open {
    /// When it is, by the loop's time.
    due: u64,
    /// Whether it usually is by now; `None` if the clock says.
    usually: Option<bool>,
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

    /// The clock is a virtual one: what code and operations cost is what they usually cost. There is this doubt about the
    /// time that has passed since the beginning.
    pub fn set_doubt(&mut self, doubt: Doubt) {
        self.timers.set_doubt(doubt);
    }

    /// The loop's first look at the clock. On a real one, which of the two is usual is not known here: "not passed" is taken.
    pub(super) fn update_time_at_entry(&mut self, on: &mut impl Course) {
        let rivals = !self.immediates.is_empty() || self.outside.is_active() || self.outside.is_unfinished();
        match self.open_due(on.now()).filter(|_| rivals) {
            Some(Open { due, usually }) => {
                let unusual = on.ask(ChoicePoint::TimersAtLoopEntry, 2) == 1;
                self.set_loop_time_around(on, due, usually.unwrap_or(false) != unusual);
            }
            None => self.update_time(on),
        }
    }

    /// The look at the clock that decides whether the timers phase of a later turn has anything to do.
    pub(super) fn update_time_for_timers(&mut self, on: &mut impl Course) {
        let rivals = !self.immediates.is_empty() || self.outside.is_active();
        match self.open_due(on.now()).filter(|_| rivals) {
            Some(Open { due, usually }) => {
                let unusual = self.is_worth_asking(on) && on.ask(ChoicePoint::TimersAtTurn, 2) == 1;
                self.set_loop_time_around(on, due, usually.unwrap_or(on.now().as_millis() >= due) != unusual);
            }
            None => self.update_time(on),
        }
    }

    /// The look at the clock when a timer is set: the time it gives. On a virtual clock, whether another timer is due by
    /// now stays open until the timers phase.
    #[inline]
    pub(super) fn update_time_for_start(&mut self, on: &mut impl Course) -> u64 {
        if self.timers.is_virtual() {
            self.update_time_in_poll(on);
            return self.loop_time.max(on.now().as_millis());
        }
        self.update_time(on);
        self.loop_time
    }

    /// The looks at the clock in the poll phase. What is open stays so until the timers phase.
    #[inline]
    pub(super) fn update_time_in_poll(&mut self, on: &mut impl Course) {
        let millis = self.time_in_poll(on.now());
        self.set_loop_time(on, millis);
    }

    /// The loop's time after such a look.
    pub(super) fn time_in_poll(&self, now: Instant) -> u64 {
        let millis = now.as_millis();
        if millis <= self.loop_time {
            return self.loop_time;
        }
        self.open_due(now).map_or(millis, |open| millis.min(open.due.saturating_sub(1))).max(self.loop_time)
    }

    /// Whether this turn is told apart from the ones before: a loop of immediates turns a hundred times in a millisecond,
    /// and in which of these turns the timer fell due makes no other difference than how often they ran.
    fn is_worth_asking(&mut self, on: &mut impl Course) -> bool {
        let started = self.timers.handle().started.at;
        let Asked { times, last, .. } =
            self.asked.filter(|asked| asked.started == started).unwrap_or_default();
        let worth = times < ASKED_CLOSELY || last + ASKED_EVERY <= on.now();
        if worth {
            self.asked = Some(Asked { started, times: times + 1, last: on.now() });
        }
        worth
    }

    /// When the next timer is due, if whether that was before this moment is open: whether a millisecond boundary lies
    /// between the start of a timer and a moment depends on the phase of the machine's clock, so both are legal while
    /// less than the delay, and no more than 1 ms less, has passed.
    fn open_due(&self, now: Instant) -> Option<Open> {
        let timer = self.timers.handle();
        let due = timer.due.filter(|&due| due > self.loop_time)?;
        let passed = now.saturating_since(timer.started.at);
        let doubt = self.timers.doubt_since(timer.started);
        let (shorter, longer) = doubt.map(|doubt| (doubt.shorter(), doubt.longer())).unwrap_or_default();
        let full = Duration::from_millis(timer.duration);
        let nearly = Duration::from_millis(timer.duration.saturating_sub(1));
        let is_open = nearly <= passed + longer && passed < full + shorter;
        is_open.then(|| Open { due, usually: doubt.map(|_| passed >= nearly + HALF) })
    }

    fn set_loop_time_around(&mut self, on: &mut impl Course, due: u64, passed: bool) {
        let millis = on.now().as_millis();
        self.set_loop_time(on, if passed { millis.max(due) } else { millis.min(due.saturating_sub(1)) });
    }
}
