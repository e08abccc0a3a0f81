//! The loop itself, to be read beside `uv_run`
//! (<https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c>).

use alloc::boxed::Box;
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
use crate::choice::Chooser;
use crate::error::Error;
use crate::limits::{Limit, Limits};
use crate::rule::Rule;
use crate::step::{Run, RunKind, Step};
use crate::task::{Queue, TaskId};
use crate::time::Instant;
use crate::trace::{EventKind, Phase, Tracer};

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
/// use looplab_core::choice::DefaultChooser;
/// use looplab_core::limits::Limits;
/// use looplab_core::node::{EventLoop, Profile};
/// use looplab_core::step::Step;
/// use looplab_core::time::Instant;
/// use looplab_core::trace::Tracer;
///
/// let now = Instant::ZERO;
/// let mut node = EventLoop::new(Profile::node24(), Limits::default(), Tracer::off(), Box::new(DefaultChooser));
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
    pub(super) tracer: Tracer,
    pub(super) chooser: Box<dyn Chooser>,
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
    pub fn new(profile: Profile, limits: Limits, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        Self {
            gate: Gate::new(profile.belief),
            profile,
            limits,
            tracer,
            chooser,
            timers: Timers::new(),
            immediates: Immediates::new(),
            outside: Outside::new(),
            ticks: Ticks::new(),
            rejections: Rejections::new(),
            main: None,
            loop_time: 0,
            asked: None,
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
    pub fn start(&mut self, now: Instant, main: C, module: bool) -> TaskId {
        self.loop_time = now.as_millis();
        let task = self.new_id();
        if module {
            self.ticks.module = Some(task);
            self.ticks.microtasks.push_back((task, main));
            self.queued(now, Rule::NodeModuleInMicrotask, task, Queue::Microtasks);
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
    pub fn next(&mut self, now: Instant) -> Result<Step<C>, Error> {
        debug_assert!(self.running.is_empty(), "a callback is still running");
        self.next_step(now)
    }

    pub(super) fn next_step(&mut self, now: Instant) -> Result<Step<C>, Error> {
        self.check_limits(now)?;
        self.drain_cut = false;
        if self.exited {
            return Ok(Step::Finished);
        }
        loop {
            if let Some(run) = self.owed_drain(now)? {
                return Ok(Step::Run(run));
            }
            let step = match self.stage {
                Stage::Main => self.main_program(now)?,
                Stage::Entry => self.enter(now),
                Stage::EntryTimers => self.timers_phase(now, Stage::Turn)?,
                Stage::Turn => self.begin_turn(now),
                Stage::Timers if self.profile.timers_after_poll => self.timers_phase(now, Stage::Alive)?,
                Stage::Timers => self.timers_phase(now, Stage::Pending)?,
                Stage::Pending => self.pending_phase(now, Stage::IdlePrepare)?,
                Stage::IdlePrepare => self.idle_and_prepare(now),
                Stage::Poll => self.poll_phase(now),
                Stage::Polled => self.polled(now),
                Stage::Ready => self.ready(now)?,
                // DEVIATION (belief): immediates before I/O.
                Stage::PendingAgain if self.believes(Belief::ImmediatesBeforeIo) => {
                    self.pending_before_closing(now)?
                }
                Stage::PendingAgain => self.pending_phase(now, Stage::CheckEntry)?,
                Stage::CheckEntry => self.enter_check(),
                Stage::Check => self.check_phase(now)?,
                Stage::Closing => self.closing_phase(now)?,
                Stage::Alive => self.alive(now),
                Stage::Done => self.done(now),
            };
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    /// The next callback of a drain in the middle of a callback; `None` when ticks, microtasks and rejections are
    /// done, or when one of them threw.
    pub fn next_in_drain(&mut self, now: Instant) -> Result<Option<Run<C>>, Error> {
        self.check_limits(now)?;
        if core::mem::take(&mut self.drain_cut) {
            return Ok(None);
        }
        self.drain(now)
    }

    #[inline]
    fn owed_drain(&mut self, now: Instant) -> Result<Option<Run<C>>, Error> {
        if !self.drain_owed {
            return Ok(None);
        }
        // Most drains find nothing, and a server asks for one behind every event.
        if self.ticks.is_idle() && self.rejections.is_idle() {
            self.ticks.reset();
        } else if let Some(run) = self.drain(now)? {
            return Ok(Some(run));
        }
        self.drain_owed = false;
        Ok(None)
    }

    /// The host hands over what its backend's poll returned.
    #[inline]
    pub fn complete(&mut self, now: Instant, completion: Completion<C>) {
        self.update_time_in_poll(now);
        if let Some(task) = self.outside.complete(completion) {
            self.tracer.record(now, Rule::RequestDone, || EventKind::Moved { task, to: Queue::Poll });
        }
    }

    /// The callback that was run last returned. `threw`: its error went to an `uncaughtException` handler, which
    /// has run by now.
    ///
    /// What the error cuts short follows Node: the drain behind the callback is skipped, except behind the program
    /// itself; a tick that threw leaves the other ticks for the next drain; a microtask cuts nothing short.
    #[inline]
    pub fn finished(&mut self, now: Instant, threw: bool) {
        let Some((task, kind)) = self.running.pop() else { return };
        self.gate.ended(kind, TaskId(self.next_id));
        if !self.exited {
            self.settle(now, task, kind, threw);
        }
        self.tracer.record(now, Rule::RunToCompletion, || EventKind::Finished { task });
    }

    #[inline]
    fn settle(&mut self, now: Instant, task: TaskId, kind: RunKind, threw: bool) {
        if threw {
            self.error_handled(now);
        }
        match kind {
            RunKind::Main => self.drain_owed = !threw || self.profile.drain_after_failed_main,
            RunKind::Timer { .. } => self.timer_finished(now, task),
            RunKind::Completion => {
                self.drain_owed = !threw;
                self.keep_handle(now, task);
            }
            RunKind::Close => self.drain_owed = !threw,
            _ => {}
        }
        if threw && !matches!(kind, RunKind::Main | RunKind::Microtask | RunKind::Completion | RunKind::Close)
        {
            self.unwind(now, kind);
        }
    }

    /// An error passes through `processTicksAndRejections`, `processTimers` or `processImmediate`.
    fn unwind(&mut self, now: Instant, kind: RunKind) {
        if !matches!(kind, RunKind::Timer { .. } | RunKind::Immediate) {
            self.drain_owed = false;
            self.drain_cut = true;
            self.ticks.reset();
            for task in self.rejections.abandon() {
                self.tracer.record(now, Rule::NodeUnhandledRejections, || EventKind::Cancelled { task });
            }
        }
        self.timers.restart_pass();
        self.immediates.restart_pass();
    }

    /// Records the start of a callback.
    #[inline]
    pub(super) fn run(
        &mut self,
        now: Instant,
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
        self.tracer.record(now, rule, || EventKind::Started { task, run: kind });
        Ok(Run { task, callback, kind })
    }

    #[inline]
    fn check_limits(&self, now: Instant) -> Result<(), Error> {
        if self.limits.time == u64::MAX && self.limits.queued == u64::MAX {
            return Ok(());
        }
        if now.as_nanos() > self.limits.time {
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
    pub(super) fn show_phase(&mut self, now: Instant, phase: Phase, rule: Rule) {
        if self.shown != Some(phase) {
            self.shown = Some(phase);
            self.tracer.record(now, rule, || EventKind::Phase { phase });
        }
    }

    #[inline]
    pub(super) fn new_id(&mut self) -> TaskId {
        let id = TaskId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(super) fn queued(&mut self, now: Instant, rule: Rule, task: TaskId, queue: Queue) {
        self.tracer.record(now, rule, || EventKind::Queued { task, queue });
    }
}
