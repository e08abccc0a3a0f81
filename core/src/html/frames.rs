//! The loop's turns that are not tasks: frames, and idle periods.

use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{Run, RunKind};
use crate::task::TaskId;
use crate::time::Duration;
use crate::trace::Phase;

use super::event_loop::EventLoop;
use super::pending::{Kind, Pending, Place};
use super::rendering::Wanted;

impl<C: Clone> EventLoop<C> {
    /// A frame takes its place among the tasks at the moment the screen is ready, also while a callback runs.
    #[inline]
    pub(super) fn place_due_frame(&mut self, on: &mut impl Course) {
        if self.rendering.is_unplaced_at(on.now()) {
            let order = self.new_order();
            self.rendering.place(order);
        }
    }

    /// Whether the next turn updates the rendering.
    ///
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#rendering-opportunity>
    pub(super) fn frame_is_next(&mut self, on: &mut impl Course) -> bool {
        let Some(wanted) = self.rendering.wanted() else { return false };
        match (wanted.order, self.tasks.is_empty()) {
            (None, true) => false,
            (None, false) => self.first_frame_comes_early(on),
            (Some(_), true) => !self.first_frame_comes_late(on, wanted),
            (Some(_), false) => self.due_frame_goes_first(on, wanted),
        }
    }

    /// A task is runnable and the first frame is expected later. How far the screen was when the page began is not
    /// known, so the frame may also come on.now().
    fn first_frame_comes_early(&mut self, on: &mut impl Course) -> bool {
        if !self.profile.open.rendering || !self.rendering.phase_is_open() {
            return false;
        }
        let comes = is_frame_next(on, false);
        if comes {
            let order = self.new_order();
            self.rendering.come_now(on.now(), order, &self.profile.frames);
        }
        comes
    }

    /// The first frame is due and nothing else is, but a timer soon will be: the frame may also come after that.
    fn first_frame_comes_late(&mut self, on: &mut impl Course, wanted: Wanted) -> bool {
        let next = self.timers.next_due(&self.profile).filter(|&due| due < wanted.latest);
        let (Some(due), true, true) = (next, self.profile.open.rendering, self.rendering.phase_is_open())
        else {
            return false;
        };
        let late = !is_frame_next(on, true);
        if late {
            self.rendering.come_later(due + Duration::from_nanos(1), &self.profile.frames);
        }
        late
    }

    /// A frame and a task are both ready. Usually whichever was ready first goes first, unless one ranks higher.
    fn due_frame_goes_first(&mut self, on: &mut impl Course, wanted: Wanted) -> bool {
        let rank = self.profile.frame_rank(on.now().saturating_since(wanted.at));
        let task = self.tasks.first(&self.profile).map(|head| (head.rank, Some(head.order)));
        let usual = Some((rank, wanted.order)) < task;
        if !self.profile.open.rendering {
            return usual;
        }
        is_frame_next(on, usual)
    }

    /// <https://html.spec.whatwg.org/multipage/webappapis.html#update-the-rendering>
    pub(super) fn begin_frame(&mut self, on: &mut impl Course) {
        self.frame = self.rendering.begin();
        self.begin_turn(on, Phase::Rendering, Rule::UpdateTheRendering);
    }

    /// Update the rendering, step 14: run the animation frame callbacks, with a checkpoint after each.
    /// <https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#run-the-animation-frame-callbacks>
    pub(super) fn continue_frame(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        while let Some(frame) = &mut self.frame {
            let timestamp = frame.timestamp;
            let Some(task) = frame.remaining.pop_front() else {
                // 15 to 22. Style, layout, observers, paint.
                // NOTE: the host tells what of these a program can see; they queue microtasks of their own.
                self.frame = None;
                break;
            };
            // 3.1. If handle does not exist in callbacks (it was cancelled by one before it), skip it.
            let Some(pending) = self.pending.remove(&task) else { continue };
            self.enter_phase(on, Phase::Rendering, Rule::UpdateTheRendering);
            let kind = RunKind::AnimationFrame { timestamp };
            return self.run(on, task, pending.callback, kind, Rule::AnimationFrameCallbacks).map(Some);
        }
        Ok(None)
    }

    /// Begins an idle period if someone waits for one and it would be long enough to be of use.
    /// <https://w3c.github.io/requestidlecallback/#start-an-idle-period-algorithm>
    pub(super) fn begin_idle_period(&mut self, on: &mut impl Course) -> bool {
        if self.idle.next_start().is_none_or(|at| at > on.now()) {
            return false;
        }
        let frame = self.rendering.wanted().map(|frame| frame.at);
        // NOTE: as in Chromium, the frame that was wanted first is produced first.
        if frame.is_some() && self.rendering.last().is_none_or(|last| last < self.idle.requested()) {
            return false;
        }
        let next_event = [self.timers.next_due(&self.profile), frame].into_iter().flatten().min();
        self.idle_period = self.idle.begin(on.now(), next_event, &self.profile.idle);
        let began = self.idle_period.is_some();
        if began {
            self.begin_turn(on, Phase::Idle, Rule::IdlePeriod);
        }
        began
    }

    /// <https://w3c.github.io/requestidlecallback/#invoke-idle-callbacks-algorithm>
    pub(super) fn continue_idle_period(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        let Some(mut period) = self.idle_period.take() else { return Ok(None) };
        // 1. While now is before the deadline, and (NOTE) nothing else wants to run:
        if on.now() >= period.deadline || !self.tasks.is_empty() {
            self.idle.give_back(period);
            return Ok(None);
        }
        let deadline = period.deadline;
        while let Some((_, task)) = period.remaining.pop_front() {
            let Some(callback) = self.take_idle_callback(task) else { continue };
            self.idle_period = Some(period);
            self.enter_phase(on, Phase::Idle, Rule::IdlePeriod);
            let kind = RunKind::Idle { deadline, timed_out: false };
            return self.run(on, task, callback, kind, Rule::IdlePeriod).map(Some);
        }
        Ok(None)
    }

    /// The callback, unless it was cancelled or its timeout has made a task of it.
    fn take_idle_callback(&mut self, task: TaskId) -> Option<C> {
        if !matches!(self.pending.get(&task)?.place, Place::Idle(_)) {
            return None;
        }
        let Pending { callback, kind, .. } = self.pending.remove(&task)?;
        if let Kind::Idle { timeout: Some(timeout), .. } = kind {
            self.timers.remove(timeout);
        }
        Some(callback)
    }
}

/// Asks whether a frame comes next.
fn is_frame_next(on: &mut impl Course, usually: bool) -> bool {
    let (frame, none) = (Answer::Frame, Answer::NoFrame);
    let answers = if usually { [frame, none] } else { [none, frame] };
    answers[on.ask(ChoicePoint::RenderingOpportunity, &answers)] == frame
}
