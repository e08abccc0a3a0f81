//! Node's host: how the program starts, what an uncaught error does, how the process ends.

pub(crate) mod libs;

use std::borrow::Cow;
use std::path::Path;
use std::rc::Rc;

use boa_engine::builtins::promise::PromiseState;
use boa_engine::module::Module;
use boa_engine::object::ObjectInitializer;
use boa_engine::object::builtins::JsPromise;
use boa_engine::{Context, JsError, JsResult, JsString, JsValue, Source, js_string};
use looplab_core::rule::Rule;
use looplab_core::trace::{EventKind, Stream};

use crate::engine::report::{self, Origin};
use crate::engine::world::{Handle, HostFn};
use crate::engine::{Callback, Loader, libs as library};
use crate::source::messages::Place;
use crate::source::{self, Instrumented, Kind, PointKind};

/// What wraps a CommonJS program. It stays on the program's first line, so that lines keep their numbers.
pub(crate) const WRAPPER: (&str, &str) =
    ("(function (exports, require, module, __filename, __dirname) { ", "\n})");

/// The functions of Node's module loader that await the program's evaluation before its failure is reported: so many
/// microtasks of the program still run (measured with Node 24.21.0).
const LOADER_AWAITS: usize = 3;

/// How Node reads a file of this name and text.
pub(crate) fn kind_of(name: &str, text: &str) -> Kind {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("mjs") => Kind::Module,
        Some("cjs") => Kind::CommonJs,
        _ => source::detect_kind(text),
    }
}

/// The program as the loop's first callback.
pub(crate) fn main(world: &Handle, program: Rc<Instrumented>, loader: Rc<Loader>) -> Callback {
    let world = world.clone();
    Callback::native(move |_, context| match program.kind {
        Kind::Module => run_module(&world, &program, &loader, context),
        _ => run_common_js(&world, &program, context),
    })
}

fn run_common_js(world: &Handle, program: &Instrumented, context: &mut Context) -> JsResult<()> {
    let code = || format!("{}{}{}", WRAPPER.0, program.code, WRAPPER.1).into();
    let wrapper = library::evaluate(&world.path, code, context)?;
    let module = ObjectInitializer::new(context).build();
    let exports = ObjectInitializer::new(context).build();
    module.create_data_property_or_throw(js_string!("exports"), exports.clone(), context)?;
    module.create_data_property_or_throw(js_string!("id"), js_string!("."), context)?;
    module.create_data_property_or_throw(
        js_string!("filename"),
        JsString::from(world.path.as_str()),
        context,
    )?;
    let require = require_function(world, context)?;
    require.create_data_property_or_throw(js_string!("main"), module.clone(), context)?;
    let directory = world.path.rsplit_once('/').map_or("/", |(d, _)| if d.is_empty() { "/" } else { d });
    let args = [
        exports.clone().into(),
        require.into(),
        module.into(),
        JsString::from(world.path.as_str()).into(),
        JsString::from(directory).into(),
    ];
    let Some(wrapper) = wrapper.as_callable() else { return Ok(()) };
    wrapper.call(&exports.into(), &args, context)?;
    Ok(())
}

fn require_function(world: &Handle, context: &mut Context) -> JsResult<boa_engine::JsObject> {
    let native =
        world.native(|world, _, args, context| call_module_library(world, "requireBuiltin", args, context));
    let function = boa_engine::object::FunctionObjectBuilder::new(context.realm(), native)
        .name(js_string!("require"))
        .length(1)
        .build();
    Ok(function.into())
}

/// What `import 'name'` gives: the library decides, also how it fails.
pub(crate) fn import_builtin(
    world: &Handle,
    name: &str,
    referrer: &str,
    context: &mut Context,
) -> JsResult<JsValue> {
    let args = [JsString::from(name).into(), JsString::from(referrer).into()];
    call_module_library(world, "importBuiltin", &args, context)
}

fn call_module_library(
    world: &Handle,
    function: &str,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let exports = library::load(world, "module", context)?.to_object(context)?;
    let function = exports.get(JsString::from(function), context)?;
    let Some(function) = function.as_callable() else { return Ok(JsValue::undefined()) };
    function.call(&JsValue::undefined(), args, context)
}

fn run_module(
    world: &Handle,
    program: &Instrumented,
    loader: &Rc<Loader>,
    context: &mut Context,
) -> JsResult<()> {
    // Node reports a module's failure as a rejection.
    let promise = evaluate_module(world, program, loader, Origin::Rejection, context)?;
    world.main_module.replace(Some(promise));
    Ok(())
}

/// Parses, loads, links and evaluates a module. If it fails, now or later, that is reported.
pub(crate) fn evaluate_module(
    world: &Handle,
    program: &Instrumented,
    loader: &Rc<Loader>,
    origin: Origin,
    context: &mut Context,
) -> JsResult<JsPromise> {
    let code = with_plain_await(program);
    let source = Source::from_bytes(code.as_ref()).with_path(Path::new(&world.path));
    let module = Module::parse(source, None, context)?;
    loader.remember(&world.path, module.clone());
    world.linking.set(true);
    let loaded = module.load(context);
    world.linking.set(false);
    if let PromiseState::Rejected(reason) = loaded.state() {
        let ignore = world.native(|_, _, _, _| Ok(JsValue::undefined())).to_js_function(context.realm());
        loaded.catch(ignore, context)?;
        return Err(JsError::from_opaque(reason));
    }
    module.link(context)?;
    let promise = module.evaluate(context)?;
    let failed: HostFn = match origin {
        Origin::Exception => {
            |world, _, args, context| Ok(module_failed(world, args, Origin::Exception, context))
        }
        Origin::Rejection => {
            |world, _, args, context| Ok(module_failed(world, args, Origin::Rejection, context))
        }
    };
    let failed = world.native(failed).to_js_function(context.realm());
    let mut awaited = promise.clone();
    if origin == Origin::Rejection {
        for _ in 0..LOADER_AWAITS {
            awaited = awaited.then(None, None, context)?;
        }
    }
    awaited.catch(failed, context)?;
    Ok(promise)
}

/// The engine takes a module for an asynchronous one only if it sees a plain `await` at its top: a `for await` alone
/// would lose the module's failure. An `await` that never runs, behind the program's end, makes up for it.
pub(crate) fn with_plain_await(program: &Instrumented) -> Cow<'_, str> {
    let waits = program.points.iter().any(|p| p.kind == PointKind::Await && p.scope == 0);
    if waits {
        Cow::Owned(format!("{}\nif (0) await 0;", program.code))
    } else {
        Cow::Borrowed(&program.code)
    }
}

fn module_failed(world: &Handle, args: &[JsValue], origin: Origin, context: &mut Context) -> JsValue {
    let error = JsError::from_opaque(args.first().cloned().unwrap_or_default());
    report::report(world, error, origin, context);
    JsValue::undefined()
}

/// An error that no `catch` took: a handler of the program takes it, or the process ends.
pub(crate) fn uncaught(
    world: &Handle,
    error: &JsValue,
    origin: &str,
    place: Option<&Place>,
    context: &mut Context,
) {
    let args = [error.clone(), JsString::from(origin).into()];
    match report::ask_library(world, &args, context) {
        Ok(true) => {}
        Ok(false) => die(world, error, 1, place, context),
        // A handler that throws ends the process with a code of its own.
        Err(_) if world.halted() => {}
        Err(error) => {
            let value = error.into_opaque(context).unwrap_or_default();
            world.fix_message(&value, context);
            let place = crate::uncaught::place(world, &value, true, context);
            die(world, &value, 7, place.as_ref(), context);
        }
    }
}

fn die(world: &Handle, error: &JsValue, code: i32, place: Option<&Place>, context: &mut Context) {
    if world.exit_code.get().is_none() || code == 7 {
        world.exit_code.set(Some(code));
    }
    if code == 1 {
        emit_exit(world, context);
    }
    if !world.halted() {
        let text = crate::uncaught::node_text(world, place, error, context);
        report::print(world, text);
    }
    world.halt();
}

/// The loop has nothing left: `beforeExit` may schedule more. `false` ends the process.
pub(crate) fn before_exit(world: &Handle, context: &mut Context) {
    if let Err(error) = call_exit_hook(world, "beforeExit", context)
        && !world.halted()
    {
        report::report(world, error, Origin::Exception, context);
    }
}

/// The process ends: `exit` handlers run, and whatever they schedule is ignored.
pub(crate) fn finish(world: &Handle, context: &mut Context) {
    if world.halted() {
        return;
    }
    if world.exit_code.get().is_none() && world.main_is_pending() {
        // Up to Node 20, neither `exit` listeners nor the user were told.
        let told = world.profile.node().is_none_or(|release| release.line > 20);
        if !told {
            emit_exit(world, context);
        }
        world.exit_code.set(Some(13));
        if !told {
            return;
        }
        let text = crate::uncaught::unsettled_await(world);
        report::print(world, text);
    }
    emit_exit(world, context);
    // Microtasks queued by `exit` handlers still run; ticks and everything else do not.
    crate::engine::checkpoint(world, context);
}

fn emit_exit(world: &Handle, context: &mut Context) {
    if let Some(l) = world.event_loop.borrow_mut().as_node() {
        l.set_exiting();
    }
    if let Err(error) = call_exit_hook(world, "exit", context)
        && !world.halted()
    {
        let value = error.into_opaque(context).unwrap_or_default();
        world.fix_message(&value, context);
        world.exit_code.set(Some(1));
        let place = crate::uncaught::place(world, &value, true, context);
        let text = crate::uncaught::node_text(world, place.as_ref(), &value, context);
        report::print(world, text);
        world.halt();
    }
}

fn call_exit_hook(world: &Handle, kind: &str, context: &mut Context) -> JsResult<()> {
    let hook = world.hooks.borrow().exit.clone();
    if let Some(hook) = hook {
        let code = world.exit_code.get().unwrap_or(0);
        hook.call(&JsValue::undefined(), &[JsString::from(kind).into(), code.into()], context)?;
    }
    Ok(())
}

/// The last event of the trace.
pub(crate) fn record_exit(world: &Handle, code: i32) {
    world.record(Rule::ProcessExit, || EventKind::Exited { code });
}

/// Whether the program has replaced `write` of the standard stream, and so took this line of the console's.
pub(crate) fn writes_itself(world: &Handle, stream: Stream, text: &str, context: &mut Context) -> bool {
    let Some(hook) = world.hooks.borrow().console.clone() else { return false };
    let name = match stream {
        Stream::Stdout => "stdout",
        Stream::Stderr => "stderr",
    };
    let args = [JsString::from(name).into(), JsString::from(text).into()];
    hook.call(&JsValue::undefined(), &args, context).is_ok_and(|took| took.to_boolean())
}
