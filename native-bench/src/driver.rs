//! The host of the loop: asks for the next step, does it, says what came of it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use looplab_core::Error;
use looplab_core::answer::Answer;
use looplab_core::backend::{Backend, Completion};
use looplab_core::choice::ChoicePoint;
use looplab_core::course::Course;
use looplab_core::limits::Limits;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::rule::Rule;
use looplab_core::step::{Run, RunKind, Step, Wait};
use looplab_core::task::TaskId;
use looplab_core::time::Instant;
use looplab_core::trace::{EventKind, TraceEvent, Tracer};
use mio::event::Source;
use mio::{Interest, Waker};

use crate::backend::{MioBackend, Ready};
use crate::pool::Ticket;

/// What runs on a loop.
pub trait Program<C: Clone, B: Backend<C> = MioBackend> {
    /// Runs one callback to its end. For a handle's readiness, `run.task` is the handle: a callback for one that was
    /// closed meanwhile is to be ignored, as libuv drops events of closed handles.
    fn call(&mut self, event_loop: &mut Loop<C, B>, run: Run<C>);
}

/// A loop and the world it runs in. `C` is what the program calls a callback: a small value that says what to do.
///
/// The clock is read as libuv reads it (`uv_update_time`): when a poll returns and when a phase is done, not before
/// every callback.
pub struct Loop<C, B = MioBackend> {
    node: EventLoop<C>,
    backend: B,
    on: Clocked,
    ready: Vec<Completion<C>>,
    /// Completions handed over whose callbacks have not run.
    unserved: usize,
    stopping: Arc<AtomicBool>,
}

/// What a run on a real clock lends its loop: nothing is open, and a trace is kept if someone wants one.
pub struct Clocked {
    now: Instant,
    tracer: Tracer,
}

impl Course for Clocked {
    #[inline]
    fn now(&self) -> Instant {
        self.now
    }

    #[inline]
    fn is_traced(&self) -> bool {
        self.tracer.is_on()
    }

    #[inline]
    fn record(&mut self, rule: Rule, kind: impl FnOnce() -> EventKind) {
        self.tracer.record(self.now, rule, kind);
    }

    #[inline]
    fn ask(&mut self, _: ChoicePoint, _: &[Answer]) -> usize {
        0
    }
}

/// Stops a loop from another thread: `uv_async_send` and `uv_stop` in one.
#[derive(Clone)]
pub struct Stopper {
    stopping: Arc<AtomicBool>,
    waker: Arc<Waker>,
}

impl Stopper {
    /// Wakes the loop, whose [`run`](Loop::run) returns when its turn is over.
    ///
    /// # Errors
    ///
    /// What [`Waker::wake`] reports.
    pub fn stop(&self) -> io::Result<()> {
        self.stopping.store(true, Ordering::Release);
        self.waker.wake()
    }
}

impl<C: Clone + From<Ready>> Loop<C> {
    /// A loop on real sockets, as the newest Node has it, without a trace.
    ///
    /// # Errors
    ///
    /// As [`MioBackend::new`].
    pub fn new() -> io::Result<Self> {
        let backend = MioBackend::new(crate::pool::threads_from_env())?;
        Ok(Self::with(Profile::default(), Tracer::off(), backend))
    }

    /// What stops this loop from another thread.
    pub fn stopper(&self) -> Stopper {
        Stopper { stopping: Arc::clone(&self.stopping), waker: self.backend.waker() }
    }

    /// Opens a handle for a source, for reading and writing. Answers the handle and the source's key, as it is in
    /// [`Ready`].
    ///
    /// # Errors
    ///
    /// As [`MioBackend::register`].
    pub fn open(&mut self, what: &str, source: &mut impl Source) -> io::Result<(TaskId, u32)> {
        self.open_for(what, source, Interest::READABLE | Interest::WRITABLE)
    }

    /// The same for a source that only ever becomes ready in one way.
    ///
    /// # Errors
    ///
    /// As [`MioBackend::register`].
    pub fn open_for(
        &mut self,
        what: &str,
        source: &mut impl Source,
        interest: Interest,
    ) -> io::Result<(TaskId, u32)> {
        let handle = self.node.open_handle(&mut self.on, what);
        match self.backend.register_for(source, handle, interest) {
            Ok(key) => Ok((handle, key)),
            Err(error) => {
                self.node.close_handle(&mut self.on, handle, None);
                Err(error)
            }
        }
    }

    /// `uv_close`: the key is free at once, `on_close` runs in the closing phase. The caller drops the source.
    pub fn close(&mut self, handle: TaskId, key: u32, on_close: Option<C>) {
        self.backend.forget(key);
        self.node.close_handle(&mut self.on, handle, on_close);
    }

    /// `uv_queue_work`: runs `work` on a thread of the pool, then `callback` in the poll phase.
    ///
    /// # Errors
    ///
    /// When the pool cannot be started.
    pub fn submit<T: Send + 'static>(
        &mut self,
        what: &str,
        slow: bool,
        callback: C,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<(TaskId, Ticket<T>)> {
        let request = self.node.start_request(&mut self.on, what, callback);
        match self.backend.submit(request, slow, work) {
            Ok(ticket) => Ok((request, ticket)),
            Err(error) => {
                // The callback still runs, and finds a request that has no outcome.
                self.node.complete(&mut self.on, Completion::Request(request));
                Err(error)
            }
        }
    }
}

impl<C: Clone, B: Backend<C>> Loop<C, B> {
    /// A loop as this version of Node has it, in this world.
    pub fn with(profile: Profile, tracer: Tracer, backend: B) -> Self {
        let node = EventLoop::new(profile, Limits::NONE);
        let on = Clocked { now: backend.now(), tracer };
        Self { node, backend, on, ready: Vec::new(), unserved: 0, stopping: Arc::default() }
    }

    /// The callback with which [`run`](Self::run) begins.
    pub fn start(&mut self, main: C) -> TaskId {
        self.node.start(&mut self.on, main, false)
    }

    /// `uv_run` in its default mode: until nothing is pending, or [`stop`](Self::stop) is called.
    ///
    /// # Errors
    ///
    /// None with a loop made here, which has no [`Limits`].
    pub fn run(&mut self, program: &mut impl Program<C, B>) -> Result<(), Error> {
        loop {
            match self.node.next(&mut self.on)? {
                Step::Run(run) => self.call(program, run),
                Step::Poll(_) if self.is_stopping() => return Ok(()),
                Step::Poll(wait) => self.poll(wait),
                Step::Finished => return Ok(()),
            }
        }
    }

    #[inline]
    fn call(&mut self, program: &mut impl Program<C, B>, run: Run<C>) {
        let kind = run.kind;
        program.call(self, run);
        match kind {
            RunKind::Completion => {
                self.unserved = self.unserved.saturating_sub(1);
                if self.unserved == 0 {
                    self.on.now = self.backend.now();
                }
            }
            RunKind::Tick | RunKind::Microtask | RunKind::Timer { repeats: false } => {}
            _ => self.on.now = self.backend.now(),
        }
        self.node.finished(&mut self.on, false);
    }

    fn poll(&mut self, wait: Wait) {
        self.backend.poll(wait, &mut self.ready);
        self.on.now = self.backend.now();
        self.unserved = self.ready.len();
        for completion in self.ready.drain(..) {
            self.node.complete(&mut self.on, completion);
        }
    }

    /// `uv_stop`: [`run`](Self::run) returns when this turn is over.
    pub fn stop(&mut self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// Whether to stop; asked once, it is forgotten.
    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire) && self.stopping.swap(false, Ordering::AcqRel)
    }

    /// The loop's time: as old as the last poll or phase.
    pub fn now(&self) -> Instant {
        self.on.now
    }

    /// Reads the clock (`uv_update_time`).
    pub fn update_time(&mut self) -> Instant {
        self.on.now = self.backend.now();
        self.on.now
    }

    /// `setTimeout`, or `setInterval` if it `repeats`; counts from this moment, as Node does.
    pub fn set_timer(&mut self, callback: C, delay_ms: f64, repeats: bool) -> TaskId {
        self.update_time();
        self.node.set_timer(&mut self.on, callback, delay_ms, repeats)
    }

    /// `clearTimeout`, `clearInterval`. Whether there was something to clear.
    pub fn clear_timer(&mut self, timer: TaskId) -> bool {
        self.node.clear_timer(&mut self.on, timer)
    }

    /// `timeout.refresh()`. `false` when it is over.
    pub fn refresh_timer(&mut self, timer: TaskId) -> bool {
        self.update_time();
        self.node.refresh_timer(&mut self.on, timer)
    }

    /// `timeout.unref()`: the timer does not keep the loop alive.
    pub fn unref_timer(&mut self, timer: TaskId) {
        self.node.set_timer_ref(timer, false);
    }

    /// `handle.unref()`: the handle does not keep the loop alive.
    pub fn unref_handle(&mut self, handle: TaskId) {
        self.node.set_handle_ref(handle, false);
    }

    /// `setImmediate`.
    pub fn set_immediate(&mut self, callback: C) -> TaskId {
        self.node.set_immediate(&mut self.on, callback)
    }

    /// `process.nextTick`.
    pub fn queue_tick(&mut self, callback: C) -> TaskId {
        self.node.queue_tick(&mut self.on, callback)
    }

    /// `queueMicrotask`.
    pub fn queue_microtask(&mut self, callback: C) -> TaskId {
        self.node.queue_microtask(&mut self.on, callback, Rule::QueueMicrotask)
    }

    /// `uv__io_feed`: runs in the pending phase of this turn, or of the next when there is too much of it.
    pub fn queue_pending(&mut self, callback: C) -> TaskId {
        self.node.queue_pending(&mut self.on, callback)
    }

    /// What was recorded so far; nothing unless the loop was made with a tracer that is on.
    pub fn trace(&self) -> &[TraceEvent] {
        self.on.tracer.events()
    }

    /// The world.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// The world, to change something in it.
    pub fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// The loop itself, for what this type does not offer, and what it is lent with every call.
    pub fn parts(&mut self) -> (&mut EventLoop<C>, &mut Clocked) {
        (&mut self.node, &mut self.on)
    }
}
