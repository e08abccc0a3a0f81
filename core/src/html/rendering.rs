//! Rendering opportunities. A frame exists only while someone wants one.

use alloc::collections::VecDeque;

use crate::ordered_map::OrderedMap;
use crate::task::TaskId;
use crate::time::{Duration, Instant};

use super::profile::Frames;
use super::task_queues::Order;

#[derive(Clone, Debug)]
pub(super) struct Rendering {
    /// <https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#list-of-animation-frame-callbacks>
    callbacks: OrderedMap<Order, TaskId>,
    /// When the frame that is wanted comes, and its place among the tasks once that time has come.
    wanted: Option<Wanted>,
    last: Option<Instant>,
    phase: Duration,
    hidden: bool,
    /// Something but a callback wants the frame: the page changed.
    dirty: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) at: Instant,
    /// The last moment at which it may come, while it is still open when frames come.
    pub(super) latest: Instant,
    pub(super) order: Option<Order>,
}

/// The frame being produced.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) timestamp: Instant,
    pub(super) remaining: VecDeque<TaskId>,
}

impl Rendering {
    pub(super) fn new(frames: &Frames) -> Self {
        Self {
            callbacks: OrderedMap::new(),
            wanted: None,
            last: None,
            phase: frames.phase,
            hidden: false,
            dirty: false,
        }
    }

    pub(super) fn push(&mut self, order: Order, task: TaskId) {
        self.callbacks.insert(order, task);
    }

    pub(super) fn remove(&mut self, order: Order) {
        self.callbacks.remove(&order);
    }

    /// The page changed.
    pub(super) fn invalidate(&mut self) {
        self.dirty = true;
    }

    /// Someone wants a frame: the next one after the last, and not in the past.
    pub(super) fn want(&mut self, now: Instant, frames: &Frames) {
        if self.wanted.is_none() && !self.hidden {
            let earliest = self.last.map_or(now, |last| now.max(last + Duration::from_nanos(1)));
            let at = self.opportunity(earliest, frames);
            self.wanted = Some(Wanted { at, latest: at + frames.interval, order: None });
        }
    }

    /// The first opportunity at `from` or later.
    fn opportunity(&self, from: Instant, frames: &Frames) -> Instant {
        let interval = frames.interval.as_nanos().max(1);
        let since_phase = from.saturating_since(Instant::ZERO + self.phase).as_nanos();
        let periods = since_phase.div_ceil(interval);
        Instant::ZERO + self.phase + Duration::from_nanos(periods.saturating_mul(interval))
    }

    /// The frame that is wanted, if any.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        self.wanted
    }

    /// Gives the wanted frame its place among the tasks once its time has come.
    #[inline]
    pub(super) fn is_unplaced_at(&self, now: Instant) -> bool {
        self.wanted.is_some_and(|wanted| wanted.order.is_none() && wanted.at <= now)
    }

    pub(super) fn place(&mut self, order: Order) {
        if let Some(wanted) = &mut self.wanted {
            wanted.order = Some(order);
        }
    }

    /// Whether it is still open when frames come: nobody knows how far the screen was when the page began.
    pub(super) fn phase_is_open(&self) -> bool {
        self.last.is_none()
    }

    /// The screen turns out to be ready right now.
    pub(super) fn come_now(&mut self, now: Instant, order: Order, frames: &Frames) {
        self.phase = Duration::from_nanos(now.as_nanos() % frames.interval.as_nanos().max(1));
        self.wanted = Some(Wanted { at: now, latest: now, order: Some(order) });
    }

    /// The screen turns out not to be ready before `at`, if it can be that late.
    pub(super) fn come_later(&mut self, at: Instant, frames: &Frames) {
        self.phase = Duration::from_nanos(at.as_nanos() % frames.interval.as_nanos().max(1));
        if let Some(wanted) = &mut self.wanted {
            wanted.at = at;
            wanted.order = None;
        }
    }

    /// A hidden page has no rendering opportunities.
    pub(super) fn set_hidden(&mut self, now: Instant, hidden: bool, frames: &Frames) {
        self.hidden = hidden;
        if hidden {
            self.wanted = None;
        } else if self.dirty || !self.callbacks.is_empty() {
            self.want(now, frames);
        }
    }

    /// Begins the frame: the callbacks requested so far are its own, later ones belong to the next.
    pub(super) fn begin(&mut self) -> Option<Frame> {
        let wanted = self.wanted.take()?;
        self.last = Some(wanted.at);
        self.dirty = false;
        let callbacks = core::mem::take(&mut self.callbacks);
        Some(Frame { timestamp: wanted.at, remaining: callbacks.entries().map(|(_, task)| task).collect() })
    }

    /// When the last frame was.
    pub(super) fn last(&self) -> Option<Instant> {
        self.last
    }

    pub(super) fn clear(&mut self) {
        self.callbacks.clear();
        self.dirty = false;
        self.wanted = None;
    }

    /// Nobody wants the frame any more, unless it is due already.
    pub(super) fn forget_if_unwanted(&mut self) {
        if !self.dirty
            && self.callbacks.is_empty()
            && self.wanted.is_some_and(|wanted| wanted.order.is_none())
        {
            self.wanted = None;
        }
    }
}
