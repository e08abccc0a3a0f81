//! The one room that knows the JavaScript engine: a context whose jobs, clocks and rejections lead to our loop.

pub(crate) mod baseline;
pub(crate) mod beliefs;
mod callback;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod collector;
mod event_loop;
mod function_constructors;
mod guards;
mod hooks;
mod labels;
pub(crate) mod libs;
mod lowered;
mod markers;
mod math_random;
mod modules;
mod primitives;
pub(crate) mod report;
mod stack;
mod texts;
pub(crate) mod world;

use std::rc::Rc;

use boa_engine::context::ContextBuilder;
use boa_engine::{Context, JsResult};
use looplab_core::event_loop::Loop as _;
use looplab_core::step::{Run, RunKind};

use crate::options::Runtime;
use crate::source::Kind;
#[cfg(not(target_family = "wasm"))]
use crate::source::Names;
use crate::source::messages::Entry;

pub(crate) use callback::Callback;
pub(crate) use event_loop::Loop;
pub(crate) use markers::install as install_markers;
pub(crate) use modules::Loader;
#[cfg(not(target_family = "wasm"))]
pub(crate) use modules::resolve;
use report::Origin;
pub(crate) use texts::evaluated_text;
use world::Handle;

/// The machine's stack for one run: a thread's own natively, the linker's in WebAssembly.
pub(crate) const STACK_SIZE: usize = if cfg!(target_family = "wasm") { 4 << 20 } else { 256 << 20 };

/// An engine for one run.
pub(crate) fn context(world: &Handle) -> JsResult<(Context, Rc<Loader>)> {
    let loader = Rc::new(Loader::new(world.clone()));
    let mut context = ContextBuilder::new()
        .host_hooks(Rc::new(hooks::Hooks { world: world.clone() }))
        .job_executor(Rc::new(hooks::Jobs(world.clone())))
        .clock(Rc::new(hooks::WorldClock(world.clone())))
        .module_loader(loader.clone())
        .can_block(false)
        .build()?;
    // The markers bound loops and recursion, with errors that the program can catch where V8's can be; the engine's
    // own bounds only have to be out of their way. Caught exceptions leave slots behind on the engine's stack.
    let limits = context.runtime_limits_mut();
    limits.set_recursion_limit(100_000);
    limits.set_stack_size_limit(1 << 30);
    crate::source::messages::install(&world.messages, &mut context)?;
    crate::ecma::install(world, &mut context)?;
    libs::define_globals(world, &mut context)?;
    crate::intl::define_methods(world, &mut context)?;
    math_random::install(world, &mut context)?;
    guards::install(world, &mut context)?;
    crate::profiles::newer::withhold(world, &mut context)?;
    Ok((context, loader))
}

/// Gives a further realm of the engine what programs are given, and what they call.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn furnish_realm(world: &Handle, names: &Names, context: &mut Context) -> JsResult<()> {
    // The first realm's own `toString` shows the text of any function.
    let to_string = world.texts.to_string.borrow().clone();
    crate::ecma::install(world, context)?;
    install_markers(world, names, false, context)?;
    *world.texts.to_string.borrow_mut() = to_string;
    Ok(())
}

/// Runs one callback of the loop to its end and reports the error that left it, if one did.
pub(crate) fn execute(world: &Handle, run: &Run<Callback>, context: &mut Context) {
    world.charge(world.costs.callback);
    world.messages.enter(entry(world, run.kind));
    let outer = (world.running.replace(Some(run.task)), world.point.replace(None));
    world.depth.set(world.depth.get() + 1);
    world.forget_throw();
    world.in_main.set(run.kind == RunKind::Main);
    world.in_script.set(run.kind == RunKind::Main || run.kind == RunKind::Microtask && world.in_script.get());
    let async_context = world.async_context.replace(run.callback.async_context());
    let result = world.count_callback(run.kind).and_then(|()| run.callback.call(run.kind, context));
    world.depth.set(world.depth.get() - 1);
    if world.depth.get() == 0 {
        world.forget_stack();
    }
    match run.kind {
        RunKind::Main => world.charge_about(world.costs.main_end),
        RunKind::Microtask | RunKind::Tick => {}
        _ => world.charge_up_to(world.costs.callback_end),
    }
    context.clear_kept_objects();
    let threw = result.is_err();
    // The statement that threw stays known until it is reported.
    if let Err(error) = result
        && !world.halted()
    {
        let origin =
            if run.kind == RunKind::UnhandledRejection { Origin::Rejection } else { Origin::Exception };
        report::report(world, error, origin, context);
    }
    world.async_context.replace(async_context);
    world.running.set(outer.0);
    if world.point.get().is_some() {
        world.ended_at.set(world.point.get());
    }
    if !world.halted() {
        world.point.set(outer.1);
    }
    world.on_loop(|event_loop, on| event_loop.finished(on, threw));
}

/// How the program is entered, for the frames below its own in stack traces.
fn entry(world: &Handle, kind: RunKind) -> Entry {
    let is_module = world.program.borrow().as_ref().is_some_and(|p| p.kind == Kind::Module);
    match kind {
        _ if world.runtime == Runtime::Browser => Entry::Bare,
        RunKind::Main if !is_module => Entry::CommonJs,
        RunKind::Timer { .. } => Entry::Timeout,
        RunKind::Immediate => Entry::Immediate,
        RunKind::Tick => Entry::Tick,
        _ => Entry::Bare,
    }
}

/// A microtask checkpoint in the middle of a callback, if nothing of the program is on the stack.
pub(crate) fn checkpoint(world: &Handle, context: &mut Context) {
    if world.reporting.get() {
        return;
    }
    let ours = context.stack_trace().any(|f| !f.position().path.to_string().starts_with(libs::PATH_PREFIX));
    if ours {
        return;
    }
    while !world.halted() {
        match world.on_loop(|event_loop, on| event_loop.next_in_drain(on)) {
            Ok(Some(run)) => execute(world, &run, context),
            Ok(None) => return,
            Err(error) => {
                world.stop(error.reached().name(), &error.to_string());
            }
        }
    }
}
