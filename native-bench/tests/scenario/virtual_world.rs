//! The simulated world: what the client does takes a millisecond.

use looplab_core::node::Profile;
use looplab_core::sim::{Sim, Work};
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Tracer;
use looplab_native::{Loop, Readiness, Ready};

use super::{Call, Scenario, World, play};

const STEP: Duration = Duration::from_millis(1);

struct Imagined {
    listener: Option<TaskId>,
    connection: Option<TaskId>,
    messages: usize,
    sent: usize,
}

pub(super) fn run(messages: usize, scenario: Scenario<'_>) -> Vec<String> {
    let sim = Sim::new(Instant::ZERO, 1);
    let mut event_loop = Loop::with(Profile::node24(), Tracer::on(), sim);
    let world = Imagined { listener: None, connection: None, messages, sent: 0 };
    play(scenario, world, &mut event_loop)
}

impl Imagined {
    fn soon(&self, event_loop: &mut Loop<Call, Sim<Call>>, handle: Option<TaskId>, key: u32) {
        let Some(handle) = handle else { return };
        let at = event_loop.now() + STEP;
        let ready = Call::Io(Ready { key, readiness: Readiness::READABLE });
        event_loop.backend_mut().ready_at(at, handle, ready);
    }

    fn open(&self, event_loop: &mut Loop<Call, Sim<Call>>, what: &str) -> Option<TaskId> {
        let (node, on) = event_loop.parts();
        Some(node.open_handle(on, what))
    }

    fn shut(&self, event_loop: &mut Loop<Call, Sim<Call>>, handle: TaskId, on_close: Option<Call>) {
        event_loop.backend_mut().close(handle);
        let (node, on) = event_loop.parts();
        node.close_handle(on, handle, on_close);
    }
}

impl World<Sim<Call>> for Imagined {
    fn listen(&mut self, event_loop: &mut Loop<Call, Sim<Call>>) {
        self.listener = self.open(event_loop, "server");
        self.soon(event_loop, self.listener, 0);
    }

    fn ready(&mut self, event_loop: &mut Loop<Call, Sim<Call>>, ready: Ready) -> Vec<&'static str> {
        if ready.key == 0 {
            self.connection = self.open(event_loop, "connection");
            self.reply(event_loop);
            return vec!["accept"];
        }
        vec![if self.sent > self.messages { "end" } else { "read" }]
    }

    fn work(&mut self, event_loop: &mut Loop<Call, Sim<Call>>, name: &str) -> TaskId {
        let (node, on) = event_loop.parts();
        let request = node.start_request(on, "work", Call::Do(name.into()));
        event_loop.backend_mut().submit(request, Work::Pool { cost: STEP, slow: false });
        request
    }

    fn reply(&mut self, event_loop: &mut Loop<Call, Sim<Call>>) {
        self.sent += 1;
        self.soon(event_loop, self.connection, 1);
    }

    fn close(&mut self, event_loop: &mut Loop<Call, Sim<Call>>, on_close: Option<Call>) -> Option<TaskId> {
        let handle = self.connection.take()?;
        self.shut(event_loop, handle, on_close);
        Some(handle)
    }

    fn stop_listening(&mut self, event_loop: &mut Loop<Call, Sim<Call>>) {
        if let Some(handle) = self.listener.take() {
            self.shut(event_loop, handle, None);
        }
    }
}
