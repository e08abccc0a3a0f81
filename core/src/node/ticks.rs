//! The drain: all ticks, then all microtasks, again until both are empty; then rejections; and again.
//!
//! <https://github.com/nodejs/node/blob/main/lib/internal/process/task_queues.js> (`processTicksAndRejections`)

use alloc::collections::VecDeque;

use super::event_loop::EventLoop;
use crate::course::Course;
use crate::error::Error;
use crate::limits::Limit;
use crate::rule::Rule;
use crate::step::{Run, RunKind};
use crate::task::TaskId;
use crate::trace::Phase;

/// The two queues, and how far a drain has come.
pub(super) struct Ticks<C> {
    pub(super) ticks: VecDeque<(TaskId, C)>,
    pub(super) microtasks: VecDeque<(TaskId, C)>,
    /// The id of a module's body: it waits among the microtasks.
    pub(super) module: Option<TaskId>,
    /// A microtask checkpoint, once begun, runs to its end, whatever ticks come meanwhile.
    in_checkpoint: bool,
    /// Callbacks of this drain so far.
    count: u64,
}

impl<C> Ticks<C> {
    pub(super) fn new() -> Self {
        let (ticks, microtasks) = (VecDeque::new(), VecDeque::new());
        Self { ticks, microtasks, module: None, in_checkpoint: false, count: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.ticks.len() + self.microtasks.len()
    }

    /// Whether a drain would run none of these, and none is under way.
    #[inline]
    pub(super) fn is_idle(&self) -> bool {
        self.ticks.is_empty() && self.microtasks.is_empty() && !self.in_checkpoint
    }

    /// The drain is over, or given up because something threw.
    pub(super) fn reset(&mut self) {
        self.in_checkpoint = false;
        self.count = 0;
    }

    /// Whether microtasks come next, and wait.
    pub(super) fn is_at_microtasks(&self) -> bool {
        !self.microtasks.is_empty() && (self.in_checkpoint || self.ticks.is_empty())
    }

    /// The next tick or microtask.
    fn pop(&mut self, ticks_first: bool, held: bool) -> Option<(TaskId, C, RunKind)> {
        if !self.in_checkpoint {
            let tick = if ticks_first || self.microtasks.is_empty() { self.ticks.pop_front() } else { None };
            if let Some((id, callback)) = tick {
                return Some((id, callback, RunKind::Tick));
            }
        }
        if !held && let Some((id, callback)) = self.microtasks.pop_front() {
            self.in_checkpoint = true;
            let kind =
                if self.module.take_if(|m| *m == id).is_some() { RunKind::Main } else { RunKind::Microtask };
            return Some((id, callback, kind));
        }
        let checkpoint_over = core::mem::take(&mut self.in_checkpoint);
        if checkpoint_over { self.pop(ticks_first, held) } else { None }
    }
}

impl<C: Clone> EventLoop<C> {
    /// The next callback of the drain under way. `None` ends it.
    pub(super) fn drain(&mut self, on: &mut impl Course) -> Result<Option<Run<C>>, Error> {
        loop {
            if let Some(run) = self.timer_before_microtasks(on)? {
                return Ok(Some(run));
            }
            let held = self.microtasks_are_held();
            let item = if self.rejections.is_processing() {
                match self.rejections.pop() {
                    Some(item) => item,
                    None => continue,
                }
            } else if let Some(item) = self.ticks.pop(self.profile.ticks_first, held) {
                item
            } else if !held && self.rejections.begin() {
                continue;
            } else {
                self.ticks.reset();
                return Ok(None);
            };
            if item.2 == RunKind::Microtask {
                self.gate.passed();
            }
            self.count_drained(item.2)?;
            return self.run_drained(on, item).map(Some);
        }
    }

    fn count_drained(&mut self, kind: RunKind) -> Result<(), Error> {
        self.ticks.count += 1;
        if self.ticks.count <= self.limits.drain {
            return Ok(());
        }
        let limit = if kind == RunKind::Tick { Limit::Ticks } else { Limit::Microtasks };
        Err(Error::limit(limit, self.limits.drain, self.last))
    }

    fn run_drained(&mut self, on: &mut impl Course, item: (TaskId, C, RunKind)) -> Result<Run<C>, Error> {
        let (task, callback, kind) = item;
        let rule = match kind {
            RunKind::Main => Rule::NodeModuleInMicrotask,
            RunKind::Tick => Rule::NodeTicksFirst,
            RunKind::Microtask => Rule::NodeMicrotasksAfterTicks,
            _ => Rule::NodeUnhandledRejections,
        };
        let phase = if kind == RunKind::Main { Phase::Main } else { Phase::Ticks };
        self.show_phase(on, phase, rule);
        self.run(on, rule, task, callback, kind)
    }
}
