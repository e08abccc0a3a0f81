//! The record of a run. [`TraceEvent`] is the only account of what happened: what a screen shows, what an
//! explanation says and what a test compares are all functions of it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::rule::Rule;
use crate::step::{RunKind, Wait};
use crate::task::{Queue, TaskId};
use crate::time::{Duration, Instant};

/// The version of the serialised form of [`TraceEvent`]; raised whenever its meaning changes.
pub const SCHEMA: u32 = 2;

/// One thing that happened, when, and by which rule.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TraceEvent {
    /// The virtual (or real) time.
    pub at: Instant,
    /// The rule that caused it.
    pub rule: Rule,
    /// What happened.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub kind: EventKind,
}

/// A part of a loop's turn, in the words of the HTML Standard or of libuv.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Phase {
    /// The program's own first run.
    Main,
    /// HTML: a task is chosen and run.
    Task,
    /// HTML: the microtask checkpoint.
    MicrotaskCheckpoint,
    /// HTML: update the rendering.
    Rendering,
    /// HTML: an idle period.
    Idle,
    /// HTML: nothing to do, waiting.
    Waiting,
    /// libuv: timers.
    Timers,
    /// libuv: pending callbacks.
    Pending,
    /// libuv: idle and prepare handles.
    IdlePrepare,
    /// libuv: poll for I/O.
    Poll,
    /// libuv: check handles, which run immediates.
    Check,
    /// libuv: close callbacks.
    Closing,
    /// Node: nextTicks and microtasks between two callbacks.
    Ticks,
    /// The end of the run.
    Done,
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Stream {
    /// Standard output; a page's `console.log`.
    Stdout,
    /// Standard error; a page's `console.error` and its uncaught errors.
    Stderr,
}

/// A span of the program's text: lines and columns from 1, columns in UTF-16 units, the end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Span {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last one.
    pub end_column: u32,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")
)]
pub enum EventKind {
    /// A turn of the loop begins.
    Turn {
        /// Counted from 1.
        number: u64,
    },
    /// The loop enters a phase.
    Phase {
        /// Which one.
        phase: Phase,
    },
    /// The loop's cached time is renewed (`uv_update_time`).
    TimeUpdated {
        /// The loop's time in whole milliseconds since the time origin.
        loop_time: u64,
    },
    /// Something was put into a queue.
    Queued {
        /// Its id.
        task: TaskId,
        /// The queue.
        queue: Queue,
    },
    /// A timer was armed. It waits in [`Queue::Timers`].
    TimerArmed {
        /// Its id.
        task: TaskId,
        /// When it is due.
        due: Instant,
        /// The delay in force, after all rules that change it.
        delay: Duration,
        /// The nesting level it was set at (HTML), 0 in Node.
        nesting: u32,
        /// Whether it is an interval.
        repeats: bool,
    },
    /// Something moved from one queue to another: a due timer to its task queue, a completion to the poll queue.
    Moved {
        /// Its id.
        task: TaskId,
        /// The new queue.
        to: Queue,
        /// What it goes ahead of there, if not to the end: it turns out to have been there before.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        #[cfg_attr(feature = "ts", ts(optional))]
        before: Option<TaskId>,
    },
    /// Something left its queue without being run.
    Cancelled {
        /// Its id.
        task: TaskId,
    },
    /// What is known about a queued thing: the function it will call, and where that stands.
    Labelled {
        /// Its id.
        task: TaskId,
        /// A short text, such as the function's name.
        label: Box<str>,
        /// Where the function, or the await, stands in the program.
        span: Option<Span>,
    },
    /// A callback starts; it leaves its queue.
    Started {
        /// Its id.
        task: TaskId,
        /// What kind of turn it is.
        run: RunKind,
    },
    /// The callback that started last has returned and the stack is empty.
    Finished {
        /// Its id.
        task: TaskId,
    },
    /// An operation in the thread pool, the file system or the network begins.
    RequestStarted {
        /// Its id.
        task: TaskId,
        /// What it does, such as `fs.readFile`.
        what: Box<str>,
    },
    /// The loop looks for completions.
    Polled {
        /// How long it may sleep.
        wait: Wait,
    },
    /// Order was open and one answer was taken.
    Chose {
        /// Where.
        point: ChoicePoint,
        /// How many answers were legal.
        options: u32,
        /// The number of the answer; 0 is the usual one.
        chosen: u32,
        /// The answer.
        answer: Answer,
    },
    /// A statement is about to run.
    Statement {
        /// Where it stands.
        span: Span,
    },
    /// A function of the program was entered.
    Called {
        /// Its name, empty for an anonymous one.
        function: Box<str>,
        /// The statement it stands at.
        span: Span,
    },
    /// The innermost function of the program was left.
    Returned,
    /// The program printed a line (or several), without the final line break.
    Printed {
        /// Where to.
        stream: Stream,
        /// The text.
        text: Box<str>,
    },
    /// An error was not caught.
    Threw {
        /// Its text, as the runtime reports it.
        text: Box<str>,
    },
    /// The run is over.
    Exited {
        /// The exit code.
        code: i32,
    },
    /// Looplab stopped the program.
    Stopped {
        /// Why, in one line.
        reason: Box<str>,
        /// Where it was.
        span: Option<Span>,
    },
}

/// Keeps the trace, or nothing at all: an event is only built when someone wants it.
#[derive(Clone, Debug, Default)]
pub struct Tracer {
    events: Option<Vec<TraceEvent>>,
}

impl Tracer {
    /// A tracer that keeps nothing and costs one comparison per event.
    pub const fn off() -> Self {
        Self { events: None }
    }

    /// A tracer that keeps every event.
    pub const fn on() -> Self {
        Self { events: Some(Vec::new()) }
    }

    /// Whether events are kept.
    #[inline]
    pub const fn is_on(&self) -> bool {
        self.events.is_some()
    }

    /// Keeps one event; `kind` is only called when the tracer is on.
    #[inline]
    pub fn record(&mut self, at: Instant, rule: Rule, kind: impl FnOnce() -> EventKind) {
        if let Some(events) = &mut self.events {
            events.push(TraceEvent { at, rule, kind: kind() });
        }
    }

    /// What was kept so far; empty when off.
    pub fn events(&self) -> &[TraceEvent] {
        self.events.as_deref().unwrap_or_default()
    }

    /// The whole trace, leaving an empty one behind.
    pub fn take(&mut self) -> Vec<TraceEvent> {
        self.events.as_mut().map(core::mem::take).unwrap_or_default()
    }
}
