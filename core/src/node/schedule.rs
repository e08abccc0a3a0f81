//! What a running callback, and the host around it, can ask of the loop.

use alloc::vec::Vec;

use super::event_loop::EventLoop;
use super::immediates::Immediates;
use super::poll::Outside;
use super::rejections::{HandledNow, Rejections};
use super::ticks::Ticks;
use super::timers::{Armed, Timers, normalise};
use crate::belief::{Belief, Gate};
use crate::rule::Rule;
use crate::task::{PromiseId, Queue, TaskId};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Span, Tracer};

impl<C: Clone> EventLoop<C> {
    /// Queues a microtask; `rule` says why (a promise's reaction, `queueMicrotask`, …).
    pub fn queue_microtask(&mut self, now: Instant, callback: C, rule: Rule) -> TaskId {
        if self.believes(Belief::OneQueue) {
            return self.queue_in_one(now, callback, rule);
        }
        let task = self.new_id();
        self.ticks.microtasks.push_back((task, callback));
        self.queued(now, rule, task, Queue::Microtasks);
        task
    }

    /// `process.nextTick`: <https://nodejs.org/api/process.html#processnexttickcallback-args>. Ignored once exiting.
    pub fn queue_tick(&mut self, now: Instant, callback: C) -> TaskId {
        let task = self.new_id();
        if !self.exiting {
            self.ticks.ticks.push_back((task, callback));
            self.queued(now, Rule::ScheduledByProgram, task, Queue::Ticks);
        }
        task
    }

    /// `setTimeout`, or `setInterval` if it `repeats`: <https://nodejs.org/api/timers.html#settimeoutcallback-delay-args>.
    /// A delay outside 1 … 2³¹−1, or none (NaN), counts as 1 ms; fractions are cut off.
    pub fn set_timer(&mut self, now: Instant, callback: C, delay_ms: f64, repeats: bool) -> TaskId {
        let msecs = normalise(delay_ms);
        if self.believes(Belief::OneQueue) && msecs == 1 && !repeats {
            return self.queue_in_one(now, callback, Rule::NodeTimerDelay);
        }
        let task = self.new_id();
        let time = self.update_time_for_start(now);
        let armed = self.timers.set(now, time, Timers::timer(task, callback, msecs, repeats));
        if self.tracer.is_on() {
            let exact = f64::from(msecs) == delay_ms;
            let rule = if exact { Rule::NodeTimerList } else { Rule::NodeTimerDelay };
            self.armed(now, rule, task, &armed);
        }
        task
    }

    /// `clearTimeout`, `clearInterval`. Whether there was something to clear.
    pub fn clear_timer(&mut self, now: Instant, task: TaskId) -> bool {
        let cleared = self.timers.clear(task).or_else(|| self.clear_in_one(task).then_some(true));
        if cleared == Some(true) {
            self.cancelled(now, task);
        }
        cleared.is_some()
    }

    /// `timeout.refresh()`: <https://nodejs.org/api/timers.html#timeoutrefresh>.
    ///
    /// The loop forgets a timer once its callback has returned, and answers `false` then, as for one that was cleared.
    /// Node starts one that has run again; its host does that with [`set_timer`](Self::set_timer), which is the same.
    pub fn refresh_timer(&mut self, now: Instant, task: TaskId) -> bool {
        if !self.timers.can_refresh(task) {
            return false;
        }
        let time = self.update_time_for_start(now);
        let armed = self.timers.refresh(now, time, task);
        if let Some(armed) = &armed {
            self.armed(now, Rule::NodeTimerList, task, armed);
        }
        armed.is_some()
    }

    /// `timeout.ref()` and `timeout.unref()`: whether the timer keeps the loop alive.
    pub fn set_timer_ref(&mut self, _now: Instant, task: TaskId, refed: bool) {
        self.timers.set_ref(task, refed);
    }

    /// `timeout.hasRef()`. `false` for a timer that is over; a host that must answer then keeps the answer itself.
    pub fn timer_has_ref(&self, task: TaskId) -> bool {
        self.timers.has_ref(task)
    }

    fn armed(&mut self, now: Instant, rule: Rule, task: TaskId, armed: &Armed) {
        let (due, repeats) = (Instant::from_millis(armed.due), armed.repeats);
        let delay = Duration::from_millis(u64::from(armed.msecs));
        self.tracer.record(now, rule, || EventKind::TimerArmed { task, due, delay, nesting: 0, repeats });
    }

    /// A timer's callback returned.
    pub(super) fn timer_finished(&mut self, now: Instant, task: TaskId) {
        if let Some(armed) = self.timers.finished(now, self.loop_time) {
            self.armed(now, Rule::NodeTimerRepeats, task, &armed);
        }
    }

    fn cancelled(&mut self, now: Instant, task: TaskId) {
        self.tracer.record(now, Rule::CancelledByProgram, || EventKind::Cancelled { task });
    }

    /// `setImmediate`: <https://nodejs.org/api/timers.html#setimmediatecallback-args>.
    pub fn set_immediate(&mut self, now: Instant, callback: C) -> TaskId {
        if self.believes(Belief::OneQueue) {
            return self.queue_in_one(now, callback, Rule::NodeImmediate);
        }
        self.add_immediate(now, Some(callback), Rule::NodeImmediate)
    }

    fn add_immediate(&mut self, now: Instant, callback: Option<C>, rule: Rule) -> TaskId {
        let task = self.new_id();
        self.immediates.add(task, callback);
        self.queued(now, rule, task, Queue::Immediates);
        task
    }

    /// `clearImmediate`. Whether there was something to clear.
    pub fn clear_immediate(&mut self, now: Instant, task: TaskId) -> bool {
        let cleared = self.immediates.remove(task) || self.clear_in_one(task);
        if cleared {
            self.cancelled(now, task);
        }
        cleared
    }

    /// `immediate.ref()` and `immediate.unref()`.
    pub fn set_immediate_ref(&mut self, _now: Instant, task: TaskId, refed: bool) {
        self.immediates.set_ref(task, refed);
    }

    /// `immediate.hasRef()`.
    pub fn immediate_has_ref(&self, task: TaskId) -> bool {
        self.immediates.has_ref(task)
    }

    /// An `uncaughtException` handler took an error: Node sets an empty immediate, so that the loop turns once more and
    /// ticks that were left behind are drained
    /// (<https://github.com/nodejs/node/blob/main/lib/internal/process/execution.js>).
    ///
    /// [`finished`](Self::finished) does this itself when told that the callback threw. A host calls it where the
    /// handler ran without an error on the stack: for a rejection that nobody handled.
    pub fn error_handled(&mut self, now: Instant) {
        self.add_immediate(now, None, Rule::UncaughtError);
    }

    /// Begins an operation (file, DNS, crypto, network) that keeps the loop alive until its callback has been called.
    pub fn start_request(&mut self, now: Instant, what: &str, callback: C) -> TaskId {
        let task = self.new_id();
        self.outside.requests.insert(task, callback);
        self.request_started(now, task, what);
        task
    }

    /// Opens something that can become ready more than once (a server, a socket, a port). Referenced at first.
    pub fn open_handle(&mut self, now: Instant, what: &str) -> TaskId {
        let task = self.new_id();
        self.outside.open(task);
        self.request_started(now, task, what);
        task
    }

    fn request_started(&mut self, now: Instant, task: TaskId, what: &str) {
        self.tracer
            .record(now, Rule::ScheduledByProgram, || EventKind::RequestStarted { task, what: what.into() });
    }

    /// `handle.ref()` and `handle.unref()`.
    pub fn set_handle_ref(&mut self, _now: Instant, task: TaskId, refed: bool) {
        self.outside.set_ref(task, refed);
    }

    /// `handle.hasRef()`.
    pub fn handle_has_ref(&self, task: TaskId) -> bool {
        self.outside.has_ref(task)
    }

    /// `uv_close`: the handle is gone at once, `on_close` runs in the closing phase. The handle closed last is called
    /// first, as libuv links them.
    pub fn close_handle(&mut self, now: Instant, task: TaskId, on_close: Option<C>) {
        if self.outside.close(task, on_close) {
            self.tracer.record(now, Rule::UvClosing, || EventKind::Moved { task, to: Queue::Closing });
        }
    }

    /// A handle that was ready and is still open waits again.
    pub(super) fn keep_handle(&mut self, now: Instant, task: TaskId) {
        if self.tracer.is_on() && self.outside.is_open(task) {
            self.tracer.record(now, Rule::UvPoll, || EventKind::Moved { task, to: Queue::Requests });
        }
    }

    /// `uv__io_feed`: libuv puts some callbacks off to its pending phase (a write that was done at once, a connection
    /// that was refused).
    pub fn queue_pending(&mut self, now: Instant, callback: C) -> TaskId {
        let task = self.new_id();
        self.outside.feed(task, callback);
        self.queued(now, Rule::UvPending, task, Queue::Pending);
        task
    }

    /// A promise was rejected and has no handler. `callback` runs, as `RunKind::UnhandledRejection`, when ticks and
    /// microtasks are done, unless a handler is added before.
    pub fn promise_rejected(&mut self, now: Instant, promise: PromiseId, callback: C) {
        let task = self.new_id();
        self.rejections.rejected(task, promise, callback);
        self.queued(now, Rule::NodeUnhandledRejections, task, Queue::Rejections);
    }

    /// A promise reported with [`promise_rejected`](Self::promise_rejected) got a handler. If it was reported to the
    /// program already, `callback` runs as `RunKind::RejectionHandled`.
    pub fn promise_handled(&mut self, now: Instant, promise: PromiseId, callback: C) {
        let task = self.new_id();
        match self.rejections.handled(task, promise, callback) {
            HandledNow::Dropped(pending) => self.cancelled(now, pending),
            HandledNow::Queued => self.queued(now, Rule::NodeUnhandledRejections, task, Queue::Rejections),
            HandledNow::Nothing => {}
        }
    }

    /// What is known about a queued thing, for the trace.
    pub fn label(&mut self, now: Instant, task: TaskId, label: &str, span: Option<Span>) {
        self.tracer.record(now, Rule::ScheduledByProgram, || EventKind::Labelled {
            task,
            label: label.into(),
            span,
        });
    }

    /// The trace so far.
    pub fn tracer(&self) -> &Tracer {
        &self.tracer
    }

    /// The trace, for a host to add what it sees.
    pub fn tracer_mut(&mut self) -> &mut Tracer {
        &mut self.tracer
    }

    /// `exit` is being emitted: ticks are ignored from now on
    /// (<https://nodejs.org/api/process.html#event-exit>).
    pub fn set_exiting(&mut self) {
        self.exiting = true;
        self.gate = Gate::new(None);
    }

    /// `process.exit()`, or the end: everything is dropped, and ticks are ignored from now on.
    pub fn exit(&mut self, now: Instant) {
        self.exiting = true;
        self.exited = true;
        if self.tracer.is_on() {
            self.trace_dropped(now);
        }
        self.timers = Timers::new();
        self.immediates = Immediates::new();
        self.outside = Outside::new();
        self.ticks = Ticks::new();
        self.rejections = Rejections::new();
    }

    fn trace_dropped(&mut self, now: Instant) {
        let mut ids: Vec<TaskId> =
            self.timers.ids().chain(self.immediates.ids()).chain(self.outside.ids()).collect();
        ids.extend(self.ticks.ticks.iter().chain(&self.ticks.microtasks).map(|(id, _)| *id));
        ids.extend(self.rejections.ids());
        ids.sort_unstable();
        for task in ids {
            self.tracer.record(now, Rule::ProcessExit, || EventKind::Cancelled { task });
        }
    }
}
