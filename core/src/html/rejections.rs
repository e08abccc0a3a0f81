//! Promises rejected without a handler: <https://html.spec.whatwg.org/multipage/webappapis.html#unhandled-promise-rejections>.

use crate::course::Course;
use crate::ordered_map::OrderedMap;
use crate::rule::Rule;
use crate::step::RunKind;
use crate::task::{PromiseId, Queue, TaskId, TaskSource};
use crate::trace::EventKind;

use super::event_loop::EventLoop;
use super::pending::{Kind, Pending, Place};

#[derive(Clone, Debug, Default)]
pub(super) struct Rejections {
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#about-to-be-notified-rejected-promises-list>
    about_to_notify: OrderedMap<TaskId, PromiseId>,
    /// Every promise that was rejected and neither handled nor reported yet.
    unreported: OrderedMap<PromiseId, TaskId>,
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#outstanding-rejected-promises-weak-set>
    outstanding: OrderedMap<PromiseId, ()>,
    /// The one that is being reported. It is outstanding if it has no handler when that is over.
    notifying: Option<PromiseId>,
}

impl Rejections {
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// `unhandledrejection` is about to be fired.
    pub(super) fn begin_report(&mut self, promise: PromiseId) {
        self.unreported.remove(&promise);
        self.notifying = Some(promise);
    }

    /// The event was dispatched, and the microtasks behind its listeners have run.
    pub(super) fn end_report(&mut self) {
        self.outstanding.extend(self.notifying.take().map(|promise| (promise, ())));
    }
}

impl<C: Clone> EventLoop<C> {
    /// A promise was rejected and has no handler. Unless it gets one first, `callback` is run as
    /// [`RunKind::UnhandledRejection`] by a task queued at the end of the next microtask checkpoint.
    pub fn promise_rejected(&mut self, on: &mut impl Course, promise: PromiseId, callback: C) -> TaskId {
        let task = self.new_id();
        on.record(Rule::NotifyRejected, || EventKind::Queued { task, queue: Queue::Rejections });
        let pending = Pending { callback, kind: Kind::Unhandled(promise), place: Place::Rejected };
        self.pending.insert(task, pending);
        self.rejections.about_to_notify.insert(task, promise);
        self.rejections.unreported.insert(promise, task);
        task
    }

    /// A rejected promise got its first handler. If its rejection was reported already, `callback` is queued to be run
    /// as [`RunKind::RejectionHandled`], under the id returned; otherwise nothing will be reported.
    pub fn promise_handled(
        &mut self,
        on: &mut impl Course,
        promise: PromiseId,
        callback: C,
    ) -> Option<TaskId> {
        if let Some(task) = self.rejections.unreported.remove(&promise) {
            self.rejections.about_to_notify.remove(&task);
            self.drop_pending(on, task, Rule::NotifyRejected);
            return None;
        }
        if self.rejections.notifying == Some(promise) {
            self.rejections.notifying = None;
            return None;
        }
        self.rejections.outstanding.remove(&promise)?;
        let kind = Kind::Plain(RunKind::RejectionHandled);
        Some(self.queue_new(on, TaskSource::DomManipulation, callback, kind, Rule::RejectionHandledLate))
    }

    /// <https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises>
    pub(super) fn notify_about_rejected_promises(&mut self, on: &mut impl Course) {
        // DEVIATION: the standard queues one task for the whole list. One task for each promise, queued together, runs
        // in the same order, and lets every callback have a turn of its own in the trace.
        while let Some((task, _)) = self.rejections.about_to_notify.pop_first() {
            self.move_to_tasks(on, task, TaskSource::DomManipulation, Rule::NotifyRejected);
        }
    }
}
