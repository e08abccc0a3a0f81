//! The loop itself, to be read beside `uv_run`
//! (<https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c>).

use alloc::vec::Vec;

use super::clock::Asked;
use super::immediates::Immediates;
use super::poll::Outside;
use super::profile::Profile;
use super::rejections::Rejections;
use super::ticks::Ticks;
use super::timers::Timers;
use crate::backend::Completion;
use crate::belief::{Belief, Gate};
use crate::course::Course;
use crate::error::Error;
use crate::limits::{Limit, Limits};
use crate::rule::Rule;
use crate::step::{Run, RunKind, Step};
use crate::task::{Queue, TaskId};
use crate::trace::{EventKind, Phase};

/// Where the loop stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// Before the program itself.
    Main,
    /// `uv_run` is called.
    Entry,
    /// The timers phase before the first turn.
    EntryTimers,
    /// The top of a turn.
    Turn,
    /// The timers phase of a turn.
    Timers,
    Pending,
    IdlePrepare,
    Poll,
    /// The backend was asked.
    Polled,
    /// What it found is run.
    Ready,
    /// What was put off while that ran.
    PendingAgain,
    /// Before the first immediate.
    CheckEntry,
    Check,
    Closing,
    /// Whether to go on.
    Alive,
    /// `uv_run` returned.
    Done,
}

/// Node's event loop. It runs nothing: [`next`](Self::next) says what is to be run.
///
/// ```
/// use looplab_core::limits::Limits;
/// use looplab_core::node::{EventLoop, Profile};
/// use looplab_core::step::Step;
/// use looplab_core::time::Instant;
///
/// let now = &mut Instant::from_nanos(0);
/// let mut node = EventLoop::new(Profile::node24(), Limits::default());
/// node.start(now, "main", false);
/// let mut order = Vec::new();
/// loop {
///     match node.next(now).unwrap() {
///         Step::Run(run) => {
///             order.push(run.callback);
///             if run.callback == "main" {
///                 node.set_immediate(now, "immediate");
///                 node.queue_microtask(now, "promise", looplab_core::rule::Rule::PromiseReaction);
///                 node.queue_tick(now, "tick");
///             }
///             node.finished(now, false);
///         }
///         Step::Poll(_) => {} // nothing outside to wait for
///         Step::Finished => break,
///     }
/// }
/// assert_eq!(order, ["main", "tick", "promise", "immediate"]);
/// ```
pub struct EventLoop<C> {
    pub(super) profile: Profile,
    pub(super) limits: Limits,
    pub(super) timers: Timers<C>,
    pub(super) immediates: Immediates<C>,
    pub(super) outside: Outside<C>,
    pub(super) ticks: Ticks<C>,
    /// DEVIATION (belief): what holds microtasks back in a loop that is wrong.
    pub(super) gate: Gate,
    pub(super) rejections: Rejections<C>,
    pub(super) main: Option<(TaskId, C)>,
    /// `uv_now()`: the cached time in milliseconds.
    pub(super) loop_time: u64,
    pub(super) asked: Option<Asked>,
    /// On a virtual clock: whether the timers phase that comes has anything to do.
    pub(super) settled: Option<bool>,
    /// Whether the pass over the timers that is under way, or the last one, ran any.
    pub(super) ran_in_pass: bool,
    /// The loop polls until a timer is due, on a virtual clock.
    pub(super) sleeps: bool,
    pub(super) stage: Stage,
    /// A callback returned to native code: `InternalCallbackScope::Close` drains before anything else happens.
    pub(super) drain_owed: bool,
    /// Something threw out of a drain that a callback had asked for.
    drain_cut: bool,
    running: Vec<(TaskId, RunKind)>,
    pub(super) last: Option<TaskId>,
    pub(super) next_id: u64,
    ran: u64,
    pub(super) turn: u64,
    pub(super) shown: Option<Phase>,
    pub(super) exiting: bool,
    pub(super) exited: bool,
}

impl<C: Clone> EventLoop<C> {
    /// A loop with nothing in it.
    pub fn new(profile: Profile, limits: Limits) -> Self {
        Self {
            gate: Gate::new(profile.belief),
            profile,
            limits,
            timers: Timers::new(),
            immediates: Immediates::new(),
            outside: Outside::new(),
            ticks: Ticks::new(),
            rejections: Rejections::new(),
            main: None,
            loop_time: 0,
            asked: None,
            settled: None,
            ran_in_pass: false,
            sleeps: false,
            stage: Stage::Main,
            drain_owed: false,
            drain_cut: false,
            running: Vec::new(),
            last: None,
            next_id: 1,
            ran: 0,
            turn: 0,
            shown: None,
            exiting: false,
            exited: false,
        }
    }

    /// Starts the program. A CommonJS module runs, then ticks come before microtasks. The body of an ES module runs
    /// in a microtask, so that its microtasks come before its ticks.
    pub fn start(&mut self, on: &mut impl Course, main: C, module: bool) -> TaskId {
        self.loop_time = on.now().as_millis();
        let task = self.new_id();
        if module {
            self.ticks.module = Some(task);
            self.ticks.microtasks.push_back((task, main));
            self.queued(on, Rule::NodeModuleInMicrotask, task, Queue::Microtasks);
            self.drain_owed = true;
        } else {
            self.main = Some((task, main));
        }
        task
    }

    /// What the host must do next.
    ///
    /// [`Step::Finished`] is not the end: the host emits `beforeExit`, drains with
    /// [`next_in_drain`](Self::next_in_drain), and asks again if [`is_alive`](Self::is_alive).
    #[inline]
    pub fn next(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
        debug_assert!(self.running.is_empty(), "a callback is still running");
        self.next_step(on)
    }

    pub(super) fn next_step(&mut self, on: &mut impl Course) -> Result<Step<C>, Error> {
        self.check_limits(on)?;
        self.drain_cut = false;
        if self.exited {
            return Ok(Step::Finished);
        }
        loop {
            if let Some(run) = self.owed_drain(on)? {
                return Ok(Step::Run(run));
            }
            let step = match self.stage {
                Stage::Main => self.main_program(on)?,
                Stage::Entry => self.enter(on),
                Stage::EntryTimers => self.timers_phase(on, Stage::Turn)?,
                Stage::Turn => self.begin_turn(on),
                Stage::Timers if self.profile.timers_after_poll => self.timers_phase(on, Stage::Alive)?,
                Stage::Timers => self.timers_phase(on, Stage::Pending)?,
                Stage::Pending => self.pending_phase(on, Stage::IdlePrepare)?,
                Stage::IdlePrepare => self.idle_and_prepare(on),
                Stage::Poll => self.poll_phase(on),
                Stage::Polled => self.polled(on),
                Stage::Ready => self.ready(on)?,
                // DEVIATION (belief): immediates before I/O.
                Stage::PendingAgain if self.believes(Belief::ImmediatesBeforeIo) => {
                    self.pending_before_closing(on)?
                }
                Stage::PendingAgain => self.pending_phase(on, Stage::CheckEntry)?,
                Stage::CheckEntry => self.enter_check(),
                Stage::Check => self.check_phase(on)?,
                Stage::Closing => self.closing_phase(on)?,
                Stage::Alive => self.alive(on),
                Stage::Done => self.done(on),
            };
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    /// The next callback of a drain in the middle of a callback; `None` when ticks, microtasks and rejections are
    /// done, or when one of them threw.
    pub fn next_in_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        self.check_limits(on)?;
        if core::mem::take(&mut self.drain_cut) {
            return Ok(None);
        }
        self.drain(on)
    }

    #[inline]
    fn owed_drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        if !self.drain_owed {
            return Ok(None);
        }
        // Most drains find nothing, and a server asks for one behind every event.
        if self.ticks.is_idle() && self.rejections.is_idle() {
            self.ticks.reset();
        } else if let Some(run) = self.drain(on)? {
            return Ok(Some(run));
        }
        self.drain_owed = false;
        Ok(None)
    }

    /// The host hands over what its backend's poll returned.
    #[inline]
    pub fn complete(&mut self, on: &mut impl Course, completion: Completion<C>) {
        self.update_time(on);
        if let Some(task) = self.outside.complete(completion) {
            on.record(Rule::RequestDone, || EventKind::Moved { task, to: Queue::Poll, before: None });
        }
    }

    /// The callback that was run last returned. `threw`: its error went to an `uncaughtException` handler, which
    /// has run by on.now().
    ///
    /// What the error cuts short follows Node: the drain behind the callback is skipped, except behind the program
    /// itself; a tick that threw leaves the other ticks for the next drain; a microtask cuts nothing short.
    #[inline]
    pub fn finished(&mut self, on: &mut impl Course, threw: bool) {
        let Some((task, kind)) = self.running.pop() else { return };
        self.gate.ended(kind, TaskId(self.next_id));
        if !self.exited {
            self.settle(on, task, kind, threw);
        }
        on.record(Rule::RunToCompletion, || EventKind::Finished { task });
    }

    #[inline]
    fn settle(&mut self, on: &mut impl Course, task: TaskId, kind: RunKind, threw: bool) {
        if threw {
            self.error_handled(on);
        }
        match kind {
            RunKind::Main => self.drain_owed = !threw || self.profile.drain_after_failed_main,
            RunKind::Timer { .. } => self.timer_finished(on, task),
            RunKind::Completion => {
                self.drain_owed = !threw;
                self.keep_handle(on, task);
            }
            RunKind::Close => self.drain_owed = !threw,
            _ => {}
        }
        if threw && !matches!(kind, RunKind::Main | RunKind::Microtask | RunKind::Completion | RunKind::Close)
        {
            self.unwind(on, kind);
        }
    }

    /// An error passes through `processTicksAndRejections`, `processTimers` or `processImmediate`.
    fn unwind(&mut self, on: &mut impl Course, kind: RunKind) {
        if !matches!(kind, RunKind::Timer { .. } | RunKind::Immediate) {
            self.drain_owed = false;
            self.drain_cut = true;
            self.ticks.reset();
            for task in self.rejections.abandon() {
                on.record(Rule::NodeUnhandledRejections, || EventKind::Cancelled { task });
            }
        }
        self.timers.restart_pass();
        self.immediates.restart_pass();
    }

    /// Records the start of a callback.
    #[inline]
    pub(super) fn run(
        &mut self,
        on: &mut impl Course,
        rule: Rule,
        task: TaskId,
        callback: C,
        kind: RunKind,
    ) -> Result<Run<C>, Error> {
        self.ran += 1;
        if self.ran > self.limits.callbacks {
            return Err(Error::limit(Limit::Callbacks, self.limits.callbacks, self.last));
        }
        self.last = Some(task);
        self.gate.begins(kind, TaskId(self.next_id));
        self.running.push((task, kind));
        on.record(rule, || EventKind::Started { task, run: kind });
        Ok(Run { task, callback, kind })
    }

    #[inline]
    fn check_limits(&self, on: &mut impl Course) -> Result<(), Error> {
        if self.limits.time == u64::MAX && self.limits.queued == u64::MAX {
            return Ok(());
        }
        if on.now().as_nanos() > self.limits.time {
            return Err(Error::limit(Limit::Time, self.limits.time, self.last));
        }
        let queued = self.timers.len() + self.immediates.len() + self.outside.len();
        let queued = queued + self.ticks.len() + self.rejections.len();
        if queued as u64 > self.limits.queued {
            return Err(Error::limit(Limit::Queued, self.limits.queued, self.last));
        }
        Ok(())
    }

    /// Records a phase when it is not the one shown last, so that a trace names a phase only when it does something.
    #[inline]
    pub(super) fn show_phase(&mut self, on: &mut impl Course, phase: Phase, rule: Rule) {
        if self.shown != Some(phase) {
            self.shown = Some(phase);
            on.record(rule, || EventKind::Phase { phase });
        }
    }

    #[inline]
    pub(super) fn new_id(&mut self) -> TaskId {
        let id = TaskId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(super) fn queued(&mut self, on: &mut impl Course, rule: Rule, task: TaskId, queue: Queue) {
        on.record(rule, || EventKind::Queued { task, queue });
    }
}
