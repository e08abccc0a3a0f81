//! What can be queued, and where: task identities, task sources, queues.

use crate::ordered_map::key;

/// The identity of anything that can be queued: a task, microtask, tick, timer, immediate, request.
///
/// Ids are given in order of creation and never reused within one loop, so that a trace can name them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct TaskId(pub u64);

/// The identity the host gives a promise, so that the loop can keep track of its rejection being handled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct PromiseId(pub u64);

key!(TaskId);

key!(PromiseId);

/// The priority of a task posted with `scheduler.postTask`.
///
/// <https://wicg.github.io/scheduling-apis/#sec-task-priorities>
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TaskPriority {
    /// `"user-blocking"`: ahead of ordinary tasks.
    UserBlocking,
    /// `"user-visible"`: the default, beside ordinary tasks.
    UserVisible,
    /// `"background"`: behind everything but idle callbacks.
    Background,
}

/// Where a task of a page comes from. Within one source tasks keep their order; between sources the
/// user agent chooses (<https://html.spec.whatwg.org/multipage/webappapis.html#task-source>).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TaskSource {
    /// Running the page's own scripts while it is parsed.
    /// <https://html.spec.whatwg.org/multipage/parsing.html#the-end>
    Script,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#dom-manipulation-task-source>
    DomManipulation,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#user-interaction-task-source>
    UserInteraction,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#networking-task-source>
    Networking,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#navigation-and-traversal-task-source>
    HistoryTraversal,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#rendering-task-source>
    Rendering,
    /// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-task-source>
    Timer,
    /// <https://html.spec.whatwg.org/multipage/web-messaging.html#posted-message-task-source>
    PostedMessage,
    /// A message port's own task source.
    /// <https://html.spec.whatwg.org/multipage/web-messaging.html#port-message-queue>
    MessagePort,
    /// <https://w3c.github.io/requestidlecallback/#start-an-idle-period-algorithm>
    Idle,
    /// `scheduler.postTask`: <https://wicg.github.io/scheduling-apis/#sec-scheduler-alg-scheduling-tasks-and-continuations>
    Posted(TaskPriority),
    /// `scheduler.yield`'s continuations, which rank above tasks of their own priority.
    /// <https://wicg.github.io/scheduling-apis/#dom-scheduler-yield>
    Continuation(TaskPriority),
}

/// A place where something waits, as a screen shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Queue {
    /// A page's tasks of one source.
    Task(TaskSource),
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#microtask-queue>
    Microtasks,
    /// Armed timers that are not due yet.
    Timers,
    /// <https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#list-of-animation-frame-callbacks>
    AnimationFrames,
    /// <https://w3c.github.io/requestidlecallback/#dfn-list-of-idle-request-callbacks>
    IdleCallbacks,
    /// `process.nextTick`'s queue.
    Ticks,
    /// `setImmediate`'s queue, run in libuv's check phase.
    Immediates,
    /// Operations under way outside the loop: thread pool, network.
    Requests,
    /// Completions that the poll phase has collected and will run.
    Poll,
    /// Callbacks that libuv puts off to its pending phase.
    Pending,
    /// Close callbacks.
    Closing,
    /// Promises rejected without a handler, about to be reported.
    Rejections,
}
