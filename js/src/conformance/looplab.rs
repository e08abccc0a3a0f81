//! The whole path of a program: its text as the engine sees it, our library, our errors, the loop's microtasks.

use std::path::Path;
use std::rc::Rc;

use boa_engine::module::Module;
use boa_engine::{Context, JsResult, JsValue, Script, Source};
use looplab_core::choice::DefaultChooser;
use looplab_core::html;

use super::evaluate::{module, script, thrown};
use super::host::{self, Host};
use super::{Ending, Phase, Test, Thrown};
use crate::engine::world::{Handle, World};
use crate::engine::{self, Loader, Loop};
use crate::options::{Limits, Options, Program, Runtime};
use crate::source::{self, Instrumented, Kind, SyntaxError};
use crate::{Error, node, run as parts};

pub(super) fn run(test: &Test<'_>) -> Result<Ending, Error> {
    let program = match source::instrument(test.source, test.kind) {
        Ok(program) => Rc::new(program),
        Err(error) => return Ok(Ending { thrown: Some(refused(error)), ..Ending::default() }),
    };
    let world = world(test)?;
    let (mut context, loader) = engine::context(&world).map_err(Error::engine)?;
    let anchor = 0_u8;
    world.stack_base.set(std::ptr::from_ref(&anchor) as usize);
    let printed = Rc::default();
    let (evaluating, furnishing) = (world.clone(), (world.clone(), program.names.clone()));
    let host = Host {
        printed: Rc::clone(&printed),
        evaluate: Rc::new(move |text, context| eval_script(&evaluating, text, context)),
        furnish: Rc::new(move |context| engine::furnish_realm(&furnishing.0, &furnishing.1, context)),
    };
    engine::install_markers(
        &world,
        &program.names,
        program.has_eval && test.kind == Kind::Script,
        &mut context,
    )
    .map_err(Error::engine)?;
    host::install(host, &mut context).map_err(Error::engine)?;
    world.adopt(Rc::clone(&program));
    let ended = evaluate(test, &program, &world, &loader, &mut context);
    let stopped = world.stopped().map(|stopped| stopped.message);
    world.clear();
    context.remove_data::<Host>();
    world.texts.clear();
    engine::libs::clear(&mut context);
    Ok(Ending { thrown: ended.err(), printed: printed.take(), stopped })
}

/// Node's world, so that the realm has no page in it; but a page's loop, whose checkpoint is microtasks and no more: what
/// becomes of a rejection that nobody handles is no business of the language.
fn world(test: &Test<'_>) -> Result<Handle, Error> {
    let program =
        Program { name: test.path.to_owned(), source: test.source.to_owned(), kind: Some(test.kind) };
    // Some tests go through all of Unicode. Whoever runs them bounds their time.
    let limits = Limits { work: u64::MAX, ..Limits::default() };
    let options = Options { runtime: Runtime::Node, limits, files: test.files.clone(), ..Options::default() };
    let mut setup = parts::setup(&program, &options, Box::new(DefaultChooser))?;
    let limits = options.limits.event_loop;
    let profile = html::Profile::chromium();
    let page = html::EventLoop::new(profile, limits);
    setup.event_loop = Loop::Browser(Box::new(page));
    Ok(Handle(Rc::new(World::new(setup))))
}

fn evaluate(
    test: &Test<'_>,
    program: &Instrumented,
    world: &Handle,
    loader: &Loader,
    context: &mut Context,
) -> Result<(), Thrown> {
    for &(path, text) in test.before {
        let made = world.engine_text(text, Kind::Script);
        run_script(path, made.as_ref().map_or(text, |made| &made.code), context)?;
    }
    let mut jobs = |context: &mut Context| engine::checkpoint(world, context);
    if test.kind == Kind::Module {
        let code = node::with_plain_await(program);
        let source = Source::from_bytes(code.as_ref()).with_path(Path::new(test.path));
        let parsed = Module::parse(source, None, context).map_err(|e| thrown(Phase::Parse, e, context))?;
        loader.remember(test.path, parsed.clone());
        module(&parsed, context, &mut jobs)
    } else {
        run_script(test.path, &program.code, context)?;
        jobs(context);
        Ok(())
    }
}

fn run_script(path: &str, code: &str, context: &mut Context) -> Result<JsValue, Thrown> {
    let source = Source::from_bytes(code).with_path(Path::new(path));
    let parsed = Script::parse(source, None, context);
    script(parsed, |script, context| script.evaluate(context), context)
}

/// As `eval` does it, but in the realm itself.
fn eval_script(world: &Handle, text: &str, context: &mut Context) -> JsResult<JsValue> {
    let made = world.engine_text(text, Kind::Script);
    let code = made.as_ref().map_or(text, |made| &made.code);
    Script::parse(Source::from_bytes(code), None, context)?.evaluate(context)
}

/// A text that does not parse. What Looplab cannot run is not an error of the text.
fn refused(error: SyntaxError) -> Thrown {
    let name = if error.unsupported { String::new() } else { "SyntaxError".to_owned() };
    Thrown { phase: Phase::Parse, name, message: error.message }
}
