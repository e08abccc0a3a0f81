//! What the host reports: tasks, frames, requests, and what is taken back.

use crate::backend::Completion;
use crate::course::Course;
use crate::rule::Rule;
use crate::step::RunKind;
use crate::task::{Queue, TaskId, TaskSource};
use crate::trace::{EventKind, Span};

use super::event_loop::EventLoop;
use super::pending::{Kind, Pending, Place};
use super::task_queues::Order;

impl<C: Clone> EventLoop<C> {
    /// The page's script, as its first task.
    pub fn start(&mut self, on: &mut impl Course, main: C) -> TaskId {
        self.queue_new(on, TaskSource::Script, main, Kind::Plain(RunKind::Main), Rule::RunScript)
    }

    /// Queues a task. <https://html.spec.whatwg.org/multipage/webappapis.html#queue-a-task>
    pub fn queue_task(&mut self, on: &mut impl Course, source: TaskSource, callback: C) -> TaskId {
        let kind = Kind::Plain(RunKind::Task(source));
        self.queue_new(on, source, callback, kind, rule_of(source))
    }

    /// Takes a queued or delayed task back; false if it ran or was taken back before.
    pub fn cancel_task(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        self.cancel_if(on, task, |pending| {
            matches!(pending.kind, Kind::Plain(_) | Kind::Delayed(_) | Kind::Request(_))
        })
    }

    /// `requestAnimationFrame`.
    /// <https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#dom-animationframeprovider-requestanimationframe>
    pub fn request_animation_frame(&mut self, on: &mut impl Course, callback: C) -> TaskId {
        let (task, order) = (self.new_id(), self.new_order());
        let rule = Rule::ScheduledByProgram;
        on.record(rule, || EventKind::Queued { task, queue: Queue::AnimationFrames });
        self.rendering.push(order, task);
        let place = Place::AnimationFrames(order);
        self.pending.insert(task, Pending { callback, kind: Kind::AnimationFrame, place });
        self.rendering.want(on.now(), &self.profile.frames);
        task
    }

    /// Something on the page changed: there will be a frame, with or without animation frame callbacks.
    pub fn set_needs_rendering(&mut self, on: &mut impl Course) {
        self.rendering.invalidate();
        self.rendering.want(on.now(), &self.profile.frames);
    }

    /// `cancelAnimationFrame`.
    pub fn cancel_animation_frame(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        self.cancel_if(on, task, |pending| matches!(pending.kind, Kind::AnimationFrame))
    }

    /// `cancelIdleCallback`.
    pub fn cancel_idle_callback(&mut self, on: &mut impl Course, task: TaskId) -> bool {
        self.cancel_if(on, task, |pending| matches!(pending.kind, Kind::Idle { .. }))
    }

    /// An operation begins outside the loop. When the host reports its [`Completion::Request`], `callback` is queued as
    /// a task of `source`.
    pub fn start_request(
        &mut self,
        on: &mut impl Course,
        what: &str,
        source: TaskSource,
        callback: C,
    ) -> TaskId {
        let task = self.new_id();
        let rule = Rule::ScheduledByProgram;
        on.record(rule, || EventKind::RequestStarted { task, what: what.into() });
        self.requests += 1;
        self.pending.insert(task, Pending { callback, kind: Kind::Request(source), place: Place::Requests });
        task
    }

    /// Something happened outside the loop: a request is done, or a request that goes on has something to say.
    pub fn complete(&mut self, on: &mut impl Course, completion: Completion<C>) {
        let (Completion::Request(id) | Completion::Ready { handle: id, .. }) = &completion;
        let Some(Pending { kind: Kind::Request(source), place: Place::Requests, .. }) = self.pending.get(id)
        else {
            return;
        };
        let source = *source;
        match completion {
            Completion::Request(task) => {
                self.requests -= 1;
                self.move_to_tasks(on, task, source, Rule::CompletionQueuesTask);
            }
            Completion::Ready { callback, .. } => {
                let kind = Kind::Plain(RunKind::Task(source));
                self.queue_new(on, source, callback, kind, Rule::CompletionQueuesTask);
            }
        }
    }

    /// Says what a queued thing will call, and where that stands in the program.
    pub fn label(&mut self, on: &mut impl Course, task: TaskId, label: &str, span: Option<Span>) {
        let rule = Rule::ScheduledByProgram;
        on.record(rule, || EventKind::Labelled { task, label: label.into(), span });
    }

    /// Drops everything that waits: the page is gone, and [`next`](Self::next) answers that nothing is left.
    pub fn stop(&mut self, on: &mut impl Course) {
        while let Some(task) = { self.pending.keys().next_back() } {
            self.drop_pending(on, task, Rule::ProcessExit);
        }
        for task in self.microtasks.take_ids() {
            on.record(Rule::ProcessExit, || EventKind::Cancelled { task });
        }
        self.rejections.clear();
        self.rendering.clear();
        self.idle.clear();
        self.frame = None;
        self.idle_period = None;
        self.rearm = None;
    }

    pub(super) fn queue_new(
        &mut self,
        on: &mut impl Course,
        source: TaskSource,
        callback: C,
        kind: Kind,
        rule: Rule,
    ) -> TaskId {
        let task = self.new_id();
        let queue = Queue::Task(source);
        on.record(rule, || EventKind::Queued { task, queue });
        let place = self.push_task(on, source, task);
        self.pending.insert(task, Pending { callback, kind, place });
        task
    }

    /// Something that waited elsewhere becomes a task.
    pub(super) fn move_to_tasks(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        source: TaskSource,
        rule: Rule,
    ) {
        self.move_to_tasks_at(on, task, source, rule, None);
    }

    /// The same, for something that has a place there already.
    pub(super) fn move_to_tasks_at(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        source: TaskSource,
        rule: Rule,
        order: Option<Order>,
    ) {
        let before = order.and_then(|order| self.tasks.next_behind(source, order));
        on.record(rule, || EventKind::Moved { task, to: Queue::Task(source), before });
        let place = match order {
            Some(order) => {
                self.tasks.push(source, order, task);
                Place::Tasks(source, order)
            }
            None => self.push_task(on, source, task),
        };
        if let Some(pending) = self.pending.get_mut(&task) {
            pending.place = place;
        }
    }

    fn push_task(&mut self, on: &mut impl Course, source: TaskSource, task: TaskId) -> Place {
        self.place_due_frame(on);
        let order = self.new_order();
        self.tasks.push(source, order, task);
        Place::Tasks(source, order)
    }

    pub(super) fn cancel_if(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        is_meant: impl FnOnce(&Pending<C>) -> bool,
    ) -> bool {
        self.pending.get(&task).is_some_and(is_meant) && self.drop_pending(on, task, Rule::CancelledByProgram)
    }

    /// Takes something out of wherever it waits.
    pub(super) fn drop_pending(&mut self, on: &mut impl Course, task: TaskId, rule: Rule) -> bool {
        let Some(Pending { kind, place, .. }) = self.pending.remove(&task) else { return false };
        if let Kind::Idle { timeout: Some(timeout), .. } = kind {
            self.timers.remove(timeout);
        }
        match place {
            Place::Tasks(source, order) => drop(self.tasks.remove(source, order)),
            Place::Timers(place) => self.timers.remove(place),
            Place::AnimationFrames(order) => {
                self.rendering.remove(order);
                self.rendering.forget_if_unwanted();
            }
            Place::Idle(order) => self.idle.remove(order),
            Place::Requests => self.requests -= 1,
            Place::Rejected => {}
            // An interval is not armed again: nothing waits anywhere, and nothing is to be recorded.
            Place::Running => return true,
        }
        on.record(rule, || EventKind::Cancelled { task });
        true
    }
}

/// Why a task of this source was queued.
fn rule_of(source: TaskSource) -> Rule {
    match source {
        TaskSource::PostedMessage | TaskSource::MessagePort => Rule::PostedMessage,
        TaskSource::Posted(_) | TaskSource::Continuation(_) => Rule::PostTask,
        TaskSource::UserInteraction => Rule::EventDispatch,
        _ => Rule::ScheduledByProgram,
    }
}
