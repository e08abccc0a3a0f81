//! How built-in functions get into the realm: as the runtime's own, with V8's attributes.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsFunction;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string};
use boa_gc::{Finalize, Trace};

use crate::engine::world::{Handle, HostFn};

/// A function that takes another's place and can still call it.
pub(super) type Wrapper = fn(&Original, &JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

/// What a [`Wrapper`] is given: the run, and the function that it wraps.
#[derive(Clone, Trace, Finalize)]
pub(super) struct Original {
    pub(super) world: Handle,
    pub(super) function: JsFunction,
}

impl Original {
    pub(super) fn call(&self, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        self.function.call(this, args, context)
    }
}

/// A function that is not a constructor.
pub(super) fn function(
    world: &Handle,
    name: &str,
    length: usize,
    body: HostFn,
    context: &Context,
) -> JsFunction {
    FunctionObjectBuilder::new(context.realm(), world.native(body))
        .name(JsString::from(name))
        .length(length)
        .build()
}

/// Defines `holder[name]`, a method.
pub(super) fn method(
    world: &Handle,
    holder: &JsObject,
    name: &str,
    length: usize,
    body: HostFn,
    context: &mut Context,
) -> JsResult<()> {
    let function = function(world, name, length, body, context);
    hidden(holder, JsString::from(name), function, context)
}

/// Defines a property that is writable and configurable and not enumerable, as methods are.
pub(super) fn hidden(
    holder: &JsObject,
    key: impl Into<PropertyKey>,
    value: impl Into<JsValue>,
    context: &mut Context,
) -> JsResult<()> {
    let descriptor =
        PropertyDescriptor::builder().value(value.into()).writable(true).enumerable(false).configurable(true);
    holder.define_property_or_throw(key, descriptor, context)?;
    Ok(())
}

/// Puts `body` in the place of the method `holder[name]`, which it can call. Name and length stay.
pub(super) fn wrap(
    world: &Handle,
    holder: &JsObject,
    name: &str,
    body: Wrapper,
    context: &mut Context,
) -> JsResult<()> {
    let key = JsString::from(name);
    let Some(original) = holder.get(key.clone(), context)?.as_function() else { return Ok(()) };
    let shown = original.get(js_string!("name"), context)?.to_string(context)?;
    let length = original.get(js_string!("length"), context)?.to_length(context)?;
    let captured = Original { world: world.clone(), function: original };
    let native = NativeFunction::from_copy_closure_with_captures(
        move |this, args, original: &Original, context| body(original, this, args, context),
        captured,
    );
    let function = FunctionObjectBuilder::new(context.realm(), native)
        .name(shown)
        .length(usize::try_from(length).unwrap_or_default())
        .build();
    hidden(holder, key, function, context)
}

/// Deletes what the modelled V8 does not have.
pub(super) fn remove(holder: &JsObject, names: &[&str], context: &mut Context) -> JsResult<()> {
    for name in names {
        holder.delete_property_or_throw(JsString::from(*name), context)?;
    }
    Ok(())
}

/// The object that a global name stands for, and its prototype object if it has one.
pub(super) fn global(name: &str, context: &mut Context) -> JsResult<JsObject> {
    let global = context.global_object();
    global.get(JsString::from(name), context)?.to_object(context)
}

/// `X.prototype`.
pub(super) fn prototype(name: &str, context: &mut Context) -> JsResult<JsObject> {
    let constructor = global(name, context)?;
    constructor.get(js_string!("prototype"), context)?.to_object(context)
}
