//! One scenario, two worlds: what happens is written once, and runs on the virtual backend and on real sockets.
//!
//! A client connects and sends one byte; whenever the server replies it sends another, and when the scenario's messages
//! are used up it ends. So nothing comes before it is asked for, and order does not depend on the machine's speed.

mod real;
mod virtual_world;

use std::collections::BTreeMap;

use looplab_core::backend::Backend;
use looplab_core::step::{Run, RunKind};
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, Phase, TraceEvent};
use looplab_native::{Loop, Program, Ready};

/// A callback.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    /// The program itself.
    Main,
    /// Readiness of the listener (key 0) or of the connection.
    Io(Ready),
    /// Something with a name.
    Do(String),
}

impl From<Ready> for Call {
    fn from(ready: Ready) -> Self {
        Self::Io(ready)
    }
}

/// What a scenario does when the thing with this name happens: `accept`, `read`, `end`, or what it named itself.
pub(crate) type Scenario<'a> = &'a dyn Fn(&mut dyn Does, &str);

/// What a callback can do.
pub(crate) trait Does {
    fn tick(&mut self, name: &str);
    fn microtask(&mut self, name: &str);
    fn immediate(&mut self, name: &str);
    fn timer(&mut self, ms: f64, name: &str);
    fn pending(&mut self, name: &str);
    /// A job for the pool.
    fn work(&mut self, name: &str);
    /// Answers the client, which then says something more, or ends.
    fn reply(&mut self);
    /// Closes the connection.
    fn close(&mut self, name: &str);
}

/// Sockets and a pool, real or not.
pub(crate) trait World<B: Backend<Call>> {
    /// Opens the listener; a client connects.
    fn listen(&mut self, event_loop: &mut Loop<Call, B>);
    /// What readiness meant.
    fn ready(&mut self, event_loop: &mut Loop<Call, B>, ready: Ready) -> Vec<&'static str>;
    fn work(&mut self, event_loop: &mut Loop<Call, B>, name: &str) -> TaskId;
    fn reply(&mut self, event_loop: &mut Loop<Call, B>);
    /// Closes the connection, and the listener if `all`. Answers the connection's handle.
    fn close(&mut self, event_loop: &mut Loop<Call, B>, on_close: Option<Call>) -> Option<TaskId>;
    fn stop_listening(&mut self, event_loop: &mut Loop<Call, B>);
}

/// A scenario in a world.
struct Player<'a, W> {
    scenario: Scenario<'a>,
    world: W,
    names: BTreeMap<TaskId, String>,
    /// What readiness meant, by the order of such callbacks.
    seen: Vec<String>,
}

/// A callback that runs.
struct Turn<'p, 'a, W, B: Backend<Call>> {
    player: &'p mut Player<'a, W>,
    event_loop: &'p mut Loop<Call, B>,
}

impl<W: World<B>, B: Backend<Call>> Program<Call, B> for Player<'_, W> {
    fn call(&mut self, event_loop: &mut Loop<Call, B>, run: Run<Call>) {
        match run.callback {
            Call::Main => self.world.listen(event_loop),
            Call::Do(name) => (self.scenario)(&mut Turn { player: self, event_loop }, &name),
            Call::Io(ready) => {
                let happened = self.world.ready(event_loop, ready);
                self.seen.push(happened.join("+"));
                for name in happened {
                    (self.scenario)(&mut Turn { player: self, event_loop }, name);
                    if name == "end" {
                        self.world.close(event_loop, None);
                        self.world.stop_listening(event_loop);
                    }
                }
            }
        }
    }
}

impl<W: World<B>, B: Backend<Call>> Turn<'_, '_, W, B> {
    fn name(&mut self, task: TaskId, name: &str) {
        self.player.names.insert(task, name.into());
    }
}

impl<W: World<B>, B: Backend<Call>> Does for Turn<'_, '_, W, B> {
    fn tick(&mut self, name: &str) {
        let task = self.event_loop.queue_tick(Call::Do(name.into()));
        self.name(task, name);
    }

    fn microtask(&mut self, name: &str) {
        let task = self.event_loop.queue_microtask(Call::Do(name.into()));
        self.name(task, name);
    }

    fn immediate(&mut self, name: &str) {
        let task = self.event_loop.set_immediate(Call::Do(name.into()));
        self.name(task, name);
    }

    fn timer(&mut self, ms: f64, name: &str) {
        let task = self.event_loop.set_timer(Call::Do(name.into()), ms, false);
        self.name(task, name);
    }

    fn pending(&mut self, name: &str) {
        let task = self.event_loop.queue_pending(Call::Do(name.into()));
        self.name(task, name);
    }

    fn work(&mut self, name: &str) {
        let task = self.player.world.work(self.event_loop, name);
        self.name(task, name);
    }

    fn reply(&mut self) {
        self.player.world.reply(self.event_loop);
    }

    fn close(&mut self, name: &str) {
        if let Some(handle) = self.player.world.close(self.event_loop, Some(Call::Do(name.into()))) {
            self.name(handle, name);
        }
        self.player.world.stop_listening(self.event_loop);
    }
}

/// Runs it to its end; every callback in order, with its phase and kind.
fn play<B: Backend<Call>>(
    scenario: Scenario<'_>,
    world: impl World<B>,
    event_loop: &mut Loop<Call, B>,
) -> Vec<String> {
    let mut player = Player { scenario, world, names: BTreeMap::new(), seen: Vec::new() };
    event_loop.start(Call::Main);
    event_loop.run(&mut player).expect("there are no limits");
    let io = std::mem::take(&mut player.seen);
    callbacks(event_loop.trace(), &player.names, io)
}

fn callbacks(trace: &[TraceEvent], names: &BTreeMap<TaskId, String>, io: Vec<String>) -> Vec<String> {
    let (mut phase, mut io, mut lines) = (Phase::Main, io.into_iter(), Vec::new());
    for event in trace {
        match event.kind {
            EventKind::Phase { phase: entered } => phase = entered,
            EventKind::Started { run: RunKind::Main, .. } => lines.push("Main main".into()),
            EventKind::Started { task, run } => {
                let is_named =
                    names.contains_key(&task) && !(run == RunKind::Completion && is_io(trace, task));
                let name = if is_named { names[&task].clone() } else { io.next().unwrap_or_default() };
                // Readiness without meaning (a socket that can be written to) is not an event of the scenario.
                if !name.is_empty() {
                    lines.push(format!("{phase:?} {name}"));
                }
            }
            _ => {}
        }
    }
    lines
}

/// Whether it is a handle: its close callback bears a name, its readiness does not.
fn is_io(trace: &[TraceEvent], task: TaskId) -> bool {
    trace.iter().any(
        |e| matches!(&e.kind, EventKind::RequestStarted { task: t, what } if *t == task && &**what != "work"),
    )
}

/// Both worlds tell the same story; which one it is.
pub(crate) fn same(messages: usize, scenario: Scenario<'_>) -> Vec<String> {
    let simulated = virtual_world::run(messages, scenario);
    let real = real::run(messages, scenario);
    assert_eq!(simulated, real, "left: simulated, right: real");
    real
}
