//! What the outside world does for the loop: requests, handles, and how long poll may sleep.
//!
//! <https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c> (`uv__backend_timeout`, `uv__loop_alive`)

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use super::event_loop::EventLoop;
use super::id_map::IdMap;
use crate::backend::Completion;
use crate::course::Course;
use crate::ordered_map::OrderedMap;
use crate::rule::Rule;
use crate::sim::Rivals;
use crate::step::Wait;
use crate::task::TaskId;
use crate::time::{Duration, Instant};

/// Requests, handles and what completed.
pub(super) struct Outside<C> {
    /// Active requests with their callbacks.
    pub(super) requests: OrderedMap<TaskId, C>,
    /// Open handles; whether each is referenced.
    handles: IdMap<bool>,
    /// How many handles are referenced.
    refs: usize,
    /// Completions that poll collected.
    pub(super) ready: VecDeque<(TaskId, C)>,
    /// `pending_queue`, and what of it is run on.now().
    pending: VecDeque<(TaskId, C)>,
    pending_now: VecDeque<(TaskId, C)>,
    /// The host hands over what one poll found one by one, and there may be more.
    pub(super) collecting: bool,
    /// How many more times `pending_queue` may be run on.now().
    pub(super) pending_rounds: u32,
    /// `closing_handles`. NOTE: libuv links them at the front, so the handle closed last is called first.
    closing: Vec<(TaskId, Option<C>)>,
    closing_now: Vec<(TaskId, Option<C>)>,
}

impl<C> Outside<C> {
    pub(super) fn new() -> Self {
        Self {
            requests: OrderedMap::new(),
            handles: IdMap::new(),
            refs: 0,
            ready: VecDeque::new(),
            pending: VecDeque::new(),
            pending_now: VecDeque::new(),
            collecting: false,
            pending_rounds: 0,
            closing: Vec::new(),
            closing_now: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.requests.len() + self.handles.len() + self.ready.len() + self.pending.len() + self.closing.len()
    }

    /// Every id: those of each kind in the order of the kind.
    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        let queued = self.ready.iter().chain(&self.pending).chain(&self.pending_now).map(|(id, _)| *id);
        let closing = self.closing.iter().chain(&self.closing_now).map(|(id, _)| *id);
        let handles = self.handles.sorted_ids().into_iter().map(TaskId);
        self.requests.keys().chain(handles).chain(queued).chain(closing)
    }

    /// `uv__has_active_handles || uv__has_active_reqs`, as far as they are here.
    pub(super) fn is_active(&self) -> bool {
        self.refs > 0 || !self.requests.is_empty() || !self.ready.is_empty()
    }

    /// What keeps the loop alive for a turn without being active.
    pub(super) fn is_unfinished(&self) -> bool {
        !self.pending.is_empty() || !self.closing.is_empty()
    }

    pub(super) fn open(&mut self, id: TaskId) {
        self.handles.insert(id.0, true);
        self.refs += 1;
    }

    pub(super) fn set_ref(&mut self, id: TaskId, refed: bool) {
        if let Some(old) = self.handles.get_mut(id.0)
            && core::mem::replace(old, refed) != refed
        {
            self.refs = if refed { self.refs + 1 } else { self.refs - 1 };
        }
    }

    pub(super) fn has_ref(&self, id: TaskId) -> bool {
        self.handles.get(id.0).copied().unwrap_or(false)
    }

    /// `uv_close`. Whether the handle was open.
    pub(super) fn close(&mut self, id: TaskId, on_close: Option<C>) -> bool {
        self.set_ref(id, false);
        let open = self.handles.remove(id.0).is_some();
        if open {
            self.closing.push((id, on_close));
        }
        open
    }

    pub(super) fn begin_closing(&mut self) {
        self.closing_now = core::mem::take(&mut self.closing);
    }

    pub(super) fn pop_closing(&mut self) -> Option<(TaskId, Option<C>)> {
        self.closing_now.pop()
    }

    /// `uv__io_feed`: puts a callback off to the pending phase.
    pub(super) fn feed(&mut self, id: TaskId, callback: C) {
        self.pending.push_back((id, callback));
    }

    pub(super) fn pop_pending(&mut self) -> Option<(TaskId, C)> {
        if self.pending_now.is_empty() && self.pending_rounds > 0 {
            self.pending_rounds -= 1;
            core::mem::swap(&mut self.pending, &mut self.pending_now);
        }
        self.pending_now.pop_front()
    }

    #[inline]
    pub(super) fn is_open(&self, id: TaskId) -> bool {
        self.handles.get(id.0).is_some()
    }

    /// Takes what a backend reported into the poll queue. `None` for what is not, or no longer, known.
    #[inline]
    pub(super) fn complete(&mut self, completion: Completion<C>) -> Option<TaskId> {
        let (id, callback) = match completion {
            Completion::Request(id) => (id, self.requests.remove(&id)?),
            Completion::Ready { handle, callback } if self.is_open(handle) => (handle, callback),
            Completion::Ready { .. } => return None,
        };
        self.ready.push_back((id, callback));
        Some(id)
    }
}

impl<C: Clone> EventLoop<C> {
    /// Whether the [`Step::Poll`](crate::step::Step::Poll) asks for more of what the last poll found, because the host
    /// said so with [`complete_one`](Self::complete_one).
    pub fn is_collecting(&self) -> bool {
        self.outside.collecting
    }

    /// As [`complete`](Self::complete), for a host that says what a poll found one by one, because what comes next may
    /// depend on what this one does. It is asked for the next with a poll that does not wait; `None` ends it.
    pub fn complete_one(&mut self, on: &mut impl Course, completion: Option<Completion<C>>) {
        self.outside.collecting = completion.is_some();
        if let Some(completion) = completion {
            self.complete(on, completion);
        }
    }

    /// What but further completions could run before the loop polls again: immediates, what is put off or closing, and
    /// timers that may be due when it next looks at the clock.
    pub fn rivals(&self, now: Instant) -> Rivals {
        let soon = now.as_millis().max(self.loop_time) + 1;
        if self.immediates.is_active() || self.outside.is_unfinished() {
            Rivals::Callbacks
        } else if self.timers.is_due(soon) {
            Rivals::Timers
        } else {
            Rivals::None
        }
    }

    /// `uv__loop_alive`: whether the loop goes on.
    pub fn is_alive(&self) -> bool {
        !self.exited && (self.has_active() || self.outside.is_unfinished())
    }

    fn has_active(&self) -> bool {
        self.timers.is_active() || self.immediates.is_active() || self.outside.is_active()
    }

    /// `uv__backend_timeout`: how long poll may sleep, and why.
    pub(super) fn poll_timeout(&self, on: &mut impl Course) -> (Wait, Rule) {
        if !self.has_active() || self.immediates.is_active() || self.outside.is_unfinished() {
            return (Wait::No, Rule::UvPollNoWait);
        }
        // Node measures how long its loop is idle (`UV_METRICS_IDLE_TIME`), for which libuv first looks without sleeping: then
        // it knows the time anew, and takes what callbacks took off the sleep.
        let loop_time = self.loop_time.max(on.now().as_millis());
        let Some(due) = self.timers.handle().due else { return (Wait::Forever, Rule::UvPoll) };
        // On a virtual clock, the one reads a millisecond less that finds it not due.
        let least = u64::from(self.timers.may_be_late(on));
        let wait = match due.saturating_sub(loop_time).max(least) {
            0 => Wait::No,
            // The kernel counts whole milliseconds from when it is asked, not from the loop's rounded time.
            left => Wait::Until(on.now().max(Instant::from_millis(loop_time)) + Duration::from_millis(left)),
        };
        (wait, Rule::UvPoll)
    }
}
