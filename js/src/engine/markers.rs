//! The functions that an instrumented program calls: where it is, what it awaits, what it caught.

use boa_engine::builtins::promise::Promise;
use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsPromise;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsError, JsNativeError, JsResult, JsString, JsValue, Source, js_string};
use looplab_core::belief::Belief;
use looplab_core::rule::Rule;
use looplab_core::trace::EventKind;

use super::lowered;
use super::world::{Handle, HostFn, World};
use super::{beliefs, function_constructors, texts};
use crate::source::Names;

/// Less machine stack than this left: deep recursion through native functions must end now. In WebAssembly most of a frame
/// lies on the embedder's own stack of about a megabyte, which is out first.
const STACK_RESERVE: usize = if cfg!(target_family = "wasm") { 7 << 19 } else { 512 << 10 };

/// Defines the functions where nothing of the program can shadow or list them: as variables of a script of their own or,
/// where a `with` would be asked for every variable, as properties of numbers.
///
/// `has_eval` says that the program's script will declare `eval`.
pub(crate) fn install(world: &Handle, names: &Names, has_eval: bool, context: &mut Context) -> JsResult<()> {
    let functions: [(&str, HostFn); 10] = [
        (&names.mark, mark),
        (&names.await_, awaiting),
        (&names.caught, caught),
        (&names.evaluated, texts::evaluated),
        (&names.defined, texts::defined),
        (&names.deep, deep),
        (&names.power, lowered::power),
        (&names.measured, lowered::measured),
        (&names.resources, lowered::resources),
        (&names.guarded, lowered::guarded),
    ];
    let plain = functions.map(|(name, _)| Names::plain(name));
    let values = functions.map(|(_, function)| world.native(function).to_js_function(context.realm()));
    if names.are_properties() {
        let numbers = context.intrinsics().constructors().number().prototype();
        for (name, function) in plain.into_iter().zip(values) {
            let hidden = PropertyDescriptor::builder().value(function).writable(false).enumerable(false);
            numbers.define_property_or_throw(
                JsString::from(name),
                hidden.configurable(false).build(),
                context,
            )?;
        }
    } else {
        let variables = plain.join(",");
        let given = plain.map(|name| format!("{name}_")).join(",");
        let script = format!("let {variables};(function({given}){{[{variables}]=[{given}]}})");
        let assign = context.eval(Source::from_bytes(&script))?;
        let values = values.map(JsValue::from);
        assign
            .as_callable()
            .map(|assign| assign.call(&JsValue::undefined(), &values, context))
            .transpose()?;
    }
    function_constructors::install(world, context)?;
    crate::ecma::install_eval(world, has_eval, context)?;
    hide_markers(world, context)
}

/// Puts a `Function.prototype.toString` in place that shows a function as it was written.
fn hide_markers(world: &Handle, context: &mut Context) -> JsResult<()> {
    let prototype = context.intrinsics().constructors().function().prototype();
    let original = prototype.get(js_string!("toString"), context)?;
    *world.texts.to_string.borrow_mut() = original.as_function();
    let native = world.native(|world, this, _, context| {
        let text = world.written(this, context)?;
        let string = text.to_std_string_lossy();
        let is_own = world.program.borrow().as_ref().is_none_or(|program| program.source.contains(&string));
        if !is_own && super::libs::holds(world.runtime, &string) {
            return native_text(this, context);
        }
        Ok(text.into())
    });
    let function =
        FunctionObjectBuilder::new(context.realm(), native).name(js_string!("toString")).length(0).build();
    let descriptor =
        PropertyDescriptor::builder().value(function).writable(true).enumerable(false).configurable(true);
    prototype.define_property_or_throw(js_string!("toString"), descriptor.build(), context)?;
    Ok(())
}

/// A function of the library looks like one of the runtime's own.
fn native_text(function: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let name = function.to_object(context)?.get(js_string!("name"), context)?.to_string(context)?;
    let text = format!("function {}() {{ [native code] }}", name.to_std_string_escaped());
    Ok(JsString::from(text).into())
}

/// `mark(id)`: the statement `id` is about to run.
fn mark(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    world.count_statement()?;
    let point = args.first().and_then(JsValue::as_i32).unwrap_or_default() as u32;
    world.mark(point);
    world.awaiting.set(None);
    world.ecma.at(point);
    world.check_depth(context)?;
    if world.tracing {
        world.follow_stack(point, context);
        if let Some(span) = world.span_of(point) {
            world.record(Rule::RunToCompletion, || EventKind::Statement { span });
        }
        world.check_events()?;
    }
    Ok(JsValue::undefined())
}

/// `deep()`: what comes may call its way back here without passing a marker.
fn deep(world: &Handle, _: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    world.check_depth(context)?;
    Ok(JsValue::undefined())
}

/// `await_(id, value)`: the operand of an `await` is known, and the function is about to be suspended.
fn awaiting(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let point = args.first().and_then(JsValue::as_i32).map(|id| id as u32);
    world.awaiting.set(point);
    if depth_of(context) == 1 {
        world.last_await.set(point);
    }
    let value = args.get(1).cloned().unwrap_or_default();
    if world.beliefs.holds(Belief::AwaitBlocks) {
        return beliefs::block_on(world, &value, context);
    }
    if world.profile.node().is_some_and(|release| release.wraps_awaited) {
        return wrapped(value, context);
    }
    Ok(value)
}

/// What an `await` before <https://github.com/tc39/ecma262/pull/1250> took: another promise for one that is there.
fn wrapped(value: JsValue, context: &mut Context) -> JsResult<JsValue> {
    if !value.as_object().is_some_and(|object| object.is::<Promise>()) {
        return Ok(value);
    }
    let (promise, functions) = JsPromise::new_pending(context);
    functions.resolve.call(&JsValue::undefined(), &[value], context)?;
    Ok(promise.into())
}

/// `caught(error)`: a `catch` clause is about to see it; the engine's own words become V8's.
fn caught(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(error) = args.first() {
        world.fix_message(error, context);
    }
    Ok(JsValue::undefined())
}

/// How many functions of programs and of the library are on the engine's stack, without walking over them.
fn depth_of(context: &Context) -> usize {
    let frames = context.stack_trace().size_hint();
    frames.1.unwrap_or(frames.0)
}

impl World {
    /// A `RangeError` the program can catch, as in V8, long before the machine's stack or the engine's bound is reached.
    pub(crate) fn check_depth(&self, context: &Context) -> JsResult<()> {
        let marker = 0_u8;
        let here = std::ptr::from_ref(&marker) as usize;
        let used = self.stack_base.get().saturating_sub(here);
        if used + STACK_RESERVE > super::STACK_SIZE || depth_of(context) > self.limits.frames {
            let error = JsNativeError::range().with_message("Maximum call stack size exceeded");
            return Err(JsError::from(error));
        }
        Ok(())
    }

    /// Says whether a trace may go on.
    pub(crate) fn check_events(&self) -> JsResult<()> {
        let events = self.journal.borrow().tracer.events().len();
        if events > self.limits.events && !self.halted() {
            let bound = self.limits.events;
            return Err(self
                .stop("too long to record", &format!("more than {bound} events, as an endless loop makes")));
        }
        Ok(())
    }

    /// Rewrites an engine error's message in V8's words, in place.
    pub(crate) fn fix_message(&self, error: &JsValue, context: &mut Context) {
        self.messages.fix(error, context);
    }
}
