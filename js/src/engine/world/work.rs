//! The bound on what a run does. Whatever it does is counted here, in one sum, so that a program that never ends is
//! stopped within seconds of real time whatever it is busy with, and at the same place every time.

use std::cell::Cell;

use boa_engine::{JsError, JsResult};
use looplab_core::step::RunKind;

use super::World;
use crate::options::MemoryLimit;

/// What things cost of [`Limits::work`](crate::Limits::work), whose unit is what one statement takes.
mod cost {
    /// One callback: queueing it, choosing it, calling it.
    pub(super) const CALLBACK: u64 = 45;
    /// The same for a microtask or a tick.
    pub(super) const MICROTASK: u64 = 25;
    /// The same for what comes from outside, through the library.
    pub(super) const TASK: u64 = 160;
    /// One step of the loop, whether it runs a callback or looks at the outside world.
    pub(super) const STEP: u64 = 10;
    /// One write to a stream, and each of so many bytes of it.
    pub(super) const WRITE: u64 = 10;
    pub(super) const BYTES: u64 = 32;
    /// So many steps of a native loop.
    pub(super) const NATIVE_STEPS: u64 = 16;
}

/// Statements between two looks at the memory in use.
const MEMORY_CHECK_EVERY: u64 = 8;

/// A collection must free this part of the memory that may be used; less, and there would soon be nothing but collections.
const WORTH_COLLECTING: usize = 8;

/// With fewer callbacks than that, it is not callbacks that never end.
const FEW: u64 = 100;

/// What was done so far.
#[derive(Default)]
pub(super) struct Work {
    spent: Cell<u64>,
    statements: Cell<u64>,
    callbacks: Cell<u64>,
    /// What the callbacks and the library around them took.
    in_callbacks: Cell<u64>,
    native: Cell<u64>,
    /// Steps of native loops that were too few to be counted yet.
    few: Cell<u64>,
    last: Cell<Option<RunKind>>,
    /// Microtasks and ticks since the loop last chose something else.
    drained: Cell<u64>,
}

impl Work {
    /// As at the beginning of a run.
    pub(super) fn renew(&self) {
        let Self { spent, statements, callbacks, in_callbacks, native, few, last, drained } = self;
        for count in [spent, statements, callbacks, in_callbacks, native, few, drained] {
            count.take();
        }
        last.take();
    }
}

impl World {
    /// Counts one statement, and says whether the program may go on.
    pub(crate) fn count_statement(&self) -> JsResult<()> {
        if self.halted() {
            return Err(Self::unwind());
        }
        let statements = self.work.statements.get() + 1;
        self.work.statements.set(statements);
        self.charge(self.costs.statement);
        self.spend(1)?;
        if statements.is_multiple_of(MEMORY_CHECK_EVERY) { self.check_memory() } else { Ok(()) }
    }

    /// Counts one callback that is about to run.
    pub(crate) fn count_callback(&self, kind: RunKind) -> JsResult<()> {
        self.work.callbacks.set(self.work.callbacks.get() + 1);
        self.work.last.set(Some(kind));
        let is_drained = matches!(kind, RunKind::Microtask | RunKind::Tick);
        self.work.drained.set(if is_drained { self.work.drained.get() + 1 } else { 0 });
        self.count_library(match kind {
            RunKind::Microtask | RunKind::Tick => cost::MICROTASK,
            RunKind::Task(_) | RunKind::Completion | RunKind::Close => cost::TASK,
            _ => cost::CALLBACK,
        })
    }

    /// Counts work of the host's library.
    pub(crate) fn count_library(&self, work: u64) -> JsResult<()> {
        self.work.in_callbacks.set(self.work.in_callbacks.get() + work);
        self.spend(work)
    }

    /// Counts one step of the loop.
    pub(crate) fn count_step(&self) -> JsResult<()> {
        self.spend(cost::STEP)
    }

    /// Counts what one write takes.
    pub(super) fn count_write(&self, bytes: usize) -> JsResult<()> {
        self.spend(cost::WRITE + bytes as u64 / cost::BYTES)
    }

    /// Counts so many steps of a loop in native code (elements looked at, characters copied), and says whether the
    /// program may go on. A native function that may take long calls it as it goes, every thousand steps or so.
    ///
    /// # Errors
    /// The bound is reached: the caller hands the error on at once, and nothing of the program sees it.
    pub(crate) fn native_work(&self, steps: u64) -> JsResult<()> {
        if self.halted() {
            return Err(Self::unwind());
        }
        let steps = self.work.few.get() + steps;
        self.work.few.set(steps % cost::NATIVE_STEPS);
        let work = steps / cost::NATIVE_STEPS;
        self.work.native.set(self.work.native.get() + work);
        self.spend(work)?;
        self.beat();
        self.check_memory()
    }

    /// A sign of life.
    pub(super) fn beat(&self) {
        if let Some(watch) = &self.watch {
            watch.beat(self.work.spent.get(), self.point.get());
        }
    }

    fn spend(&self, work: u64) -> JsResult<()> {
        let spent = self.work.spent.get() + work;
        self.work.spent.set(spent);
        if spent > self.limits.work {
            return Err(self.exhausted());
        }
        Ok(())
    }

    /// The bound is reached: it is named after what most of the work was.
    #[cold]
    fn exhausted(&self) -> JsError {
        if self.halted() {
            return Self::unwind();
        }
        let Work { statements, callbacks, in_callbacks, native, last, .. } = &self.work;
        let (statements, callbacks, native) = (statements.get(), callbacks.get(), native.get());
        let in_callbacks = in_callbacks.get();
        if native > statements.max(in_callbacks) {
            let steps = native * cost::NATIVE_STEPS;
            return self
                .stop("endless native call", &format!("more than {steps} steps inside built-in functions"));
        }
        if in_callbacks < statements || callbacks < FEW {
            return self.stop("endless loop", &format!("more than {statements} statements"));
        }
        let starves = self.work.drained.get() >= FEW;
        let (name, kind) = match last.get() {
            Some(RunKind::Microtask) if starves => ("endless microtasks", "a microtask"),
            Some(RunKind::Tick) if starves => ("endless process.nextTick", "a tick"),
            Some(RunKind::Microtask) => ("endless callbacks", "a microtask"),
            Some(RunKind::Tick) => ("endless callbacks", "a tick"),
            Some(RunKind::Timer { repeats: true }) => ("endless callbacks", "an interval's"),
            Some(RunKind::Timer { repeats: false }) => ("endless callbacks", "a timeout's"),
            Some(RunKind::Immediate) => ("endless callbacks", "an immediate"),
            Some(RunKind::AnimationFrame { .. }) => ("endless callbacks", "an animation frame's"),
            Some(RunKind::Idle { .. }) => ("endless callbacks", "an idle callback"),
            _ => ("endless callbacks", "a task"),
        };
        self.stop(name, &format!("more than {callbacks} callbacks, the last of them {kind}"))
    }

    fn check_memory(&self) -> JsResult<()> {
        match self.limits.memory {
            Some(limit) if (limit.used)() > limit.bytes => self.make_room(limit),
            _ => Ok(()),
        }
    }

    /// The collector counts its own objects only, and not what they hold: it may never have seen a reason to run.
    #[cold]
    fn make_room(&self, MemoryLimit { used, bytes }: MemoryLimit) -> JsResult<()> {
        boa_gc::force_collect();
        if used() < bytes - bytes / WORTH_COLLECTING {
            return Ok(());
        }
        let bound = bytes >> 20;
        Err(self.stop("runaway memory", &format!("more than {bound} MiB in use")))
    }
}
