//! Primitives of both hosts.

use boa_engine::builtins::promise::PromiseState;
use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::{JsArray, JsArrayBuffer, JsPromise, JsUint8Array};
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsError, JsObject, JsResult, JsString, JsValue, NativeFunction};
use looplab_core::event_loop::Loop as _;
use looplab_core::rule::Rule;
use looplab_core::trace::Stream;

use super::{carried_callback_arg, function_arg, id_arg, id_value, millis, number_arg, string_arg};
use crate::console;
use crate::engine::checkpoint;
use crate::engine::report::{self, Origin};
use crate::engine::world::{Handle, HostFn};

pub(super) const FUNCTIONS: &[(&str, HostFn)] = &[
    ("now", now),
    ("charge", charge),
    ("random", random),
    ("work", work),
    ("queueMicrotask", queue_microtask),
    ("label", label),
    ("print", print),
    ("checkpoint", run_checkpoint),
    ("reportError", report_error),
    ("onUncaught", on_uncaught),
    ("onRejection", on_rejection),
    ("promiseState", promise_state),
    ("inspect", inspect),
    ("format", format),
    ("formatWithOptions", format_with_options),
    ("readFile", read_file),
    ("writeFile", write_file),
    ("deleteFile", delete_file),
    ("listFiles", list_files),
    ("args", args_list),
];

fn now(world: &Handle, _: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.charge(world.costs.clock_read);
    Ok(world.now().as_millis_f64().into())
}

fn charge(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.charge_about(millis(number_arg(args, 0)));
    Ok(JsValue::undefined())
}

/// `random()`: a number from 0 to just below 1.
fn random(world: &Handle, _: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(world.random.number().into())
}

/// `work(statements)`: the library does about as much as so many statements of a program. What calls itself calls this.
fn work(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    world.check_depth(context)?;
    world.count_library(number_arg(args, 0) as u64)?;
    Ok(JsValue::undefined())
}

fn queue_microtask(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let callback = carried_callback_arg(world, args, 0)?;
    let id = world.on_loop(|event_loop, on| event_loop.queue_microtask(on, callback, Rule::QueueMicrotask));
    world.label_function(id, &function_arg(args, 0)?, context);
    Ok(id_value(id))
}

fn label(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if world.tracing {
        let text = match args.get(1).and_then(JsValue::as_function) {
            Some(function) => world.function_name(&function, context).into_string(),
            None => string_arg(args, 1, context)?,
        };
        world.label(id_arg(args, 0), &text);
    }
    Ok(JsValue::undefined())
}

fn print(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let stream = if string_arg(args, 0, context)? == "stderr" { Stream::Stderr } else { Stream::Stdout };
    world.charge_print(stream);
    world.write(stream, string_arg(args, 1, context)?);
    Ok(JsValue::undefined())
}

fn run_checkpoint(world: &Handle, _: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    checkpoint(world, context);
    Ok(JsValue::undefined())
}

fn report_error(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let error = JsError::from_opaque(args.first().cloned().unwrap_or_default());
    report::report(world, error, Origin::Exception, context);
    if world.halted() { Err(world.halt()) } else { Ok(JsValue::undefined()) }
}

fn on_uncaught(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.hooks.borrow_mut().uncaught = Some(function_arg(args, 0)?);
    Ok(JsValue::undefined())
}

fn on_rejection(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.hooks.borrow_mut().rejection = Some(function_arg(args, 0)?);
    Ok(JsValue::undefined())
}

fn promise_state(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let promise = args.first().and_then(JsValue::as_object);
    let Some(promise) = promise.and_then(|p| JsPromise::from_object(p).ok()) else {
        return Ok(JsValue::undefined());
    };
    let (state, value) = match promise.state() {
        PromiseState::Pending => ("pending", JsValue::undefined()),
        PromiseState::Fulfilled(value) => ("fulfilled", value),
        PromiseState::Rejected(value) => ("rejected", value),
    };
    Ok(JsArray::from_iter([JsString::from(state).into(), value], context).into())
}

fn inspect(_: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    console::util_inspect(this, args, context)
}

fn format(_: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    console::util_format(this, args, context)
}

fn format_with_options(
    _: &Handle,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    console::util_format_with_options(this, args, context)
}

fn read_file(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = string_arg(args, 0, context)?;
    let bytes = world.files.borrow().get(&path).cloned();
    match bytes {
        Some(bytes) => {
            let buffer = JsArrayBuffer::from_byte_block(
                boa_engine::object::builtins::AlignedVec::from_iter(0, bytes),
                context,
            )?;
            Ok(JsUint8Array::from_array_buffer(buffer, context)?.into())
        }
        None => Ok(JsValue::undefined()),
    }
}

fn write_file(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = string_arg(args, 0, context)?;
    let Some(array) = args.get(1).and_then(JsValue::as_object) else { return Ok(JsValue::undefined()) };
    let array = JsUint8Array::from_object(array)?;
    let mut bytes = Vec::with_capacity(array.length(context)?);
    for value in array.iter(context) {
        bytes.push(value);
    }
    world.files.borrow_mut().insert(path, bytes);
    Ok(JsValue::undefined())
}

fn delete_file(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = string_arg(args, 0, context)?;
    Ok(world.files.borrow_mut().remove(&path).is_some().into())
}

fn list_files(world: &Handle, _: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let names: Vec<JsValue> =
        world.files.borrow().keys().map(|k| JsString::from(k.as_str()).into()).collect();
    Ok(JsArray::from_iter(names, context).into())
}

fn args_list(world: &Handle, _: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let args: Vec<JsValue> = world.args.iter().map(|a| JsString::from(a.as_str()).into()).collect();
    Ok(JsArray::from_iter(args, context).into())
}

/// `host.exitCode`, undefined until the program sets it, and `host.asyncContext`.
pub(super) fn define_accessors(host: &JsObject, world: &Handle, context: &mut Context) -> JsResult<()> {
    let get = world.native(|world, _, _, _| Ok(world.async_context.borrow().clone()));
    let set = world.native(|world, _, args, _| {
        world.async_context.replace(args.first().cloned().unwrap_or_default());
        Ok(JsValue::undefined())
    });
    define_accessor(host, "asyncContext", get, set, context)?;
    let get = world.native(|world, _, _, _| Ok(world.exit_code.get().map(JsValue::from).unwrap_or_default()));
    let set = world.native(|world, _, args, context| {
        let code = args.first().filter(|c| !c.is_undefined());
        world.exit_code.set(code.map(|c| c.to_i32(context)).transpose()?);
        Ok(JsValue::undefined())
    });
    define_accessor(host, "exitCode", get, set, context)
}

fn define_accessor(
    host: &JsObject,
    name: &str,
    get: NativeFunction,
    set: NativeFunction,
    context: &mut Context,
) -> JsResult<()> {
    let get = FunctionObjectBuilder::new(context.realm(), get).build();
    let set = FunctionObjectBuilder::new(context.realm(), set).build();
    let descriptor = PropertyDescriptor::builder().get(get).set(set).enumerable(true).configurable(true);
    host.define_property_or_throw(JsString::from(name), descriptor.build(), context)?;
    Ok(())
}
