//! Everything one run shares between the engine's hooks, the host library's primitives and the drive loop.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use boa_engine::builtins::promise::PromiseState;
use boa_engine::error::RuntimeLimitError;
use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsError, JsObject, JsResult, JsValue, NativeFunction};
use boa_gc::{Finalize, Trace};
use looplab_core::course::{Course, Journal};
use looplab_core::event_loop::Loop as _;
use looplab_core::rule::Rule;
use looplab_core::sim::Sim;
use looplab_core::task::{PromiseId, TaskId};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::{EventKind, Span, Stream};

mod operations;
mod random;
mod renew;
mod setup;
mod work;

use super::beliefs::Beliefs;
use super::event_loop::Loop;
use super::labels::Labels;
use super::stack::Stack;
use super::texts::Texts;
use crate::costs::Costs;
use crate::ecma::PerRun;
use crate::options::{Limits, Runtime};
use crate::outcome::{Output, Stopped};
use crate::profiles::Profile;
use crate::source::messages::{Messages, Place, Trail};
use crate::source::{Instrumented, Kind};
use crate::watch::Watch;
use operations::Operations;
use random::Random;
pub(crate) use setup::{LibraryHooks, Setup};
use work::Work;

/// The state of one run.
pub(crate) struct World {
    pub(crate) runtime: Runtime,
    pub(crate) profile: &'static Profile,
    pub(crate) costs: Costs,
    pub(crate) limits: Limits,
    pub(crate) tracing: bool,
    pub(crate) beliefs: Beliefs,
    pub(crate) event_loop: RefCell<Loop>,
    /// What the run lends its loop with every call.
    pub(crate) journal: RefCell<Journal>,
    pub(crate) sim: RefCell<Sim<super::callback::Callback>>,
    /// The program's absolute path.
    pub(crate) path: String,
    pub(crate) program: RefCell<Option<Rc<Instrumented>>>,
    /// V8's words for the engine's errors.
    pub(crate) messages: Rc<Messages>,
    trail: RefCell<Option<Rc<RefCell<Trail>>>>,
    pub(crate) files: RefCell<BTreeMap<String, Vec<u8>>>,
    pub(crate) args: Vec<String>,
    /// Whether a page has the program in its head.
    pub(crate) in_head: bool,
    pub(crate) outputs: RefCell<Vec<Output>>,
    pub(crate) labels: RefCell<Labels>,
    pub(crate) stack: RefCell<Stack>,
    /// What the host library asked to be called back for.
    pub(crate) hooks: RefCell<LibraryHooks>,
    /// Promises rejected without a handler, or reported so, by object identity.
    pub(crate) rejected: RefCell<HashMap<JsObject, PromiseId>>,
    pub(crate) exit_code: Cell<Option<i32>>,
    /// The point the program is at: an index into [`Instrumented::points`].
    pub(crate) point: Cell<Option<u32>>,
    /// The `await` that is about to register its continuation.
    pub(crate) awaiting: Cell<Option<u32>>,
    /// The texts of functions and of what is evaluated.
    pub(crate) texts: Texts,
    pub(crate) ecma: PerRun,
    /// The program's first run is on the stack.
    pub(crate) in_main: Cell<bool>,
    /// The program's first run, or a microtask right behind it: `document.currentScript` is there.
    pub(crate) in_script: Cell<bool>,
    /// The last `throw` that ran in this callback.
    last_throw: Cell<Option<u32>>,
    throws: RefCell<Vec<bool>>,
    /// What is known of asynchronous operations, beside what the loop knows.
    operations: Operations,
    /// Whether standard output and standard error were written to.
    printed: [Cell<bool>; 2],
    /// What `AsyncLocalStorage` carries from where a callback was registered to where it runs.
    pub(crate) async_context: RefCell<JsValue>,
    /// An error is being reported: the stack counts as not empty.
    pub(crate) reporting: Cell<bool>,
    /// The callback that runs now.
    pub(crate) running: Cell<Option<TaskId>>,
    /// How many callbacks are on the engine's stack: zero when only the loop is.
    pub(crate) depth: Cell<u32>,
    /// Where the run's first frame stands on the machine's stack.
    pub(crate) stack_base: Cell<usize>,
    /// The promise of the program's own module, while it is being evaluated.
    pub(crate) main_module: RefCell<Option<JsPromise>>,
    /// The last `await` at the top of the program's module.
    pub(crate) last_await: Cell<Option<u32>>,
    /// `import` is being resolved before the program runs.
    pub(crate) linking: Cell<bool>,
    halted: Cell<bool>,
    stopped: RefCell<Option<Stopped>>,
    work: Work,
    /// Where the callback that ran last came to its end.
    pub(crate) ended_at: Cell<Option<u32>>,
    /// What `Math.random` and all that is random draw from.
    pub(crate) random: Random,
    /// Who looks on while the program runs.
    watch: Option<Arc<Watch>>,
    written: Cell<usize>,
    next_promise: Cell<u64>,
}

/// The outside of a run of this profile.
fn sim_of<C>(Profile { costs, threads, .. }: &Profile) -> Sim<C> {
    Sim::new(costs.start, *threads).with_wake_up(costs.wake_up)
}

impl World {
    pub(crate) fn new(setup: Setup) -> Self {
        Self {
            runtime: setup.runtime,
            profile: setup.profile,
            costs: setup.profile.costs,
            limits: setup.limits,
            tracing: setup.tracing,
            beliefs: Beliefs::new(setup.belief),
            event_loop: RefCell::new(setup.event_loop),
            journal: RefCell::new(setup.journal),
            sim: RefCell::new(sim_of(setup.profile)),
            path: setup.path,
            program: RefCell::default(),
            messages: Rc::new(Messages::new()),
            trail: RefCell::default(),
            files: RefCell::new(setup.files),
            args: setup.args,
            in_head: setup.in_head,
            outputs: RefCell::default(),
            labels: RefCell::default(),
            stack: RefCell::default(),
            hooks: RefCell::default(),
            rejected: RefCell::default(),
            exit_code: Cell::new(None),
            point: Cell::new(None),
            awaiting: Cell::new(None),
            texts: Texts::default(),
            ecma: PerRun::default(),
            in_main: Cell::new(false),
            in_script: Cell::new(false),
            last_throw: Cell::new(None),
            throws: RefCell::default(),
            operations: Operations::default(),
            printed: Default::default(),
            async_context: RefCell::default(),
            reporting: Cell::new(false),
            running: Cell::new(None),
            depth: Cell::new(0),
            stack_base: Cell::new(0),
            main_module: RefCell::default(),
            last_await: Cell::new(None),
            linking: Cell::new(false),
            halted: Cell::new(false),
            stopped: RefCell::default(),
            work: Work::default(),
            ended_at: Cell::new(None),
            random: Random::new(setup.randomness),
            watch: setup.watch,
            written: Cell::new(0),
            next_promise: Cell::new(0),
        }
    }

    pub(crate) fn now(&self) -> Instant {
        self.sim.borrow().now()
    }

    /// Runs `f` on the loop, with what the run lends it.
    pub(crate) fn on_loop<R>(&self, f: impl FnOnce(&mut Loop, &mut Journal) -> R) -> R {
        let (now, passed) = {
            let sim = self.sim.borrow();
            (sim.now(), sim.passed())
        };
        f(&mut self.event_loop.borrow_mut(), self.journal.borrow_mut().after(now, passed))
    }

    /// Lets virtual time pass while the program's code runs.
    pub(crate) fn charge(&self, cost: Duration) {
        self.sim.borrow_mut().advance(cost);
    }

    /// Lets virtual time pass while the runtime's own code runs, which takes longer at one time than at another.
    pub(crate) fn charge_about(&self, cost: Duration) {
        self.sim.borrow_mut().advance_about(cost);
    }

    /// Lets no virtual time pass where up to this much might.
    pub(crate) fn charge_up_to(&self, cost: Duration) {
        self.sim.borrow_mut().advance_between(Duration::ZERO, Duration::ZERO, cost);
    }

    /// What a write to `stream` costs.
    pub(crate) fn charge_print(&self, stream: Stream) {
        let [this, other] = match stream {
            Stream::Stdout => [0, 1],
            Stream::Stderr => [1, 0],
        };
        self.charge_about(self.costs.print);
        if !self.printed[this].replace(true) {
            let other = self.printed[other].get();
            self.charge_about(if other { self.costs.other_print } else { self.costs.first_print });
        }
    }

    /// Whether the run is over: nothing of the program may run any more.
    pub(crate) fn halted(&self) -> bool {
        self.halted.get()
    }

    /// Ends the run: what is on the stack unwinds without the program noticing.
    pub(crate) fn halt(&self) -> JsError {
        self.halted.set(true);
        Self::unwind()
    }

    /// Ends the run since a bound was reached; `what` says which, in words for a person.
    pub(crate) fn stop(&self, limit: &'static str, what: &str) -> JsError {
        let span = self.span().or_else(|| self.span_of(self.ended_at.get()?));
        self.stop_at(limit, what, span)
    }

    /// The same with the place.
    pub(crate) fn stop_at(&self, limit: &'static str, what: &str, span: Option<Span>) -> JsError {
        let place = span.map(|s| format!(" at {}:{}:{}", self.path, s.line, s.column)).unwrap_or_default();
        let message = format!("{limit}: {what}; stopped{place}");
        let now = self.now();
        self.journal
            .borrow_mut()
            .at(now)
            .record(Rule::LimitReached, || EventKind::Stopped { reason: message.as_str().into(), span });
        *self.stopped.borrow_mut() = Some(Stopped { limit, message, span });
        self.halt()
    }

    pub(crate) fn stopped(&self) -> Option<Stopped> {
        self.stopped.borrow().clone()
    }

    /// An error that no `catch` and no `finally` of the program sees.
    fn unwind() -> JsError {
        RuntimeLimitError::Recursion.into()
    }

    /// The statement the program is at.
    pub(crate) fn span(&self) -> Option<Span> {
        self.span_of(self.point.get()?)
    }

    pub(crate) fn span_of(&self, point: u32) -> Option<Span> {
        let program = self.program.borrow();
        let p = program.as_ref()?.points.get(point as usize)?;
        Some(Span { line: p.line, column: p.column, end_line: p.end_line, end_column: p.end_column })
    }

    pub(crate) fn record(&self, rule: Rule, kind: impl FnOnce() -> EventKind) {
        if self.tracing {
            let now = self.now();
            self.journal.borrow_mut().at(now).record(rule, kind);
        }
    }

    /// Writes text as it is.
    pub(crate) fn write(&self, stream: Stream, text: String) {
        let written = self.written.get() + text.len();
        self.written.set(written);
        if self.count_write(text.len()).is_err() {
            return;
        }
        if written > self.limits.output {
            if !self.halted() {
                let bound = self.limits.output;
                self.stop("endless output", &format!("more than {bound} bytes printed"));
            }
            return;
        }
        self.record(Rule::ProgramOutput, || EventKind::Printed {
            stream,
            text: text.strip_suffix('\n').unwrap_or(&text).into(),
        });
        if let Some(watch) = &self.watch {
            watch.wrote(stream, &text);
        }
        let step = self.journal.borrow().tracer.events().len();
        self.outputs.borrow_mut().push(Output { stream, text, step });
    }

    /// Writes a line, as the console does.
    pub(crate) fn write_line(&self, stream: Stream, mut text: String) {
        text.push('\n');
        self.write(stream, text);
    }

    pub(crate) fn promise_id(&self, promise: &JsObject) -> PromiseId {
        *self.rejected.borrow_mut().entry(promise.clone()).or_insert_with(|| {
            let id = self.next_promise.get();
            self.next_promise.set(id + 1);
            PromiseId(id)
        })
    }

    /// Whether the program's module waits at an `await` at its top.
    pub(crate) fn main_is_pending(&self) -> bool {
        let main = self.main_module.borrow();
        main.as_ref().is_some_and(|promise| matches!(promise.state(), PromiseState::Pending))
    }

    pub(crate) fn last_await(&self) -> Option<Span> {
        self.span_of(self.last_await.get()?)
    }

    /// The program that runs, for positions and messages.
    pub(crate) fn adopt(&self, program: Rc<Instrumented>) {
        let shift = if program.kind == Kind::CommonJs { crate::node::WRAPPER.0.len() as u32 } else { 0 };
        *self.trail.borrow_mut() = Some(self.messages.add(&self.path, shift, program.clone()));
        *self.throws.borrow_mut() = Self::find_throws(&program);
        self.ecma.begin(&program);
        if let Some(watch) = &self.watch {
            watch.begins(&self.path, program.points.iter().map(|p| (p.line, p.column)).collect());
        }
        *self.program.borrow_mut() = Some(program);
    }

    /// The program is at `point`.
    pub(crate) fn mark(&self, point: u32) {
        self.point.set(Some(point));
        self.beat();
        if self.throws.borrow().get(point as usize) == Some(&true) {
            self.last_throw.set(Some(point));
        }
        if let Some(trail) = &*self.trail.borrow() {
            trail.borrow_mut().mark(point);
        }
    }

    /// A callback begins: nothing was thrown in it yet.
    pub(crate) fn forget_throw(&self) {
        self.last_throw.set(None);
    }

    /// Where an error was thrown: at the last `throw` that ran, or else where the error says it was made.
    pub(crate) fn thrown_at(&self, stack: Option<&str>, by_throw: bool) -> Option<Place> {
        let at_throw = self.last_throw.get().filter(|_| by_throw).and_then(|point| self.span_of(point));
        let made = stack.and_then(|stack| self.first_own_frame(stack));
        let here = self.span().map(|s| (s.line, s.column));
        let (line, column) = at_throw.map(|s| (s.line, s.column)).or(made).or(here)?;
        self.messages.place_at(&self.path, line, column)
    }

    /// Which points are `throw` statements.
    fn find_throws(program: &Instrumented) -> Vec<bool> {
        let lines: Vec<&str> = program.source.lines().collect();
        let is_throw = |line: u32, column: u32| {
            let text = lines.get(line.saturating_sub(1) as usize).copied().unwrap_or_default();
            let mut units = 0;
            let start = text.char_indices().find(|(_, c)| {
                let here = units;
                units += c.len_utf16() as u32;
                here + 1 >= column
            });
            start.is_some_and(|(at, _)| text[at..].starts_with("throw"))
        };
        program.points.iter().map(|p| is_throw(p.line, p.column)).collect()
    }

    /// Line and column of the innermost frame of the program in a stack trace.
    fn first_own_frame(&self, stack: &str) -> Option<(u32, u32)> {
        let place = stack.lines().find_map(|line| {
            let frame = line.trim_start().strip_prefix("at ")?;
            let (_, place) = frame.split_once(self.path.as_str())?;
            Some(place.strip_prefix(':')?.trim_end_matches(')').to_owned())
        })?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?))
    }

    /// The run is over, for whoever looks on.
    pub(crate) fn ended(&self) {
        if let Some(watch) = self.watch.as_ref().filter(|_| self.program.borrow().is_some()) {
            watch.ended();
        }
    }

    /// Lets go of everything that belongs to the engine, so that engine and world do not keep each other alive.
    pub(crate) fn clear(&self) {
        self.on_loop(|event_loop, on| event_loop.stop(on));
        *self.hooks.borrow_mut() = LibraryHooks::default();
        self.rejected.borrow_mut().clear();
        self.main_module.take();
        self.async_context.take();
        self.operations.renew();
        self.ecma.end();
    }
}

/// A reference to the world that a function of the engine can hold.
#[derive(Clone, Trace, Finalize)]
pub(crate) struct Handle(#[unsafe_ignore_trace] pub(crate) Rc<World>);

impl std::ops::Deref for Handle {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

/// A function of the host, in Rust.
pub(crate) type HostFn = fn(&Handle, &JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

impl Handle {
    pub(crate) fn native(&self, function: HostFn) -> NativeFunction {
        NativeFunction::from_copy_closure_with_captures(
            move |this, args, world: &Self, context| function(world, this, args, context),
            self.clone(),
        )
    }
}
