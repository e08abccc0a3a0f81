//! The processing model: what runs next.

use alloc::vec::Vec;

use crate::answer::Answer;
use crate::belief::Gate;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::error::Error;
use crate::limits::{Limit, Limits};
use crate::ordered_map::OrderedMap;
use crate::rule::Rule;
use crate::step::{Run, RunKind, Step, Wait};
use crate::task::{TaskId, TaskSource};
use crate::time::Instant;
use crate::trace::{EventKind, Phase};

use super::idle::{Idle, Period};
use super::microtasks::Microtasks;
use super::pending::{Kind, Pending, Place};
use super::profile::Profile;
use super::rejections::Rejections;
use super::rendering::{Frame, Rendering};
use super::task_queues::{Head, Order, TaskQueues};
use super::timers::Timers;
use super::wake::Woken;

/// A page's event loop. It runs nothing: [`next`](Self::next) says what to run, and the host reports what that did.
///
/// `C` is whatever the host calls a callback. An interval's is cloned for every run.
pub struct EventLoop<C> {
    pub(super) profile: Profile,
    pub(super) limits: Limits,
    pub(super) pending: OrderedMap<TaskId, Pending<C>>,
    pub(super) tasks: TaskQueues,
    pub(super) microtasks: Microtasks<C>,
    /// DEVIATION (belief): what holds microtasks back in a loop that is wrong.
    pub(super) gate: Gate,
    pub(super) timers: Timers,
    pub(super) rendering: Rendering,
    pub(super) frame: Option<Frame>,
    pub(super) idle: Idle,
    pub(super) idle_period: Option<Period>,
    pub(super) rejections: Rejections,
    /// What is on the host's stack, outermost first.
    pub(super) running: Vec<Running>,
    pub(super) last_task: Option<TaskId>,
    /// The timer nesting level of the task that runs.
    pub(super) nesting: u32,
    /// The interval that is to be armed again once its task is over.
    pub(super) rearm: Option<TaskId>,
    /// Operations under way outside the loop.
    pub(super) requests: usize,
    /// When the timer was due for which the loop sleeps, or from which it has just woken.
    pub(super) slept_for: Option<Instant>,
    pub(super) woken: Option<Woken>,
    pub(super) next_id: u64,
    next_order: u64,
    turn: u64,
    callbacks: u64,
    phase: Option<Phase>,
}

/// A callback on the host's stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Running {
    task: TaskId,
    pub(super) kind: RunKind,
}

impl<C: Clone> EventLoop<C> {
    /// A loop with nothing on it.
    pub fn new(profile: Profile, limits: Limits) -> Self {
        Self {
            rendering: Rendering::new(&profile.frames),
            gate: Gate::new(profile.belief),
            profile,
            limits,
            pending: OrderedMap::new(),
            tasks: TaskQueues::default(),
            microtasks: Microtasks::new(),
            timers: Timers::new(),
            frame: None,
            idle: Idle::default(),
            idle_period: None,
            rejections: Rejections::default(),
            running: Vec::new(),
            last_task: None,
            nesting: 0,
            rearm: None,
            requests: 0,
            slept_for: None,
            woken: None,
            next_id: 1,
            next_order: 0,
            turn: 0,
            callbacks: 0,
            phase: None,
        }
    }

    /// What the host is to do next. Everything that ran before is over and its stack is empty.
    ///
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model>
    ///
    /// # Errors
    ///
    /// When a limit is reached; the same error again when asked again.
    pub fn next(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
        while !self.running.is_empty() {
            self.finished(on, false);
        }
        self.next_while_running(on)
    }

    /// The same in the middle of a callback.
    ///
    /// DEVIATION (belief): no page does this. It is for a host whose `await` blocks, as
    /// [`AwaitBlocks`](crate::belief::Belief::AwaitBlocks) has it, until what the callback waits for has happened.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next).
    pub fn next_while_running(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
        self.check_limits(on)?;
        loop {
            // 2.8 (and "clean up after running script"): perform a microtask checkpoint.
            if let Some(run) = self.checkpoint(on)? {
                return Ok(Step::Run(run));
            }
            // Timer initialisation, 8.11: an interval starts again when its callback is over.
            self.rearm_interval(on);
            // Update the rendering, 14: the frame under way has more callbacks to run.
            if let Some(run) = self.continue_frame(on)? {
                return Ok(Step::Run(run));
            }
            // Invoke idle callbacks: the idle period under way has more of them.
            if let Some(run) = self.continue_idle_period(on)? {
                return Ok(Step::Run(run));
            }
            self.nesting = 0;
            // In parallel, timers have come due and the screen has become ready.
            if let Some(wait) = self.settle_wake(on) {
                return Ok(wait);
            }
            self.queue_due(on);
            self.wake(on);
            // NOTE: the standard lets "update the rendering" be a task of the rendering task source; so does Chromium.
            if self.frame_is_next(on) {
                self.begin_frame(on);
                continue;
            }
            // 2.1. Let taskQueue be one of the task queues, chosen in an implementation-defined manner, with a runnable task.
            if let Some(head) = self.choose_task(on) {
                // 2.3 to 2.7. Take its first runnable task and run it.
                return self.run_task(on, head).map(Step::Run);
            }
            if self.release_held_microtasks() {
                continue;
            }
            // 3. If there is no runnable task: start an idle period.
            if self.begin_idle_period(on) {
                continue;
            }
            return Ok(self.wait(on));
        }
    }

    /// The callback that started last and has not finished yet has returned, and left the stack empty (of its own frames).
    /// That it threw cuts nothing short in a page.
    pub fn finished(&mut self, on: &mut impl Course, _threw: bool) {
        if let Some(Running { task, kind }) = self.running.pop() {
            self.gate.ended(kind, TaskId(self.next_id));
            if kind == RunKind::UnhandledRejection {
                self.rejections.end_report();
            }
            on.record(Rule::RunToCompletion, || EventKind::Finished { task });
        }
    }

    /// Whether anything is left that could still run.
    pub fn is_alive(&self) -> bool {
        !self.pending.is_empty() || self.microtasks.len() > 0 || self.rendering.wanted().is_some()
    }

    #[inline]
    fn check_limits(&self, on: &mut impl Course) -> Result<(), Error> {
        let queued = (self.pending.len() + self.microtasks.len()) as u64;
        if queued > self.limits.queued {
            return Err(Error::limit(Limit::Queued, self.limits.queued, self.last_task));
        }
        if on.now().as_nanos() > self.limits.time {
            return Err(Error::limit(Limit::Time, self.limits.time, self.last_task));
        }
        Ok(())
    }

    /// Moves everything whose time has come to the task queues.
    pub(super) fn queue_due(&mut self, on: &mut impl Course) {
        self.place_due_frame(on);
        while let Some((task, throttled)) = self.timers.pop_due(on.now(), &self.profile) {
            let rule = if throttled { Rule::TimerThrottled } else { Rule::TimerDue };
            self.timer_is_due(on, task, rule, None);
        }
    }

    pub(super) fn timer_is_due(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        rule: Rule,
        place: Option<Order>,
    ) {
        let Some(pending) = self.pending.get_mut(&task) else { return };
        let source = match &mut pending.kind {
            Kind::Delayed(source) => *source,
            Kind::Idle { timeout, timed_out } => {
                *timeout = None;
                *timed_out = true;
                if let Place::Idle(order) = pending.place {
                    self.idle.remove(order);
                }
                TaskSource::Idle
            }
            _ => TaskSource::Timer,
        };
        self.move_to_tasks_at(on, task, source, rule, place);
    }

    /// Takes the task that is next: the usual one, or any that is legal if the profile leaves that open.
    fn choose_task(&mut self, on: &mut impl Course) -> Option<Head> {
        if !self.profile.open.task_queue {
            return self.tasks.first(&self.profile);
        }
        let heads = self.tasks.candidates(&self.profile);
        match heads.len() {
            0 | 1 => heads.first().copied(),
            _ => {
                let answers: Vec<Answer> = heads.iter().map(|head| Answer::Task(head.task)).collect();
                Some(heads[on.ask(ChoicePoint::TaskQueue, &answers)])
            }
        }
    }

    pub(super) fn run_task(&mut self, on: &mut impl Course, head: Head) -> Result<Run<C>, Error> {
        let older_waits = on.is_traced() && self.tasks.has_older(head.order);
        let rule = if older_waits { Rule::TaskPriority } else { Rule::OneTaskPerTurn };
        self.begin_turn(on, Phase::Task, rule);
        self.tasks.remove(head.source, head.order);
        let Some(pending) = self.pending.remove(&head.task) else {
            unreachable!("every task in a queue is pending");
        };
        let (task, Pending { callback, kind, .. }) = (head.task, pending);
        match kind {
            Kind::Plain(RunKind::Main) => self.run(on, task, callback, RunKind::Main, Rule::RunScript),
            Kind::Plain(run) => self.run(on, task, callback, run, rule),
            Kind::Timer(timer) => self.run_timer(on, task, callback, timer, rule),
            Kind::Unhandled(promise) => {
                self.rejections.begin_report(promise);
                self.run(on, task, callback, RunKind::UnhandledRejection, Rule::NotifyRejected)
            }
            Kind::Idle { timed_out, .. } => {
                self.run(on, task, callback, RunKind::Idle { deadline: on.now(), timed_out }, rule)
            }
            Kind::Delayed(_) | Kind::Request(_) | Kind::AnimationFrame => {
                self.run(on, task, callback, RunKind::Task(head.source), rule)
            }
        }
    }

    /// Puts a callback on the host's stack.
    #[inline]
    pub(super) fn run(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        callback: C,
        kind: RunKind,
        rule: Rule,
    ) -> Result<Run<C>, Error> {
        self.callbacks += 1;
        if self.callbacks > self.limits.callbacks {
            return Err(Error::limit(Limit::Callbacks, self.limits.callbacks, self.last_task));
        }
        self.last_task = Some(task);
        self.gate.begins(kind, TaskId(self.next_id));
        self.running.push(Running { task, kind });
        on.record(rule, || EventKind::Started { task, run: kind });
        Ok(Run { task, callback, kind })
    }

    /// Nothing can run now: how long to wait for what.
    fn wait(&mut self, on: &mut impl Course) -> Step<C> {
        let timer = self.timers.next_due(&self.profile);
        let frame = self.rendering.wanted().map(|frame| frame.at);
        let idle = self.idle.next_start().filter(|&at| at > on.now());
        let wait = match [timer, frame, idle].into_iter().flatten().min() {
            Some(at) if timer == Some(at) => Wait::Until(self.sleep_for(at)),
            Some(at) => Wait::Until(at),
            None if self.requests > 0 => Wait::Forever,
            None => return Step::Finished,
        };
        self.enter_phase(on, Phase::Waiting, Rule::WaitForTask);
        on.record(Rule::WaitForTask, || EventKind::Polled { wait });
        Step::Poll(wait)
    }

    pub(super) fn begin_turn(&mut self, on: &mut impl Course, phase: Phase, rule: Rule) {
        self.turn += 1;
        let number = self.turn;
        on.record(rule, || EventKind::Turn { number });
        self.phase = None;
        self.enter_phase(on, phase, rule);
    }

    #[inline]
    pub(super) fn enter_phase(&mut self, on: &mut impl Course, phase: Phase, rule: Rule) {
        if self.phase != Some(phase) {
            self.phase = Some(phase);
            on.record(rule, || EventKind::Phase { phase });
        }
    }

    #[inline]
    pub(super) fn new_id(&mut self) -> TaskId {
        let id = TaskId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(super) fn new_order(&mut self) -> Order {
        self.reserve_orders(1)
    }

    /// So many places in a row; the first of them.
    #[inline]
    pub(super) fn reserve_orders(&mut self, count: u64) -> Order {
        let order = Order(self.next_order);
        self.next_order += count;
        order
    }
}
