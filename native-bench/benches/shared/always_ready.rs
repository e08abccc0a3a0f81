//! A world without a kernel, in which every handle is ready whenever it is asked: what is left is what the loop costs.

use looplab_core::backend::{Backend, Completion};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::Instant;
use looplab_native::{Loop, Readiness, Ready};

/// Its clock gains this with every poll, as if that had taken some time.
const POLL_NS: u64 = 100_000;

#[derive(Default)]
pub(crate) struct AlwaysReady {
    handles: Vec<TaskId>,
    now: u64,
}

/// Opens handles that are ready from now on.
pub(crate) fn open<C: Clone + From<Ready>>(event_loop: &mut Loop<C, AlwaysReady>, handles: u32) {
    for _ in 0..handles {
        let (node, on) = event_loop.parts();
        let handle = node.open_handle(on, "connection");
        event_loop.backend_mut().handles.push(handle);
    }
}

impl<C: From<Ready>> Backend<C> for AlwaysReady {
    fn now(&self) -> Instant {
        Instant::from_nanos(self.now)
    }

    fn poll(&mut self, wait: Wait, ready: &mut Vec<Completion<C>>) {
        self.now += POLL_NS;
        if let Wait::Until(at) = wait {
            self.now = self.now.max(at.as_nanos());
        }
        ready.extend((0..).zip(&self.handles).map(|(key, &handle)| {
            let ready = Ready { key, readiness: Readiness::READABLE };
            Completion::Ready { handle, callback: C::from(ready) }
        }));
    }
}
