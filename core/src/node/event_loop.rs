//! The loop itself, to be read beside `uv_run`
//! (<https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c>).

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::immediates::{self, Immediates};
use super::poll::Outside;
use super::profile::Profile;
use super::rejections::Rejections;
use super::ticks::Ticks;
use super::timers::{self, Timers};
use crate::backend::Completion;
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
enum Stage {
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
    pub(super) rejections: Rejections<C>,
    main: Option<(TaskId, C)>,
    /// `uv_now()`: the cached time in milliseconds.
    pub(super) loop_time: u64,
    stage: Stage,
    /// A callback returned to native code: `InternalCallbackScope::Close` drains before anything else happens.
    drain_owed: bool,
    /// Something threw out of a drain that a callback had asked for.
    drain_cut: bool,
    running: Vec<(TaskId, RunKind)>,
    pub(super) last: Option<TaskId>,
    pub(super) next_id: u64,
    ran: u64,
    turn: u64,
    shown: Option<Phase>,
    pub(super) exiting: bool,
    pub(super) exited: bool,
}

/// How often one turn runs what its own callbacks put off: enough for a write, too few to starve the rest.
const PENDING_ROUNDS: u32 = 8;

impl<C: Clone> EventLoop<C> {
    /// A loop with nothing in it.
    pub fn new(profile: Profile, limits: Limits, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        Self {
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
    pub fn next(&mut self, now: Instant) -> Result<Step<C>, Error> {
        debug_assert!(self.running.is_empty(), "a callback is still running");
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
                Stage::PendingAgain => self.pending_phase(now, Stage::Check)?,
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

    fn owed_drain(&mut self, now: Instant) -> Result<Option<Run<C>>, Error> {
        if self.drain_owed
            && let Some(run) = self.drain(now)?
        {
            return Ok(Some(run));
        }
        self.drain_owed = false;
        Ok(None)
    }

    fn main_program(&mut self, now: Instant) -> Result<Option<Step<C>>, Error> {
        self.stage = Stage::Entry;
        let Some((task, main)) = self.main.take() else { return Ok(None) };
        self.show_phase(now, Phase::Main, Rule::RunScript);
        self.run(now, Rule::RunScript, task, main, RunKind::Main).map(|run| Some(Step::Run(run)))
    }

    /// `uv_run` up to its loop.
    fn enter(&mut self, now: Instant) -> Option<Step<C>> {
        if !self.is_alive() {
            self.update_time(now);
            self.stage = Stage::Done;
            return None;
        }
        self.update_time_at_entry(now);
        self.stage = if self.profile.timers_after_poll { Stage::EntryTimers } else { Stage::Turn };
        None
    }

    fn begin_turn(&mut self, now: Instant) -> Option<Step<C>> {
        self.turn += 1;
        let number = self.turn;
        self.tracer.record(now, Rule::UvAlive, || EventKind::Turn { number });
        self.outside.pending_rounds = 1;
        self.stage = if self.profile.timers_after_poll { Stage::Pending } else { Stage::Timers };
        None
    }

    /// `uv__run_timers`, and behind it `RunTimers` of Node.
    fn timers_phase(&mut self, now: Instant, after: Stage) -> Result<Option<Step<C>>, Error> {
        if !self.timers.in_pass() {
            if !self.timers.is_due(self.loop_time) {
                self.stage = after;
                return Ok(None);
            }
            self.update_time(now);
            self.timers.begin_pass(self.loop_time);
        }
        match self.timers.advance() {
            timers::Progress::Drain => self.drain_owed = self.profile.drain_between,
            timers::Progress::Run(due) => return self.run_timer(now, due).map(Some),
            timers::Progress::Over => {
                self.timers.end_pass(now, self.loop_time);
                self.drain_owed = true;
                if self.profile.collect_due_first {
                    self.stage = after;
                }
            }
        }
        Ok(None)
    }

    fn run_timer(&mut self, now: Instant, due: timers::Due<C>) -> Result<Step<C>, Error> {
        self.show_phase(now, Phase::Timers, Rule::UvRunTimers);
        if due.repeats {
            self.update_time(now);
        }
        self.timers.started(due.id, self.loop_time);
        let kind = RunKind::Timer { repeats: due.repeats };
        self.run(now, Rule::NodeTimerList, due.id, due.callback, kind).map(Step::Run)
    }

    /// `uv__run_pending`.
    fn pending_phase(&mut self, now: Instant, after: Stage) -> Result<Option<Step<C>>, Error> {
        let Some((task, callback)) = self.outside.pop_pending() else {
            self.stage = after;
            return Ok(None);
        };
        self.show_phase(now, Phase::Pending, Rule::UvPending);
        self.run(now, Rule::UvPending, task, callback, RunKind::Completion).map(|run| Some(Step::Run(run)))
    }

    /// `uv__run_idle` and `uv__run_prepare`: Node's idle handle does nothing but keep poll from sleeping.
    fn idle_and_prepare(&mut self, now: Instant) -> Option<Step<C>> {
        if self.immediates.is_active() {
            self.show_phase(now, Phase::IdlePrepare, Rule::UvIdlePrepare);
        }
        self.stage = Stage::Poll;
        None
    }

    fn poll_phase(&mut self, now: Instant) -> Option<Step<C>> {
        self.stage = Stage::Polled;
        let (wait, rule) = self.poll_timeout(now);
        self.shown = None;
        self.show_phase(now, Phase::Poll, Rule::UvPoll);
        self.tracer.record(now, rule, || EventKind::Polled { wait });
        Some(Step::Poll(wait))
    }

    /// `uv__io_poll` after the kernel's answer.
    fn polled(&mut self, now: Instant) -> Option<Step<C>> {
        self.update_time(now);
        self.outside.pending_rounds = PENDING_ROUNDS;
        self.stage = Stage::Ready;
        None
    }

    fn ready(&mut self, now: Instant) -> Result<Option<Step<C>>, Error> {
        let Some((task, callback)) = self.outside.ready.pop_front() else {
            self.stage = Stage::PendingAgain;
            return Ok(None);
        };
        self.show_phase(now, Phase::Poll, Rule::UvPoll);
        self.run(now, Rule::UvPoll, task, callback, RunKind::Completion).map(|run| Some(Step::Run(run)))
    }

    /// `uv__run_check`, and behind it `CheckImmediate` of Node.
    fn check_phase(&mut self, now: Instant) -> Result<Option<Step<C>>, Error> {
        let next = TaskId(self.next_id);
        if !self.immediates.in_pass() {
            if self.immediates.is_empty() {
                self.begin_closing();
                return Ok(None);
            }
            self.immediates.begin_pass(next);
        }
        match self.immediates.advance(next) {
            immediates::Progress::Drain => self.drain_owed = self.profile.drain_between,
            immediates::Progress::Run(task, callback) => return self.run_immediate(now, task, callback),
            immediates::Progress::Over => {
                self.immediates.end_pass();
                self.drain_owed = true;
                self.begin_closing();
            }
        }
        Ok(None)
    }

    fn run_immediate(
        &mut self,
        now: Instant,
        task: TaskId,
        callback: Option<C>,
    ) -> Result<Option<Step<C>>, Error> {
        self.show_phase(now, Phase::Check, Rule::UvCheck);
        if let Some(callback) = callback {
            return self
                .run(now, Rule::UvCheck, task, callback, RunKind::Immediate)
                .map(|run| Some(Step::Run(run)));
        }
        self.tracer.record(now, Rule::UvCheck, || EventKind::Started { task, run: RunKind::Immediate });
        self.tracer.record(now, Rule::RunToCompletion, || EventKind::Finished { task });
        Ok(None)
    }

    fn begin_closing(&mut self) {
        self.outside.begin_closing();
        self.stage = Stage::Closing;
    }

    /// `uv__run_closing_handles`.
    fn closing_phase(&mut self, now: Instant) -> Result<Option<Step<C>>, Error> {
        match self.outside.pop_closing() {
            Some((task, Some(callback))) => {
                self.show_phase(now, Phase::Closing, Rule::UvClosing);
                let run = self.run(now, Rule::UvClosing, task, callback, RunKind::Close)?;
                return Ok(Some(Step::Run(run)));
            }
            Some((task, None)) => self.tracer.record(now, Rule::UvClosing, || EventKind::Cancelled { task }),
            None if self.profile.timers_after_poll => {
                self.update_time(now);
                self.stage = Stage::Timers;
            }
            None => self.stage = Stage::Alive,
        }
        Ok(None)
    }

    fn alive(&mut self, now: Instant) -> Option<Step<C>> {
        let alive = self.is_alive();
        if alive && !self.profile.timers_after_poll {
            self.update_time(now);
        }
        self.stage = if alive { Stage::Turn } else { Stage::Done };
        None
    }

    fn done(&mut self, now: Instant) -> Option<Step<C>> {
        self.show_phase(now, Phase::Done, Rule::UvAlive);
        // Asked again, the loop drains what `beforeExit` left and enters `uv_run` anew.
        self.stage = Stage::Entry;
        self.drain_owed = true;
        Some(Step::Finished)
    }

    /// The host hands over what its backend's poll returned.
    pub fn complete(&mut self, now: Instant, completion: Completion<C>) {
        self.update_time(now);
        if let Some(task) = self.outside.complete(completion) {
            self.tracer.record(now, Rule::RequestDone, || EventKind::Moved { task, to: Queue::Poll });
        }
    }

    /// The callback that was run last returned. `threw`: its error went to an `uncaughtException` handler, which
    /// has run by now.
    ///
    /// What the error cuts short follows Node: the drain behind the callback is skipped, except behind the program
    /// itself; a tick that threw leaves the other ticks for the next drain; a microtask cuts nothing short.
    pub fn finished(&mut self, now: Instant, threw: bool) {
        let Some((task, kind)) = self.running.pop() else { return };
        if !self.exited {
            self.settle(now, task, kind, threw);
        }
        self.tracer.record(now, Rule::RunToCompletion, || EventKind::Finished { task });
    }

    fn settle(&mut self, now: Instant, task: TaskId, kind: RunKind, threw: bool) {
        if threw {
            self.error_handled(now);
        }
        match kind {
            RunKind::Main => self.drain_owed = true,
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
        self.running.push((task, kind));
        self.tracer.record(now, rule, || EventKind::Started { task, run: kind });
        Ok(Run { task, callback, kind })
    }

    fn check_limits(&self, now: Instant) -> Result<(), Error> {
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
    pub(super) fn show_phase(&mut self, now: Instant, phase: Phase, rule: Rule) {
        if self.shown != Some(phase) {
            self.shown = Some(phase);
            self.tracer.record(now, rule, || EventKind::Phase { phase });
        }
    }

    pub(super) fn new_id(&mut self) -> TaskId {
        let id = TaskId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(super) fn queued(&mut self, now: Instant, rule: Rule, task: TaskId, queue: Queue) {
        self.tracer.record(now, rule, || EventKind::Queued { task, queue });
    }
}
