//! A host for tests: callbacks are closures, the world is virtual, and everything said is kept.
#![allow(dead_code, unreachable_pub)]

use std::rc::Rc;

use looplab_core::Error;
use looplab_core::backend::{Backend, Completion};
use looplab_core::choice::{Chooser, DefaultChooser};
use looplab_core::course::Journal;
use looplab_core::limits::Limits;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::rule::Rule;
use looplab_core::sim::{Sim, Work};
use looplab_core::step::{Run, Step, Wait};
use looplab_core::task::{PromiseId, TaskId};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Tracer;

/// A callback; `Err` is an uncaught error.
pub type Callback = Rc<dyn Fn(&mut Host) -> Result<(), String>>;

/// A callback that does not throw.
pub fn f(body: impl Fn(&mut Host) + 'static) -> Callback {
    Rc::new(move |host| {
        body(host);
        Ok(())
    })
}

/// A callback that says something.
pub fn say(text: &'static str) -> Callback {
    f(move |host| host.say(text))
}

/// A callback that throws after its body.
pub fn throws(text: &'static str, body: impl Fn(&mut Host) + 'static) -> Callback {
    Rc::new(move |host| {
        body(host);
        Err(text.to_string())
    })
}

/// A Node process with `process.on('uncaughtException')` set.
pub struct Host {
    pub node: EventLoop<Callback>,
    pub sim: Sim<Callback>,
    pub run: Journal,
    pub out: Vec<String>,
    /// What every callback costs.
    pub cost: Duration,
}

impl Host {
    pub fn new() -> Self {
        Self::with(Profile::node24(), Tracer::off(), Box::new(DefaultChooser))
    }

    pub fn with(profile: Profile, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        Self::limited(profile, Limits::default(), tracer, chooser)
    }

    pub fn limited(profile: Profile, limits: Limits, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        let node = EventLoop::new(profile, limits);
        let run = Journal::new(Instant::ZERO, tracer, chooser);
        let sim = Sim::new(Instant::ZERO, profile.threads);
        Self { node, sim, run, out: Vec::new(), cost: Duration::ZERO }
    }

    pub fn now(&self) -> Instant {
        self.sim.now()
    }

    pub fn say(&mut self, text: &str) {
        self.out.push(text.to_string());
    }

    /// A busy loop.
    pub fn block(&mut self, millis: u64) {
        self.sim.advance(Duration::from_millis(millis));
    }

    pub fn tick(&mut self, c: Callback) {
        self.node.queue_tick(self.run.after(self.sim.now(), self.sim.passed()), c);
    }

    pub fn micro(&mut self, c: Callback) {
        self.node.queue_microtask(self.run.after(self.sim.now(), self.sim.passed()), c, Rule::QueueMicrotask);
    }

    pub fn timeout(&mut self, delay: f64, c: Callback) -> TaskId {
        self.node.set_timer(self.run.after(self.sim.now(), self.sim.passed()), c, delay, false)
    }

    pub fn interval(&mut self, delay: f64, c: Callback) -> TaskId {
        self.node.set_timer(self.run.after(self.sim.now(), self.sim.passed()), c, delay, true)
    }

    pub fn clear(&mut self, timer: TaskId) -> bool {
        self.node.clear_timer(self.run.after(self.sim.now(), self.sim.passed()), timer)
    }

    pub fn immediate(&mut self, c: Callback) -> TaskId {
        self.node.set_immediate(self.run.after(self.sim.now(), self.sim.passed()), c)
    }

    pub fn request(&mut self, work: Work, c: Callback) -> TaskId {
        let id = self.node.start_request(self.run.after(self.sim.now(), self.sim.passed()), "request", c);
        self.sim.submit(id, work);
        id
    }

    pub fn reject(&mut self, promise: u64, c: Callback) {
        self.node.promise_rejected(self.run.after(self.sim.now(), self.sim.passed()), PromiseId(promise), c);
    }

    pub fn handle(&mut self, promise: u64, c: Callback) {
        self.node.promise_handled(self.run.after(self.sim.now(), self.sim.passed()), PromiseId(promise), c);
    }

    pub fn close(&mut self, handle: TaskId, c: Callback) {
        self.node.close_handle(self.run.after(self.sim.now(), self.sim.passed()), handle, Some(c));
    }

    pub fn start(&mut self, main: Callback, module: bool) {
        self.node.start(self.run.after(self.sim.now(), self.sim.passed()), main, module);
    }

    /// Runs one callback to its end.
    pub fn call(&mut self, run: Run<Callback>) {
        self.sim.advance(self.cost);
        let threw = match (run.callback.clone())(self) {
            Ok(()) => false,
            Err(text) => {
                self.say(&format!("UE {text}"));
                true
            }
        };
        self.node.finished(self.run.after(self.sim.now(), self.sim.passed()), threw);
    }

    /// One step. `false` when finished.
    pub fn step(&mut self) -> Result<bool, Error> {
        match self.node.next(self.run.after(self.sim.now(), self.sim.passed()))? {
            Step::Run(run) => self.call(run),
            Step::Poll(wait) => self.poll(wait),
            Step::Finished => return Ok(false),
        }
        Ok(true)
    }

    /// Lets the outside world work.
    pub fn poll(&mut self, wait: Wait) {
        let mut ready: Vec<Completion<Callback>> = Vec::new();
        self.sim.poll(wait, &mut ready);
        for completion in ready {
            self.node.complete(self.run.after(self.sim.now(), self.sim.passed()), completion);
        }
    }

    pub fn run_to_end(&mut self) -> Result<(), Error> {
        while self.step()? {}
        Ok(())
    }

    /// Runs ticks, microtasks and rejections only.
    pub fn drain(&mut self) {
        while let Some(run) =
            self.node.next_in_drain(self.run.after(self.sim.now(), self.sim.passed())).expect("within limits")
        {
            self.call(run);
        }
    }
}

/// What a CommonJS program says.
pub fn run(main: impl Fn(&mut Host) + 'static) -> String {
    run_main(f(main))
}

/// What a program says whose main callback may throw.
pub fn run_main(main: Callback) -> String {
    let mut host = Host::new();
    host.start(main, false);
    host.run_to_end().expect("within limits");
    host.out.join(" ")
}
