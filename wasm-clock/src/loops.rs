//! The two loops behind one set of calls. Everything here that knows core's protocol is in this file.

use alloc::boxed::Box;

use looplab_core::backend::Completion;
use looplab_core::choice::{Choice, Chooser};
use looplab_core::limits::Limits;
use looplab_core::rule::Rule;
use looplab_core::step::{Run, RunKind, Step};
use looplab_core::task::{TaskId, TaskPriority, TaskSource};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Tracer;
use looplab_core::{Error, html, node};

/// The index of a callback in JavaScript's array.
pub(crate) type Callback = u32;

/// The callback that stands for the program: the test itself.
pub(crate) const PROGRAM: Callback = u32::MAX;

/// Whose order a clock keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Runtime {
    /// Node 24.
    Node,
    /// Chromium.
    Browser,
}

/// A loop of one of the runtimes.
pub(crate) enum Loop {
    /// Node's, whose boxes is as large as the other's.
    Node(Box<node::EventLoop<Callback>>),
    /// A page's.
    Page(Box<html::EventLoop<Callback>>),
}

/// Asks JavaScript what is open.
struct Asking(fn(Choice) -> usize);

impl Chooser for Asking {
    fn choose(&mut self, choice: Choice) -> usize {
        (self.0)(choice)
    }
}

impl Loop {
    /// A loop whose program is running. `frame` is the time between two frames; what is open is asked of `choose`.
    pub(crate) fn new(runtime: Runtime, frame: Duration, choose: fn(Choice) -> usize) -> Self {
        let chooser = Box::new(Asking(choose));
        match runtime {
            Runtime::Node => {
                let profile = node::Profile::node24();
                let mut node = node::EventLoop::new(profile, Limits::NONE, Tracer::off(), chooser);
                node.start(Instant::ZERO, PROGRAM, false);
                // The test keeps the process alive, so that timers that do not (`unref`) run when time goes on.
                node.open_handle(Instant::ZERO, "test");
                Self::Node(Box::new(node))
            }
            Runtime::Browser => {
                let mut page =
                    html::EventLoop::new(page_profile(frame), Limits::NONE, Tracer::off(), chooser);
                page.start(Instant::ZERO, PROGRAM);
                Self::Page(Box::new(page))
            }
        }
    }

    /// What runs next.
    ///
    /// # Errors
    ///
    /// When a limit of core is reached.
    #[inline]
    pub(crate) fn next(&mut self, now: Instant) -> Result<Step<Callback>, Error> {
        match self {
            Self::Node(node) => node.next(now),
            Self::Page(page) => page.next(now),
        }
    }

    /// What runs next of ticks and microtasks; `None` if none is left.
    ///
    /// # Errors
    ///
    /// When a limit of core is reached.
    pub(crate) fn next_in_drain(&mut self, now: Instant) -> Result<Option<Run<Callback>>, Error> {
        match self {
            Self::Node(node) => node.next_in_drain(now),
            Self::Page(page) => page.next_in_checkpoint(now),
        }
    }

    /// The callback that runs has returned.
    #[inline]
    pub(crate) fn finished(&mut self, now: Instant, threw: bool) {
        match self {
            Self::Node(node) => node.finished(now, threw),
            Self::Page(page) => page.finished(now),
        }
    }

    /// `setTimeout` and `setInterval`.
    #[inline]
    pub(crate) fn set_timer(
        &mut self,
        now: Instant,
        callback: Callback,
        delay_ms: f64,
        repeats: bool,
    ) -> TaskId {
        match self {
            Self::Node(node) => node.set_timer(now, callback, delay_ms, repeats),
            // WebIDL has made a `long` of it.
            Self::Page(page) => page.set_timer(now, callback, delay_ms as i32, repeats),
        }
    }

    /// `clearTimeout` and `clearInterval`.
    #[inline]
    pub(crate) fn clear_timer(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Node(node) => node.clear_timer(now, task),
            Self::Page(page) => page.clear_timer(now, task),
        }
    }

    /// `timeout.refresh()` of one that has not run yet.
    pub(crate) fn refresh_timer(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Node(node) => node.refresh_timer(now, task),
            Self::Page(_) => false,
        }
    }

    /// `timeout.ref()`, `immediate.unref()` and so on.
    pub(crate) fn set_ref(&mut self, now: Instant, task: TaskId, refed: bool) {
        if let Self::Node(node) = self {
            node.set_timer_ref(now, task, refed);
            node.set_immediate_ref(now, task, refed);
        }
    }

    /// `setImmediate`; on a page the message that polyfills post.
    #[inline]
    pub(crate) fn set_immediate(&mut self, now: Instant, callback: Callback) -> TaskId {
        match self {
            Self::Node(node) => node.set_immediate(now, callback),
            Self::Page(page) => page.queue_task(now, TaskSource::PostedMessage, callback),
        }
    }

    /// `clearImmediate`.
    pub(crate) fn clear_immediate(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Node(node) => node.clear_immediate(now, task),
            Self::Page(page) => page.cancel_task(now, task),
        }
    }

    /// `process.nextTick`, which a page has as a microtask if at all.
    pub(crate) fn queue_tick(&mut self, now: Instant, callback: Callback) {
        match self {
            Self::Node(node) => node.queue_tick(now, callback),
            Self::Page(page) => page.queue_microtask(now, callback, Rule::QueueMicrotask),
        };
    }

    /// `queueMicrotask`.
    pub(crate) fn queue_microtask(&mut self, now: Instant, callback: Callback) {
        match self {
            Self::Node(node) => node.queue_microtask(now, callback, Rule::QueueMicrotask),
            Self::Page(page) => page.queue_microtask(now, callback, Rule::QueueMicrotask),
        };
    }

    /// `requestAnimationFrame`. Node has none: there it is a timer for the next multiple of `frame`.
    ///
    /// A frame that comes at this very moment has begun already: the callback belongs to the next.
    pub(crate) fn request_frame(&mut self, now: Instant, callback: Callback, frame: Duration) -> TaskId {
        match self {
            Self::Page(page) => page.request_animation_frame(now + Duration::from_nanos(1), callback),
            Self::Node(node) => {
                let left = next_frame(now, frame).saturating_since(now);
                node.set_timer(now, callback, left.as_millis_f64(), false)
            }
        }
    }

    /// `cancelAnimationFrame`.
    pub(crate) fn cancel_frame(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Page(page) => page.cancel_animation_frame(now, task),
            Self::Node(node) => node.clear_timer(now, task),
        }
    }

    /// `requestIdleCallback`. Node has none: there it is an immediate.
    pub(crate) fn request_idle(
        &mut self,
        now: Instant,
        callback: Callback,
        timeout: Option<Duration>,
    ) -> TaskId {
        match self {
            Self::Page(page) => page.request_idle_callback(now, callback, timeout),
            Self::Node(node) => node.set_immediate(now, callback),
        }
    }

    /// `cancelIdleCallback`.
    pub(crate) fn cancel_idle(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Page(page) => page.cancel_idle_callback(now, task),
            Self::Node(node) => node.clear_immediate(now, task),
        }
    }

    /// `scheduler.postTask` (or, with `continues`, `scheduler.yield`), which Node has as an immediate or a timer.
    pub(crate) fn post_task(
        &mut self,
        now: Instant,
        callback: Callback,
        (priority, continues): (TaskPriority, bool),
        delay: Duration,
    ) -> TaskId {
        match self {
            Self::Page(page) if continues => {
                page.queue_task(now, TaskSource::Continuation(priority), callback)
            }
            Self::Page(page) => page.set_delayed_task(now, delay, TaskSource::Posted(priority), callback),
            Self::Node(node) if delay == Duration::ZERO => node.set_immediate(now, callback),
            Self::Node(node) => node.set_timer(now, callback, delay.as_millis_f64(), false),
        }
    }

    /// Takes back what [`post_task`](Self::post_task) has posted.
    pub(crate) fn cancel_task(&mut self, now: Instant, task: TaskId) -> bool {
        match self {
            Self::Page(page) => page.cancel_task(now, task),
            Self::Node(node) => node.clear_timer(now, task) || node.clear_immediate(now, task),
        }
    }

    /// Begins an operation outside the loop, such as a request to a server.
    pub(crate) fn start_request(&mut self, now: Instant, callback: Callback) -> TaskId {
        match self {
            Self::Node(node) => node.start_request(now, "task", callback),
            Self::Page(page) => page.start_request(now, "task", TaskSource::Networking, callback),
        }
    }

    /// The operation is done.
    pub(crate) fn complete(&mut self, now: Instant, task: TaskId) {
        match self {
            Self::Node(node) => node.complete(now, Completion::Request(task)),
            Self::Page(page) => page.complete(now, Completion::Request(task)),
        }
    }
}

/// The first frame after `now`: they come at multiples of `frame`.
pub(crate) fn next_frame(now: Instant, frame: Duration) -> Instant {
    let frame = frame.as_nanos().max(1);
    Instant::from_nanos((now.as_nanos() / frame + 1).saturating_mul(frame))
}

/// Chromium, on a screen of the test's own and a machine that wakes in time.
fn page_profile(frame: Duration) -> html::Profile {
    let mut profile = html::Profile::chromium();
    profile.frames.interval = frame;
    profile.frames.phase = frame;
    profile.wake.earliest = Duration::ZERO;
    profile.wake.usual = Duration::ZERO;
    profile.hidden = None;
    profile
}

/// What kind of callback runs, in numbers for JavaScript, with one number that it needs.
pub(crate) fn describe(kind: RunKind) -> (u32, Instant) {
    match kind {
        RunKind::Microtask | RunKind::Tick => (1, Instant::ZERO),
        RunKind::AnimationFrame { timestamp } => (2, timestamp),
        RunKind::Idle { deadline, timed_out } => (if timed_out { 4 } else { 3 }, deadline),
        _ => (0, Instant::ZERO),
    }
}
