//! What makes an asynchronous operation cost more than usual, and which are alike.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use boa_engine::JsObject;
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Span;

use super::World;
use crate::options::Runtime;

/// The operations that were begun so far.
#[derive(Default)]
pub(super) struct Operations {
    /// The asynchronous functions that were called.
    called: RefCell<BTreeSet<String>>,
    /// Whether the loop looked at the outside world.
    polled: Cell<bool>,
    /// When the thread pool's threads run, once it was used.
    pool_ready: Cell<Option<Instant>>,
    /// Handles that were opened: what they are, and where.
    handles: RefCell<BTreeMap<TaskId, (String, Option<Span>)>>,
    /// The callbacks and texts that requests were made with which nobody can tell apart.
    classes: RefCell<Vec<(JsObject, String)>>,
}

impl Operations {
    /// As at the beginning of a run.
    pub(super) fn renew(&self) {
        self.called.take();
        self.polled.take();
        self.pool_ready.take();
        self.handles.take();
        self.classes.take();
    }
}

impl World {
    /// What the call of an asynchronous function costs, on top, if it is the first one of this name.
    pub(crate) fn charge_first(&self, name: &str, cost: Duration) {
        let called = &self.operations.called;
        if !called.borrow().contains(name) {
            called.borrow_mut().insert(name.to_owned());
            self.charge_about(cost);
        }
    }

    /// What it costs to hand work to the pool: how long the caller starts threads is charged; how long no thread is there
    /// yet is the answer.
    pub(crate) fn charge_pool(&self) -> Duration {
        let ready = self.operations.pool_ready.get().unwrap_or_else(|| {
            self.charge_about(self.costs.pool_start);
            let ready = self.now() + self.costs.pool_ready;
            self.operations.pool_ready.set(Some(ready));
            ready
        });
        ready.saturating_since(self.now())
    }

    /// What one look of the loop at the outside world costs.
    pub(crate) fn cost_of_poll(&self) -> Duration {
        let first = !self.operations.polled.replace(true);
        self.costs.poll + if first { self.costs.first_poll } else { Duration::ZERO }
    }

    /// The class of a request with this callback and text; none if its callback can know more than that.
    pub(crate) fn class_of(&self, callback: JsObject, text: String) -> Option<u64> {
        if !self.async_context.borrow().is_undefined() {
            return None;
        }
        let mut classes = self.operations.classes.borrow_mut();
        let known = classes.iter().position(|(c, t)| JsObject::equals(c, &callback) && *t == text);
        Some(known.unwrap_or_else(|| {
            classes.push((callback, text));
            classes.len() - 1
        }) as u64)
    }

    /// Remembers what a handle is.
    pub(crate) fn handle_opened(&self, id: TaskId, what: String) {
        self.operations.handles.borrow_mut().insert(id, (what, self.span()));
    }

    /// Forgets a handle that is closed.
    pub(crate) fn handle_closed(&self, id: TaskId) {
        self.operations.handles.borrow_mut().remove(&id);
    }

    /// The loop waits, and nothing is under way that could wake it. A page is simply idle; a Node process would stay like
    /// this for ever, because of the handles that keep it open.
    pub(crate) fn nothing_can_come(&self) {
        if self.runtime == Runtime::Browser {
            return;
        }
        let handles = self.operations.handles.borrow();
        let mut event_loop = self.event_loop.borrow_mut();
        let node = event_loop.as_node();
        let open = handles.iter().find(|(id, _)| node.as_ref().is_some_and(|node| node.handle_has_ref(**id)));
        let (what, span) = match open {
            Some((_, (what, span))) => (format!("{what} is open and waits for what nothing can send"), *span),
            None => ("something is open and waits for what nothing can send".to_owned(), None),
        };
        drop((event_loop, handles));
        self.stop_at("endless waiting", &what, span);
    }
}
