//! The two loops behind one set of calls. Everything here that knows core's protocol is in this file.

use alloc::boxed::Box;

use looplab_core::answer::Answer;
use looplab_core::backend::Completion;
use looplab_core::choice::ChoicePoint;
use looplab_core::course::Course;
use looplab_core::limits::Limits;
use looplab_core::rule::Rule;
use looplab_core::step::{Run, RunKind, Step};
use looplab_core::task::{TaskId, TaskPriority, TaskSource};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::EventKind;
use looplab_core::{Error, html, node};

use crate::exports::choose;

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

/// What is lent to a loop: the time, and JavaScript to ask what is open. Nothing is written down.
struct Lent(Instant);

impl Course for Lent {
    #[inline]
    fn now(&self) -> Instant {
        self.0
    }

    #[inline]
    fn is_traced(&self) -> bool {
        false
    }

    #[inline]
    fn record(&mut self, _: Rule, _: impl FnOnce() -> EventKind) {}

    fn ask(&mut self, point: ChoicePoint, answers: &[Answer]) -> usize {
        choose(point, answers.len())
    }
}

impl Loop {
    /// A loop whose program is running. `frame` is the time between two frames.
    pub(crate) fn new(runtime: Runtime, frame: Duration) -> Self {
        let on = &mut Lent(Instant::ZERO);
        match runtime {
            Runtime::Node => {
                let profile = node::Profile::node24();
                let mut node = node::EventLoop::new(profile, Limits::NONE);
                node.start(on, PROGRAM, false);
                // The test keeps the process alive, so that timers that do not (`unref`) run when time goes on.
                node.open_handle(on, "test");
                Self::Node(Box::new(node))
            }
            Runtime::Browser => {
                let mut page = html::EventLoop::new(page_profile(frame), Limits::NONE);
                page.start(on, PROGRAM);
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
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.next(on),
            Self::Page(page) => page.next(on),
        }
    }

    /// What runs next of ticks and microtasks; `None` if none is left.
    ///
    /// # Errors
    ///
    /// When a limit of core is reached.
    pub(crate) fn next_in_drain(&mut self, now: Instant) -> Result<Option<Run<Callback>>, Error> {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.next_in_drain(on),
            Self::Page(page) => page.next_in_drain(on),
        }
    }

    /// The callback that runs has returned.
    #[inline]
    pub(crate) fn finished(&mut self, now: Instant, threw: bool) {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.finished(on, threw),
            Self::Page(page) => page.finished(on, threw),
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
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.set_timer(on, callback, delay_ms, repeats),
            // WebIDL has made a `long` of it.
            Self::Page(page) => page.set_timer(on, callback, delay_ms as i32, repeats),
        }
    }

    /// `clearTimeout` and `clearInterval`.
    #[inline]
    pub(crate) fn clear_timer(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.clear_timer(on, task),
            Self::Page(page) => page.clear_timer(on, task),
        }
    }

    /// `timeout.refresh()` of one that has not run yet.
    pub(crate) fn refresh_timer(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.refresh_timer(on, task),
            Self::Page(_) => false,
        }
    }

    /// `timeout.ref()`, `immediate.unref()` and so on.
    pub(crate) fn set_ref(&mut self, task: TaskId, refed: bool) {
        if let Self::Node(node) = self {
            node.set_timer_ref(task, refed);
            node.set_immediate_ref(task, refed);
        }
    }

    /// `setImmediate`; on a page the message that polyfills post.
    #[inline]
    pub(crate) fn set_immediate(&mut self, now: Instant, callback: Callback) -> TaskId {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.set_immediate(on, callback),
            Self::Page(page) => page.queue_task(on, TaskSource::PostedMessage, callback),
        }
    }

    /// `clearImmediate`.
    pub(crate) fn clear_immediate(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.clear_immediate(on, task),
            Self::Page(page) => page.cancel_task(on, task),
        }
    }

    /// `process.nextTick`, which a page has as a microtask if at all.
    pub(crate) fn queue_tick(&mut self, now: Instant, callback: Callback) {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.queue_tick(on, callback),
            Self::Page(page) => page.queue_microtask(on, callback, Rule::QueueMicrotask),
        };
    }

    /// `queueMicrotask`.
    pub(crate) fn queue_microtask(&mut self, now: Instant, callback: Callback) {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.queue_microtask(on, callback, Rule::QueueMicrotask),
            Self::Page(page) => page.queue_microtask(on, callback, Rule::QueueMicrotask),
        };
    }

    /// `requestAnimationFrame`. Node has none: there it is a timer for the next multiple of `frame`.
    ///
    /// A frame that comes at this very moment has begun already: the callback belongs to the next.
    pub(crate) fn request_frame(&mut self, now: Instant, callback: Callback, frame: Duration) -> TaskId {
        let on = &mut Lent(now);
        match self {
            Self::Page(page) => {
                page.request_animation_frame(&mut Lent(now + Duration::from_nanos(1)), callback)
            }
            Self::Node(node) => {
                let left = next_frame(now, frame).saturating_since(now);
                node.set_timer(on, callback, left.as_millis_f64(), false)
            }
        }
    }

    /// `cancelAnimationFrame`.
    pub(crate) fn cancel_frame(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Page(page) => page.cancel_animation_frame(on, task),
            Self::Node(node) => node.clear_timer(on, task),
        }
    }

    /// `requestIdleCallback`. Node has none: there it is an immediate.
    pub(crate) fn request_idle(
        &mut self,
        now: Instant,
        callback: Callback,
        timeout: Option<Duration>,
    ) -> TaskId {
        let on = &mut Lent(now);
        match self {
            Self::Page(page) => page.request_idle_callback(on, callback, timeout),
            Self::Node(node) => node.set_immediate(on, callback),
        }
    }

    /// `cancelIdleCallback`.
    pub(crate) fn cancel_idle(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Page(page) => page.cancel_idle_callback(on, task),
            Self::Node(node) => node.clear_immediate(on, task),
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
        let on = &mut Lent(now);
        match self {
            Self::Page(page) if continues => {
                page.queue_task(on, TaskSource::Continuation(priority), callback)
            }
            Self::Page(page) => page.set_delayed_task(on, delay, TaskSource::Posted(priority), callback),
            Self::Node(node) if delay == Duration::ZERO => node.set_immediate(on, callback),
            Self::Node(node) => node.set_timer(on, callback, delay.as_millis_f64(), false),
        }
    }

    /// Takes back what [`post_task`](Self::post_task) has posted.
    pub(crate) fn cancel_task(&mut self, now: Instant, task: TaskId) -> bool {
        let on = &mut Lent(now);
        match self {
            Self::Page(page) => page.cancel_task(on, task),
            Self::Node(node) => node.clear_timer(on, task) || node.clear_immediate(on, task),
        }
    }

    /// Begins an operation outside the loop, such as a request to a server.
    pub(crate) fn start_request(&mut self, now: Instant, callback: Callback) -> TaskId {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.start_request(on, "task", callback),
            Self::Page(page) => page.start_request(on, "task", TaskSource::Networking, callback),
        }
    }

    /// The operation is done.
    pub(crate) fn complete(&mut self, now: Instant, task: TaskId) {
        let on = &mut Lent(now);
        match self {
            Self::Node(node) => node.complete(on, Completion::Request(task)),
            Self::Page(page) => page.complete(on, Completion::Request(task)),
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
