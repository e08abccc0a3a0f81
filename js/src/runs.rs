//! Many runs of one program: what they have in common is made once.
//!
//! Most of a short run is parsing and compiling the host's library. An engine that has run a program keeps what it
//! compiled; so the next run of the same program is given the same engine, if the realm is as it was before the program
//! ran ([`Baseline`]). Everything else belongs to one run alone and is made anew: the world, the library's modules, the
//! program's functions.

use std::rc::Rc;

use boa_engine::Context;
use looplab_core::belief::Belief;
use looplab_core::choice::Recorder;

use crate::engine::baseline::Baseline;
use crate::engine::world::{Handle, World};
use crate::engine::{self, Loader};
use crate::options::{Options, Program, Runtime};
use crate::outcome::Outcome;
use crate::profiles::Profile;
use crate::source::{self, Instrumented, Kind, SyntaxError};
use crate::{Error, browser, console, node, run};

/// So many runs one engine makes at most: what a run leaves behind on the engine's own stack goes with the engine.
const RUNS_PER_ENGINE: u32 = 200;

/// Runs of one program whose options differ in nothing but the answers to what is open.
pub(crate) struct Runs<'a> {
    program: &'a Program,
    instrumented: Option<Rc<Instrumented>>,
    often: bool,
    kept: Option<Engine>,
}

/// An engine, set up for one program.
struct Engine {
    world: Handle,
    context: Context,
    loader: Rc<Loader>,
    /// `None` if it is not to be used again.
    baseline: Option<Baseline>,
    runs: u32,
}

impl<'a> Runs<'a> {
    /// For one run.
    pub(crate) fn once(program: &'a Program) -> Self {
        Self { program, instrumented: None, often: false, kept: None }
    }

    /// For many.
    pub(crate) fn many(program: &'a Program) -> Self {
        Self { program, instrumented: None, often: true, kept: None }
    }

    /// The next run, to its end.
    pub(crate) fn run(&mut self, options: &Options) -> Result<Outcome, Error> {
        let (chooser, record) = Recorder::new(run::chooser(options));
        let setup = run::setup(self.program, options, Box::new(chooser))?;
        let instrumented = match self.instrumented(options) {
            Ok(instrumented) => instrumented,
            Err(error) => return Ok(run::refuse(&Handle(Rc::new(World::new(setup))), error)),
        };
        let mut engine = match self.kept.take() {
            Some(engine) => {
                engine.world.renew(setup);
                engine
            }
            None => {
                let world = Handle(Rc::new(World::new(setup)));
                let often = self.often && may_be_used_again(options.runtime, &instrumented);
                Engine::new(world, &instrumented, often).map_err(Error::engine)?
            }
        };
        let mut outcome = engine.run(instrumented);
        outcome.taken = record.take();
        if engine.is_as_before() {
            self.kept = Some(engine);
        } else {
            engine.free();
        }
        Ok(outcome)
    }

    fn instrumented(&mut self, options: &Options) -> Result<Rc<Instrumented>, SyntaxError> {
        if let Some(instrumented) = &self.instrumented {
            return Ok(instrumented.clone());
        }
        let path = run::path_of(self.program);
        let kind = self.program.kind.unwrap_or_else(|| match options.runtime {
            Runtime::Node => node::kind_of(&path, &self.program.source),
            Runtime::Browser => browser::kind_of(&path),
        });
        let mut instrumented = source::instrument(&self.program.source, kind)?;
        let release = Profile::find(options.profile.as_deref(), options.runtime).ok().and_then(Profile::node);
        if let Some(error) =
            release.and_then(|release| source::refused_by(release, &self.program.source, kind))
        {
            return Err(error);
        }
        if options.belief == Some(Belief::AwaitBlocks) {
            source::block_awaits(&mut instrumented);
        }
        Ok(self.instrumented.insert(Rc::new(instrumented)).clone())
    }
}

impl Drop for Runs<'_> {
    fn drop(&mut self) {
        if let Some(mut engine) = self.kept.take() {
            engine.free();
        }
    }
}

/// A page's program declares its names in the realm itself. What weak references still hold depends on the memory that
/// earlier runs used.
fn may_be_used_again(runtime: Runtime, program: &Instrumented) -> bool {
    runtime == Runtime::Node && !program.source.contains("WeakRef")
}

impl Engine {
    fn new(world: Handle, program: &Instrumented, often: bool) -> boa_engine::JsResult<Self> {
        let (mut context, loader) = engine::context(&world)?;
        let has_eval = program.has_eval && program.kind == Kind::Script;
        engine::install_markers(&world, &program.names, has_eval, &mut context)?;
        run::install_console(&world, &mut context)?;
        let baseline = often.then(|| Baseline::take(&mut context)).transpose()?;
        Ok(Self { world, context, loader, baseline, runs: 0 })
    }

    fn run(&mut self, program: Rc<Instrumented>) -> Outcome {
        let Self { world, context, loader, .. } = self;
        let anchor = 0_u8;
        world.stack_base.set(std::ptr::from_ref(&anchor) as usize);
        world.adopt(program.clone());
        run::start(world, program, loader.clone());
        run::drive(world, context);
        let outcome = run::conclude(world);
        world.clear();
        outcome
    }

    /// Whether another run may begin in it.
    fn is_as_before(&mut self) -> bool {
        self.runs += 1;
        let Some(baseline) = &self.baseline else { return false };
        // A run that was ended in the middle of a callback may have left anything behind.
        if self.world.halted() || self.runs == RUNS_PER_ENGINE || !baseline.holds(&mut self.context) {
            return false;
        }
        console::renew(&self.context);
        engine::libs::renew(&mut self.context);
        if self.loader.clear() {
            // A script keeps the modules that it imported.
            engine::libs::forget(&self.world.path, &mut self.context);
        }
        true
    }

    /// Lets engine and world not keep each other alive.
    fn free(&mut self) {
        self.baseline = None;
        self.world.texts.clear();
        engine::libs::clear(&mut self.context);
    }
}

#[cfg(test)]
mod tests;
