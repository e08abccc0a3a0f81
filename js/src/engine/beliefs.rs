//! DEVIATION (belief): what the host does when a run is to go wrong on purpose. Nothing here runs without a belief.
//!
//! The loops hold most beliefs themselves; these three are about what a call or the language does:
//! `await` that blocks, `setTimeout` that calls at once, and returned promises that cost nothing.

use std::cell::Cell;

use boa_engine::builtins::promise::PromiseState;
use boa_engine::job::PromiseJob;
use boa_engine::object::builtins::{JsFunction, JsPromise};
use boa_engine::{Context, JsError, JsObject, JsResult, JsValue, NativeFunction, js_string};
use looplab_core::belief::Belief;
use looplab_core::event_loop::Loop as _;
use looplab_core::step::{RunKind, Step};

use super::callback::Callback;
use super::world::{Handle, World};
use crate::options::Runtime;

/// What a run believes, and where it stands.
pub(crate) struct Beliefs {
    belief: Option<Belief>,
    adopting: Cell<Adopting>,
}

/// How far a promise has come that was resolved with another promise.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Adopting {
    #[default]
    No,
    /// The next job calls the other promise's `then` (NewPromiseResolveThenableJob).
    CallsThen,
    /// That job runs: a job that it queues hands the other promise's value on.
    HandsOn,
}

impl Beliefs {
    pub(crate) fn new(belief: Option<Belief>) -> Self {
        Self { belief, adopting: Cell::default() }
    }

    /// As at the beginning of a run.
    pub(crate) fn renew(&self) {
        self.adopting.take();
    }

    pub(crate) fn holds(&self, belief: Belief) -> bool {
        self.belief == Some(belief)
    }
}

impl World {
    /// `callback` is about to become a job's. If it is the engine's own `then`, a promise was resolved with a promise.
    pub(crate) fn expect_adoption(&self, callback: &JsFunction, context: &mut Context) {
        if !self.beliefs.holds(Belief::ReturnedPromiseIsFree) {
            return;
        }
        let prototype = context.intrinsics().constructors().promise().prototype();
        let then = prototype.get(js_string!("then"), context).ok().and_then(|then| then.as_function());
        if then.is_some_and(|then| JsObject::equals(&then, callback)) {
            self.beliefs.adopting.set(Adopting::CallsThen);
        }
    }

    /// Runs a job at once that is one of the two for which a returned promise waits; gives back any other.
    pub(crate) fn adopt_at_once(&self, job: PromiseJob, context: &mut Context) -> Option<PromiseJob> {
        let next = match self.beliefs.adopting.take() {
            Adopting::No => return Some(job),
            Adopting::CallsThen => Adopting::HandsOn,
            Adopting::HandsOn => Adopting::No,
        };
        self.beliefs.adopting.set(next);
        // What the job is called is not said of the callback that runs now.
        let running = self.running.take();
        // Neither job can fail: the resolving functions throw nothing.
        let _ = job.call(context);
        self.running.set(running);
        self.beliefs.adopting.set(Adopting::No);
        None
    }

    /// Whether `setTimeout` with this delay is to call its function on the spot.
    pub(crate) fn is_called_at_once(&self, delay: f64, repeats: bool) -> bool {
        // Node has made 1 of 0 by now.
        let shortest = if self.runtime == Runtime::Node { 1.0 } else { 0.0 };
        self.beliefs.holds(Belief::TimeoutAtOnce) && !repeats && delay <= shortest
    }
}

/// Calls a timer's function where it was set.
pub(crate) fn call_at_once(callback: &Callback, context: &mut Context) -> JsResult<()> {
    callback.call(RunKind::Timer { repeats: false }, context)
}

/// An `await` that blocks: everything else goes on until the promise is settled, and then its value is there.
pub(crate) fn block_on(world: &Handle, value: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let is_object = value.is_object();
    if !is_object {
        return Ok(value.clone());
    }
    let promise = JsPromise::resolve(value.clone(), context)?;
    let blocked = world.event_loop.borrow_mut().as_node().map(|l| l.block());
    while promise.state() == PromiseState::Pending && !world.halted() {
        step(world, context);
    }
    if let (Some(blocked), Some(node)) = (blocked, world.event_loop.borrow_mut().as_node()) {
        node.unblock(blocked);
    }
    match promise.state() {
        PromiseState::Fulfilled(value) => Ok(value),
        PromiseState::Rejected(reason) => {
            let nothing = NativeFunction::from_fn_ptr(|_, _, _| Ok(JsValue::undefined()));
            let nothing = nothing.to_js_function(context.realm());
            promise.catch(nothing, context)?;
            Err(JsError::from_opaque(reason))
        }
        // The program waits for ever: nothing behind the `await` runs.
        PromiseState::Pending => Err(world.halt()),
    }
}

/// One step of the loop in the middle of a callback.
fn step(world: &Handle, context: &mut Context) {
    match world.on_loop(|event_loop, on| event_loop.next_while_running(on)) {
        Ok(Step::Run(run)) => super::execute(world, &run, context),
        Ok(Step::Poll(wait)) if crate::run::poll(world, wait) => {}
        // What the program waits for never comes.
        Ok(Step::Poll(_)) => drop(world.halt()),
        Ok(Step::Finished) => drop(world.halt()),
        Err(error) => drop(world.stop(error.reached().name(), &error.to_string())),
    }
}
