//! `setTimeout`, `setInterval` and everything else that waits for a time.

use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{Run, RunKind};
use crate::task::{Queue, TaskId, TaskSource};
use crate::time::{Duration, Instant};
use crate::trace::EventKind;

use super::event_loop::EventLoop;
use super::pending::{Kind, Pending, Place, Timer};
use super::profile::IntervalRearm;
use super::timers::{self, Class};

impl<C: Clone> EventLoop<C> {
    /// `setTimeout` and `setInterval`, with the timeout as WebIDL's `long` has made it.
    ///
    /// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps>
    pub fn set_timer(&mut self, on: &mut impl Course, callback: C, timeout_ms: i32, repeats: bool) -> TaskId {
        // 3. If the surrounding agent's event loop's currently running task was made by this algorithm, let nesting
        //    level be its timer nesting level; otherwise 0.
        let nesting = self.nesting;
        let task = self.new_id();
        let (delay, clamped) = timers::delay(&self.profile, timeout_ms, nesting);
        let timer = Timer { timeout_ms, delay, due: on.now() + delay, nesting, repeats };
        let rule = if clamped { Rule::NestedTimerClamp } else { Rule::TimerInitialised };
        self.arm(on, task, callback, timer, rule);
        task
    }

    fn arm(&mut self, on: &mut impl Course, task: TaskId, callback: C, timer: Timer, rule: Rule) {
        let Timer { delay, due, nesting, repeats, .. } = timer;
        on.record(rule, || EventKind::TimerArmed { task, due, delay, nesting, repeats });
        let chained = nesting > self.profile.clamp_above_nesting;
        let class = if chained { Class::Chained } else { Class::Shallow };
        self.wait_until(
            on,
            due,
            task,
            class,
            Pending { callback, kind: Kind::Timer(timer), place: Place::Running },
        );
    }

    /// Puts something among the timers, or, if its time is now, among the tasks at once.
    ///
    /// NOTE: a delay of 0 never becomes a timer in Chromium, so that it cannot be overtaken by a task queued later.
    fn wait_until(
        &mut self,
        on: &mut impl Course,
        due: Instant,
        task: TaskId,
        class: Class,
        mut pending: Pending<C>,
    ) {
        if due > on.now() {
            let order = self.new_order();
            pending.place = Place::Timers(self.timers.insert(class, due, order, task));
            self.pending.insert(task, pending);
            return;
        }
        let source = match pending.kind {
            Kind::Delayed(source) => source,
            _ => TaskSource::Timer,
        };
        self.pending.insert(task, pending);
        self.move_to_tasks(on, task, source, Rule::TimerDue);
    }

    /// Run steps after a timeout, 8: the task of a timer.
    pub(super) fn run_timer(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        callback: C,
        timer: Timer,
        rule: Rule,
    ) -> Result<Run<C>, Error> {
        // 9, 10. The nesting level rises by one and becomes the task's timer nesting level.
        self.nesting = timer.nesting.saturating_add(1);
        let kind = RunKind::Timer { repeats: timer.repeats };
        if !timer.repeats {
            return self.run(on, task, callback, kind, rule);
        }
        let run = self.run(on, task, callback.clone(), kind, rule)?;
        match self.profile.intervals {
            IntervalRearm::AfterCallback => {
                self.rearm = Some(task);
                let pending = Pending { callback, kind: Kind::Timer(timer), place: Place::Running };
                self.pending.insert(task, pending);
            }
            // DEVIATION: Chromium arms an interval before its callback runs, at the next multiple of its delay.
            IntervalRearm::KeepingPhase => self.repeat(on, task, callback, timer),
        }
        Ok(run)
    }

    fn repeat(&mut self, on: &mut impl Course, task: TaskId, callback: C, last: Timer) {
        let nesting = self.nesting;
        let (delay, clamped) = timers::delay(&self.profile, last.timeout_ms, nesting);
        let due = match self.profile.intervals {
            IntervalRearm::AfterCallback => on.now() + delay,
            IntervalRearm::KeepingPhase => timers::next_in_phase(last.due, delay, on.now()),
        };
        let rule = if clamped { Rule::NestedTimerClamp } else { Rule::IntervalRepeats };
        self.arm(on, task, callback, Timer { delay, due, nesting, ..last }, rule);
    }

    /// Timer initialisation, 8.11: if the timer repeats and was not cleared meanwhile, it is initialised again.
    #[inline]
    pub(super) fn rearm_interval(&mut self, on: &mut impl Course) {
        let Some(task) = self.rearm.take() else { return };
        if let Some(Pending { callback, kind: Kind::Timer(timer), .. }) = self.pending.remove(&task) {
            self.repeat(on, task, callback, timer);
        }
    }

    /// `clearTimeout` and `clearInterval`: also stops a timer that is due already and an interval that is running.
    pub fn clear_timer(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        self.cancel_if(on, task, |pending| matches!(pending.kind, Kind::Timer(_)))
    }

    /// Queues a task of any source once `delay` is over: `postTask` with a delay, `AbortSignal.timeout`. It has no nesting
    /// level. Taken back by [`cancel_task`](Self::cancel_task).
    pub fn set_delayed_task(
        &mut self,
        on: &mut impl Course,
        delay: Duration,
        source: TaskSource,
        callback: C,
    ) -> TaskId {
        if delay == Duration::ZERO {
            return self.queue_task(on, source, callback);
        }
        let task = self.new_id();
        let due = on.now() + delay;
        let rule = Rule::ScheduledByProgram;
        on.record(rule, || EventKind::TimerArmed { task, due, delay, nesting: 0, repeats: false });
        let pending = Pending { callback, kind: Kind::Delayed(source), place: Place::Running };
        self.wait_until(on, due, task, Class::Other, pending);
        task
    }

    /// `requestIdleCallback`.
    /// <https://w3c.github.io/requestidlecallback/#the-requestidlecallback-method>
    pub fn request_idle_callback(
        &mut self,
        on: &mut impl Course,
        callback: C,
        timeout: Option<Duration>,
    ) -> TaskId {
        let (task, order) = (self.new_id(), self.new_order());
        let rule = Rule::ScheduledByProgram;
        on.record(rule, || EventKind::Queued { task, queue: Queue::IdleCallbacks });
        self.idle.push(on.now(), order, task, self.idle_period.as_ref());
        let timeout = timeout.filter(|&timeout| timeout > Duration::ZERO);
        let timeout =
            timeout.map(|timeout| self.timers.insert(Class::Other, on.now() + timeout, order, task));
        let kind = Kind::Idle { timeout, timed_out: false };
        self.pending.insert(task, Pending { callback, kind, place: Place::Idle(order) });
        task
    }

    /// The page is hidden, or seen again: a hidden page has no frames, and its timers are held back.
    pub fn set_hidden(&mut self, on: &mut impl Course, hidden: bool) {
        self.timers.set_hidden(on.now(), hidden);
        self.rendering.set_hidden(on.now(), hidden, &self.profile.frames);
    }
}
