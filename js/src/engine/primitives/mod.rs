//! What the host library is made of: the functions on its `host` object.

mod browser;
mod clone;
mod node;
mod shared;

use boa_engine::object::builtins::{JsArray, JsFunction};
use boa_engine::object::{FunctionObjectBuilder, ObjectInitializer};
use boa_engine::property::Attribute;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string};
use looplab_core::task::TaskId;
use looplab_core::time::Duration;

use super::callback::Callback;
use super::world::{Handle, HostFn, World};
use crate::costs::TIME_ORIGIN_EPOCH_MS;
use crate::options::Runtime;
use crate::profiles::{NodeRelease, Rejections, newer};

/// The `host` object.
pub(crate) fn object(world: &Handle, context: &mut Context) -> JsResult<JsObject> {
    let host = ObjectInitializer::new(context).build();
    let runtime = match world.runtime {
        Runtime::Node => "node",
        Runtime::Browser => "browser",
    };
    let is_module = world.program.borrow().as_ref().is_some_and(|p| p.kind == crate::source::Kind::Module);
    let data: [(&str, JsValue); 6] = [
        ("runtime", JsString::from(runtime).into()),
        ("timeOrigin", JsValue::from(TIME_ORIGIN_EPOCH_MS as f64)),
        ("scriptPath", JsString::from(world.path.as_str()).into()),
        ("isModule", is_module.into()),
        ("inHead", world.in_head.into()),
        ("start", JsValue::from(world.costs.start.as_millis_f64())),
    ];
    for (name, value) in data {
        host.create_data_property_or_throw(JsString::from(name), value, context)?;
    }
    if let Some(release) = world.profile.node() {
        host.create_data_property_or_throw(
            js_string!("release"),
            release_object(world, release, context)?,
            context,
        )?;
    }
    let of_runtime = match world.runtime {
        Runtime::Node => node::FUNCTIONS,
        Runtime::Browser => browser::FUNCTIONS,
    };
    for &(name, function) in shared::FUNCTIONS.iter().chain(clone::FUNCTIONS).chain(of_runtime) {
        define(&host, world, name, function, context)?;
    }
    shared::define_accessors(&host, world, context)?;
    Ok(host)
}

/// What the library of Node is told of the release that it is to be.
fn release_object(world: &Handle, release: &NodeRelease, context: &mut Context) -> JsResult<JsObject> {
    let versions = ObjectInitializer::new(context).build();
    for &(name, version) in release.versions {
        versions.create_data_property_or_throw(JsString::from(name), JsString::from(version), context)?;
    }
    let newer = NativeFunction::from_copy_closure_with_captures(
        |_, args, world: &Handle, context| {
            let prefix = string_arg(args, 0, context)?;
            let release = world.profile.node();
            let names = release.map(|release| newer::newer_within(release, &prefix));
            let names = names.into_iter().flatten().map(|name| JsString::from(name).into());
            Ok(JsArray::from_iter(names, context).into())
        },
        world.clone(),
    );
    let mut object = ObjectInitializer::new(context);
    object.function(newer, js_string!("newer"), 1);
    object.property(js_string!("versions"), versions, Attribute::all());
    object.property(js_string!("lts"), JsString::from(release.lts), Attribute::all());
    object.property(js_string!("line"), release.line, Attribute::all());
    object.property(
        js_string!("warnsOfRejections"),
        release.rejections == Rejections::Warn,
        Attribute::all(),
    );
    Ok(object.build())
}

/// How much work of the library stands around one call of a primitive, in statements of a program. The library counts
/// no statements of its own; so what it does is counted where it comes to the host, or says so by `work`.
fn work_around(name: &str) -> u64 {
    match name {
        "now" | "charge" | "work" | "label" | "random" => 2,
        "setImmediate" | "nextTick" | "queueMicrotask" | "clearTimer" | "clearImmediate" => 10,
        "setTimer" => 35,
        "submit" | "handleReady" | "openHandle" => 200,
        "queueTask" | "delayedTask" => 100,
        _ => 20,
    }
}

fn define(
    host: &JsObject,
    world: &Handle,
    name: &str,
    function: HostFn,
    context: &mut Context,
) -> JsResult<()> {
    let work = work_around(name);
    let native = NativeFunction::from_copy_closure_with_captures(
        move |this, args, world: &Handle, context| {
            world.count_library(work)?;
            function(world, this, args, context)
        },
        world.clone(),
    );
    let function = FunctionObjectBuilder::new(context.realm(), native).name(JsString::from(name)).build();
    host.create_data_property_or_throw(JsString::from(name), function, context)?;
    Ok(())
}

/// Argument `n` as a function.
fn function_arg(args: &[JsValue], n: usize) -> JsResult<JsFunction> {
    let function = args.get(n).and_then(JsValue::as_function);
    function.ok_or_else(|| JsNativeError::typ().with_message("a primitive was not given a function").into())
}

/// Argument `n` as a callback of the loop.
fn callback_arg(args: &[JsValue], n: usize) -> JsResult<Callback> {
    Ok(Callback::function(function_arg(args, n)?))
}

/// The same, taking along what `AsyncLocalStorage` has here.
fn carried_callback_arg(world: &Handle, args: &[JsValue], n: usize) -> JsResult<Callback> {
    Ok(callback_arg(args, n)?.carrying(world.async_context.borrow().clone()))
}

/// Argument `n` as an id that a primitive gave out; an id that never existed does no harm.
fn id_arg(args: &[JsValue], n: usize) -> TaskId {
    let number = args.get(n).and_then(JsValue::as_number).unwrap_or(-1.0);
    TaskId(if number >= 0.0 { number as u64 } else { u64::MAX })
}

fn number_arg(args: &[JsValue], n: usize) -> f64 {
    args.get(n).and_then(JsValue::as_number).unwrap_or(0.0)
}

fn bool_arg(args: &[JsValue], n: usize) -> bool {
    args.get(n).is_some_and(JsValue::to_boolean)
}

fn string_arg(args: &[JsValue], n: usize, context: &mut Context) -> JsResult<String> {
    Ok(args.get(n).cloned().unwrap_or_default().to_string(context)?.to_std_string_lossy())
}

fn millis(ms: f64) -> Duration {
    Duration::from_nanos((ms.max(0.0) * 1e6).min(u64::MAX as f64 / 4.0) as u64)
}

fn id_value(id: TaskId) -> JsValue {
    JsValue::from(id.0 as f64)
}

impl World {
    /// Names a queued thing; where it was queued is where the program is.
    pub(crate) fn label(&self, id: TaskId, text: &str) {
        if self.tracing {
            let label = super::labels::Label { text: text.into(), span: self.span(), rule: None };
            self.labels.borrow_mut().replace(id, label);
        }
    }
}
