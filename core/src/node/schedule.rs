//! What a running callback, and the host around it, can ask of the loop.

use alloc::vec::Vec;

use super::event_loop::EventLoop;
use super::immediates::Immediates;
use super::poll::Outside;
use super::rejections::{HandledNow, Rejections};
use super::ticks::Ticks;
use super::timers::{Armed, Timers, normalise};
use crate::belief::{Belief, Gate};
use crate::course::Course;
use crate::rule::Rule;
use crate::task::{PromiseId, Queue, TaskId};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Span};

impl<C: Clone> EventLoop<C> {
    /// Queues a microtask; `rule` says why (a promise's reaction, `queueMicrotask`, …).
    pub fn queue_microtask(&mut self, on: &mut impl Course, callback: C, rule: Rule) -> TaskId {
        if self.believes(Belief::OneQueue) {
            return self.queue_in_one(on, callback, rule);
        }
        let task = self.new_id();
        self.ticks.microtasks.push_back((task, callback));
        self.queued(on, rule, task, Queue::Microtasks);
        task
    }

    /// `process.nextTick`: <https://nodejs.org/api/process.html#processnexttickcallback-args>. Ignored once exiting.
    pub fn queue_tick(&mut self, on: &mut impl Course, callback: C) -> TaskId {
        let task = self.new_id();
        if !self.exiting {
            self.ticks.ticks.push_back((task, callback));
            self.queued(on, Rule::ScheduledByProgram, task, Queue::Ticks);
        }
        task
    }

    /// `setTimeout`, or `setInterval` if it `repeats`: <https://nodejs.org/api/timers.html#settimeoutcallback-delay-args>.
    /// A delay outside 1 … 2³¹−1, or none (NaN), counts as 1 ms; fractions are cut off.
    pub fn set_timer(&mut self, on: &mut impl Course, callback: C, delay_ms: f64, repeats: bool) -> TaskId {
        let msecs = normalise(delay_ms);
        if self.believes(Belief::OneQueue) && msecs == 1 && !repeats {
            return self.queue_in_one(on, callback, Rule::NodeTimerDelay);
        }
        let task = self.new_id();
        let start = self.look(on);
        let armed = self.timers.set(start, Timers::timer(task, callback, msecs, repeats));
        if on.is_traced() {
            let exact = f64::from(msecs) == delay_ms;
            let rule = if exact { Rule::NodeTimerList } else { Rule::NodeTimerDelay };
            self.armed(on, rule, task, &armed);
        }
        task
    }

    /// `clearTimeout`, `clearInterval`. Whether there was something to clear.
    pub fn clear_timer(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        let cleared = self.timers.clear(task).or_else(|| self.clear_in_one(task).then_some(true));
        if cleared == Some(true) {
            self.cancelled(on, task);
        }
        cleared.is_some()
    }

    /// `timeout.refresh()`: <https://nodejs.org/api/timers.html#timeoutrefresh>.
    ///
    /// The loop forgets a timer once its callback has returned, and answers `false` then, as for one that was cleared.
    /// Node starts one that has run again; its host does that with [`set_timer`](Self::set_timer), which is the same.
    pub fn refresh_timer(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        if !self.timers.can_refresh(task) {
            return false;
        }
        let start = self.look(on);
        let armed = self.timers.refresh(start, task);
        if let Some(armed) = &armed {
            self.armed(on, Rule::NodeTimerList, task, armed);
        }
        armed.is_some()
    }

    /// `timeout.ref()` and `timeout.unref()`: whether the timer keeps the loop alive.
    pub fn set_timer_ref(&mut self, task: TaskId, refed: bool) {
        self.timers.set_ref(task, refed);
    }

    /// `timeout.hasRef()`. `false` for a timer that is over; a host that must answer then keeps the answer itself.
    pub fn timer_has_ref(&self, task: TaskId) -> bool {
        self.timers.has_ref(task)
    }

    fn armed(&mut self, on: &mut impl Course, rule: Rule, task: TaskId, armed: &Armed) {
        let (due, repeats) = (Instant::from_millis(armed.due), armed.repeats);
        let delay = Duration::from_millis(u64::from(armed.msecs));
        on.record(rule, || EventKind::TimerArmed { task, due, delay, nesting: 0, repeats });
    }

    /// A timer's callback returned.
    pub(super) fn timer_finished(&mut self, on: &mut impl Course, task: TaskId) {
        if let Some(armed) = self.timers.finished(self.loop_time) {
            self.armed(on, Rule::NodeTimerRepeats, task, &armed);
        }
    }

    fn cancelled(&mut self, on: &mut impl Course, task: TaskId) {
        on.record(Rule::CancelledByProgram, || EventKind::Cancelled { task });
    }

    /// `setImmediate`: <https://nodejs.org/api/timers.html#setimmediatecallback-args>.
    pub fn set_immediate(&mut self, on: &mut impl Course, callback: C) -> TaskId {
        if self.believes(Belief::OneQueue) {
            return self.queue_in_one(on, callback, Rule::NodeImmediate);
        }
        self.add_immediate(on, Some(callback), Rule::NodeImmediate)
    }

    fn add_immediate(&mut self, on: &mut impl Course, callback: Option<C>, rule: Rule) -> TaskId {
        let task = self.new_id();
        self.immediates.add(task, callback);
        self.queued(on, rule, task, Queue::Immediates);
        task
    }

    /// `clearImmediate`. Whether there was something to clear.
    pub fn clear_immediate(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        let cleared = self.immediates.remove(task) || self.clear_in_one(task);
        if cleared {
            self.cancelled(on, task);
        }
        cleared
    }

    /// `immediate.ref()` and `immediate.unref()`.
    pub fn set_immediate_ref(&mut self, task: TaskId, refed: bool) {
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
    pub fn error_handled(&mut self, on: &mut impl Course) {
        self.add_immediate(on, None, Rule::UncaughtError);
    }

    /// Begins an operation (file, DNS, crypto, network) that keeps the loop alive until its callback has been called.
    pub fn start_request(&mut self, on: &mut impl Course, what: &str, callback: C) -> TaskId {
        let task = self.new_id();
        self.outside.requests.insert(task, callback);
        self.request_started(on, task, what);
        task
    }

    /// Opens something that can become ready more than once (a server, a socket, a port). Referenced at first.
    pub fn open_handle(&mut self, on: &mut impl Course, what: &str) -> TaskId {
        let task = self.new_id();
        self.outside.open(task);
        self.request_started(on, task, what);
        task
    }

    fn request_started(&mut self, on: &mut impl Course, task: TaskId, what: &str) {
        on.record(Rule::ScheduledByProgram, || EventKind::RequestStarted { task, what: what.into() });
    }

    /// `handle.ref()` and `handle.unref()`.
    pub fn set_handle_ref(&mut self, task: TaskId, refed: bool) {
        self.outside.set_ref(task, refed);
    }

    /// `handle.hasRef()`.
    pub fn handle_has_ref(&self, task: TaskId) -> bool {
        self.outside.has_ref(task)
    }

    /// `uv_close`: the handle is gone at once, `on_close` runs in the closing phase. The handle closed last is called
    /// first, as libuv links them.
    pub fn close_handle(&mut self, on: &mut impl Course, task: TaskId, on_close: Option<C>) {
        if self.outside.close(task, on_close) {
            on.record(Rule::UvClosing, || EventKind::Moved { task, to: Queue::Closing, before: None });
        }
    }

    /// A handle that was ready and is still open waits again.
    pub(super) fn keep_handle(&mut self, on: &mut impl Course, task: TaskId) {
        if on.is_traced() && self.outside.is_open(task) {
            on.record(Rule::UvPoll, || EventKind::Moved { task, to: Queue::Requests, before: None });
        }
    }

    /// `uv__io_feed`: libuv puts some callbacks off to its pending phase (a write that was done at once, a connection
    /// that was refused).
    pub fn queue_pending(&mut self, on: &mut impl Course, callback: C) -> TaskId {
        let task = self.new_id();
        self.outside.feed(task, callback);
        self.queued(on, Rule::UvPending, task, Queue::Pending);
        task
    }

    /// A promise was rejected and has no handler. `callback` runs, as `RunKind::UnhandledRejection`, when ticks and
    /// microtasks are done, unless a handler is added before.
    pub fn promise_rejected(&mut self, on: &mut impl Course, promise: PromiseId, callback: C) -> TaskId {
        let task = self.new_id();
        self.rejections.rejected(task, promise, callback);
        self.queued(on, Rule::NodeUnhandledRejections, task, Queue::Rejections);
        task
    }

    /// A promise reported with [`promise_rejected`](Self::promise_rejected) got a handler. If it was reported to the
    /// program already, `callback` runs as `RunKind::RejectionHandled`.
    pub fn promise_handled(
        &mut self,
        on: &mut impl Course,
        promise: PromiseId,
        callback: C,
    ) -> Option<TaskId> {
        let task = self.new_id();
        match self.rejections.handled(task, promise, callback) {
            HandledNow::Dropped(pending) => self.cancelled(on, pending),
            HandledNow::Queued => {
                self.queued(on, Rule::NodeUnhandledRejections, task, Queue::Rejections);
                return Some(task);
            }
            HandledNow::Nothing => {}
        }
        None
    }

    /// What is known about a queued thing, for the trace.
    pub fn label(&mut self, on: &mut impl Course, task: TaskId, label: &str, span: Option<Span>) {
        on.record(Rule::ScheduledByProgram, || EventKind::Labelled { task, label: label.into(), span });
    }

    /// `exit` is being emitted: ticks are ignored from now on
    /// (<https://nodejs.org/api/process.html#event-exit>).
    pub fn set_exiting(&mut self) {
        self.exiting = true;
        self.gate = Gate::new(None);
    }

    /// `process.exit()`, or the end: everything is dropped, and ticks are ignored from now on.
    pub fn stop(&mut self, on: &mut impl Course) {
        self.exiting = true;
        self.exited = true;
        if on.is_traced() {
            self.trace_dropped(on);
        }
        self.timers = Timers::new();
        self.immediates = Immediates::new();
        self.outside = Outside::new();
        self.ticks = Ticks::new();
        self.rejections = Rejections::new();
    }

    fn trace_dropped(&mut self, on: &mut impl Course) {
        let mut ids: Vec<TaskId> =
            self.timers.ids().chain(self.immediates.ids()).chain(self.outside.ids()).collect();
        ids.extend(self.ticks.ticks.iter().chain(&self.ticks.microtasks).map(|(id, _)| *id));
        ids.extend(self.rejections.ids());
        ids.sort_unstable();
        for task in ids {
            on.record(Rule::ProcessExit, || EventKind::Cancelled { task });
        }
    }
}
