//! What is where at one step: a fold of the trace.
//!
//! No reducer exists anywhere else. A player asks for the state at step `k`; [`Timeline`] answers from the nearest
//! snapshot before it.

mod lines;
mod timeline;

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::rule::Rule;
use crate::step::{RunKind, Wait};
use crate::task::{Queue, TaskId};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Phase, Span, TraceEvent};

pub use lines::{Line, Lines};
pub use timeline::Timeline;

/// Something that waits in a queue, or runs.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Item {
    /// Its id.
    pub task: TaskId,
    /// What it will call, if known yet.
    pub label: Option<Box<str>>,
    /// Where that stands in the program.
    pub span: Option<Span>,
    /// When it is due (timers).
    pub due: Option<Instant>,
    /// Its delay (timers).
    pub delay: Option<Duration>,
    /// Its nesting level (timers of a page).
    pub nesting: u32,
    /// Whether it comes again (intervals).
    pub repeats: bool,
}

/// A function on the stack.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Frame {
    /// Its name, empty for an anonymous one.
    pub function: Box<str>,
    /// The statement it stands at.
    pub span: Span,
}

/// What runs now.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Running {
    /// What was queued.
    pub item: Item,
    /// What kind of turn it is.
    pub run: RunKind,
}

/// Everything a screen shows at one step.
#[derive(Clone, PartialEq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct State {
    /// The virtual time.
    pub now: Instant,
    /// Turns of the loop so far.
    pub turn: u64,
    /// The phase the loop is in.
    pub phase: Option<Phase>,
    /// The loop's cached time in milliseconds (`uv_now`).
    pub loop_time: Option<u64>,
    /// Every queue that holds something, with what it holds, first to run first; timers by due time.
    #[cfg_attr(feature = "ts", ts(type = "Array<{ queue: Queue, size: number, items: Array<Item> }>"))]
    pub queues: Lines,
    /// What runs, outermost first: more than one while listeners or microtasks run inside a task.
    pub running: Vec<Running>,
    /// The call stack, outermost first.
    pub stack: Vec<Frame>,
    /// Outer functions that [`cut`](Self::cut) took off the stack.
    pub frames_left_out: usize,
    /// The statement that is about to run.
    pub span: Option<Span>,
    /// How many `Printed` events came so far.
    pub printed: usize,
    /// How long the loop may sleep, while it polls.
    pub wait: Option<Wait>,
    /// The exit code, once the run is over.
    pub exit: Option<i32>,
    /// Why the last event happened.
    pub rule: Option<Rule>,
}

impl Item {
    pub(crate) fn new(task: TaskId) -> Self {
        Self { task, label: None, span: None, due: None, delay: None, nesting: 0, repeats: false }
    }
}

impl State {
    /// The state after `event`. O(log n) in what waits.
    pub fn apply(&mut self, event: &TraceEvent) {
        self.now = event.at;
        self.rule = Some(event.rule);
        self.wait = None;
        match &event.kind {
            EventKind::Turn { number } => self.turn = *number,
            EventKind::Phase { phase } => self.phase = Some(*phase),
            EventKind::TimeUpdated { loop_time } => self.loop_time = Some(*loop_time),
            EventKind::Queued { task, queue } => self.queues.enqueue(*queue, Item::new(*task)),
            EventKind::TimerArmed { task, due, delay, nesting, repeats } => {
                // An interval, or a refreshed timer, is armed again under its own id and keeps its label.
                let known = self.queues.remove(*task).or_else(|| self.running_item(*task));
                let mut item = known.unwrap_or_else(|| Item::new(*task));
                item.due = Some(*due);
                item.delay = Some(*delay);
                item.nesting = *nesting;
                item.repeats = *repeats;
                self.queues.enqueue(Queue::Timers, item);
            }
            EventKind::Moved { task, to, before } => {
                // A handle that was ready and stays open waits again, under its own id.
                if let Some(item) = self.queues.remove(*task).or_else(|| self.running_item(*task)) {
                    self.queues.enqueue_before(*to, item, *before);
                }
            }
            EventKind::Cancelled { task } => {
                self.queues.remove(*task);
            }
            EventKind::Labelled { task, label, span } => self.label(*task, label, *span),
            EventKind::Started { task, run } => {
                let item = self.queues.remove(*task).unwrap_or_else(|| Item::new(*task));
                self.running.push(Running { item, run: *run });
            }
            EventKind::Finished { task } => {
                self.running.retain(|r| r.item.task != *task);
                if self.running.is_empty() {
                    self.stack.clear();
                    self.span = None;
                }
            }
            EventKind::RequestStarted { task, what } => {
                let mut item = Item::new(*task);
                item.label = Some(what.clone());
                self.queues.enqueue(Queue::Requests, item);
            }
            EventKind::Polled { wait } => self.wait = Some(*wait),
            EventKind::Chose { .. } | EventKind::Threw { .. } => {}
            EventKind::Statement { span } => self.statement(*span),
            EventKind::Called { function, span } => {
                self.stack.push(Frame { function: function.clone(), span: *span });
            }
            EventKind::Returned => {
                self.stack.pop();
                self.span = self.stack.last().map(|f| f.span);
            }
            EventKind::Printed { .. } => self.printed += 1,
            EventKind::Exited { code } => {
                self.exit = Some(*code);
                self.phase = Some(Phase::Done);
            }
            EventKind::Stopped { span, .. } => {
                self.span = span.or(self.span);
                self.phase = Some(Phase::Done);
            }
        }
    }

    fn statement(&mut self, span: Span) {
        self.span = Some(span);
        if let Some(frame) = self.stack.last_mut() {
            frame.span = span;
        }
    }

    fn running_item(&self, task: TaskId) -> Option<Item> {
        self.running.iter().rev().find(|r| r.item.task == task).map(|r| r.item.clone())
    }

    fn label(&mut self, task: TaskId, label: &str, span: Option<Span>) {
        let running = self.running.iter_mut().map(|r| &mut r.item).filter(|i| i.task == task);
        for item in running.chain(self.queues.get_mut(task)) {
            item.label = Some(label.into());
            item.span = span.or(item.span);
        }
    }

    /// Something that waits or runs, by its id.
    pub fn find(&self, task: TaskId) -> Option<&Item> {
        let running = self.running.iter().rev().map(|r| &r.item).find(|i| i.task == task);
        running.or_else(|| self.queues.find(task))
    }

    /// How much there is to copy.
    fn size(&self) -> usize {
        self.queues.len() + self.running.len() + self.stack.len()
    }

    /// Leaves at most the first `most` of each queue and the innermost `most` functions, for a screen that has no
    /// room for more. Only for reading: events are not to be applied afterwards.
    pub fn cut(&mut self, most: usize) {
        self.queues.cut(most);
        let outer = self.stack.len().saturating_sub(most);
        self.stack.drain(..outer);
        self.frames_left_out += outer;
    }
}
