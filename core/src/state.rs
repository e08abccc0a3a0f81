//! What is where at one step: a fold of the trace.
//!
//! No reducer exists anywhere else. A player asks for the state at step `k`; [`Timeline`] answers from the nearest
//! snapshot before it.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::rule::Rule;
use crate::step::{RunKind, Wait};
use crate::task::{Queue, TaskId};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Phase, Span, TraceEvent};

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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
    #[cfg_attr(feature = "serde", serde(with = "queue_list"))]
    #[cfg_attr(feature = "ts", ts(type = "Array<{ queue: Queue, items: Array<Item> }>"))]
    pub queues: BTreeMap<Queue, Vec<Item>>,
    /// What runs, outermost first: more than one while listeners or microtasks run inside a task.
    pub running: Vec<Running>,
    /// The call stack, outermost first.
    pub stack: Vec<Frame>,
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

/// `BTreeMap<Queue, _>` as a list of pairs, since a queue is not a string.
#[cfg(feature = "serde")]
mod queue_list {
    use super::{BTreeMap, Item, Queue, Vec};
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Entry<I> {
        queue: Queue,
        items: I,
    }

    pub(super) fn serialize<S: Serializer>(
        map: &BTreeMap<Queue, Vec<Item>>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        s.collect_seq(map.iter().map(|(&queue, items)| Entry { queue, items }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        d: D,
    ) -> Result<BTreeMap<Queue, Vec<Item>>, D::Error> {
        let list = Vec::<Entry<Vec<Item>>>::deserialize(d)?;
        Ok(list.into_iter().map(|e| (e.queue, e.items)).collect())
    }
}

impl Item {
    fn new(task: TaskId) -> Self {
        Self { task, label: None, span: None, due: None, delay: None, nesting: 0, repeats: false }
    }
}

impl State {
    /// The state after `event`. O(size of the queue it touches).
    pub fn apply(&mut self, event: &TraceEvent) {
        self.now = event.at;
        self.rule = Some(event.rule);
        self.wait = None;
        match &event.kind {
            EventKind::Turn { number } => self.turn = *number,
            EventKind::Phase { phase } => self.phase = Some(*phase),
            EventKind::TimeUpdated { loop_time } => self.loop_time = Some(*loop_time),
            EventKind::Queued { task, queue } => self.enqueue(*queue, Item::new(*task)),
            EventKind::TimerArmed { task, due, delay, nesting, repeats } => {
                // An interval, or a refreshed timer, is armed again under its own id and keeps its label.
                let known = self.remove(*task).or_else(|| self.running_item(*task));
                let mut item = known.unwrap_or_else(|| Item::new(*task));
                item.due = Some(*due);
                item.delay = Some(*delay);
                item.nesting = *nesting;
                item.repeats = *repeats;
                self.enqueue(Queue::Timers, item);
            }
            EventKind::Moved { task, to } => {
                // A handle that was ready and stays open waits again, under its own id.
                if let Some(item) = self.remove(*task).or_else(|| self.running_item(*task)) {
                    self.enqueue(*to, item);
                }
            }
            EventKind::Cancelled { task } => {
                self.remove(*task);
            }
            EventKind::Labelled { task, label, span } => self.label(*task, label, *span),
            EventKind::Started { task, run } => {
                let item = self.remove(*task).unwrap_or_else(|| Item::new(*task));
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
                self.enqueue(Queue::Requests, item);
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

    fn enqueue(&mut self, queue: Queue, item: Item) {
        let items = self.queues.entry(queue).or_default();
        let place = match (queue, item.due) {
            (Queue::Timers, Some(due)) => items.partition_point(|i| i.due <= Some(due)),
            _ => items.len(),
        };
        items.insert(place, item);
    }

    fn remove(&mut self, task: TaskId) -> Option<Item> {
        let (&queue, at) = self
            .queues
            .iter()
            .find_map(|(queue, items)| items.iter().position(|i| i.task == task).map(|at| (queue, at)))?;
        let items = self.queues.get_mut(&queue)?;
        let item = items.remove(at);
        if items.is_empty() {
            self.queues.remove(&queue);
        }
        Some(item)
    }

    fn running_item(&self, task: TaskId) -> Option<Item> {
        self.running.iter().rev().find(|r| r.item.task == task).map(|r| r.item.clone())
    }

    fn label(&mut self, task: TaskId, label: &str, span: Option<Span>) {
        let queued = self.queues.values_mut().flatten().filter(|i| i.task == task);
        let running = self.running.iter_mut().map(|r| &mut r.item).filter(|i| i.task == task);
        for item in queued.chain(running) {
            item.label = Some(label.into());
            item.span = span.or(item.span);
        }
    }
}

/// A trace with snapshots, so that any step's state is near at hand.
#[derive(Clone, Debug)]
pub struct Timeline {
    events: Vec<TraceEvent>,
    /// The state before event `i * SNAPSHOT_EVERY`.
    snapshots: Vec<State>,
}

/// Folding this many events takes well under a millisecond.
const SNAPSHOT_EVERY: usize = 256;

impl Timeline {
    /// Folds the whole trace once and keeps a snapshot now and then.
    pub fn new(events: Vec<TraceEvent>) -> Self {
        let mut state = State::default();
        let mut snapshots = Vec::with_capacity(events.len() / SNAPSHOT_EVERY + 1);
        for (i, event) in events.iter().enumerate() {
            if i % SNAPSHOT_EVERY == 0 {
                snapshots.push(state.clone());
            }
            state.apply(event);
        }
        Self { events, snapshots }
    }

    /// The trace.
    pub fn events(&self) -> &[TraceEvent] {
        &self.events
    }

    /// The state after the first `step` events; a step past the end gives the last state.
    pub fn state_at(&self, step: usize) -> State {
        let step = step.min(self.events.len());
        let from = step / SNAPSHOT_EVERY;
        let Some(snapshot) = self.snapshots.get(from).or(self.snapshots.last()) else {
            return State::default();
        };
        let start = from.min(self.snapshots.len() - 1) * SNAPSHOT_EVERY;
        let mut state = snapshot.clone();
        for event in &self.events[start..step] {
            state.apply(event);
        }
        state
    }
}
