//! `Date`: the texts that V8 reads, and the texts that it writes.
//!
//! The engine reads what the standard demands and no more; V8 reads nearly everything that looks like a date. Its own
//! texts name the time zone, which is UTC here.

mod composer;
mod legacy;
mod tokens;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::{JsDate, JsFunction};
use boa_engine::property::PropertyDescriptor;
use boa_engine::value::PreferredType;
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
};
use boa_gc::{Finalize, Trace};

use super::define::{self, Original};
use super::limits;
use crate::engine::world::Handle;

/// What V8 calls the time zone.
const ZONE: &str = " (Coordinated Universal Time)";

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let constructor = wrap_constructor(context)?;
    define::method(world, &constructor, "parse", 1, parse, context)?;
    let prototype = define::prototype("Date", context)?;
    define::wrap(world, &prototype, "toString", to_string, context)?;
    define::wrap(world, &prototype, "toTimeString", with_zone, context)?;
    let utc = prototype.get(js_string!("toUTCString"), context)?;
    define::hidden(&prototype, js_string!("toGMTString"), utc, context)
}

#[derive(Clone, Trace, Finalize)]
struct Engines {
    constructor: JsObject,
    to_string: JsFunction,
}

/// Puts a constructor into the place of `Date` that reads texts as V8 does. Gives it.
fn wrap_constructor(context: &mut Context) -> JsResult<JsObject> {
    let global = context.global_object();
    let original = define::global("Date", context)?;
    let prototype = define::prototype("Date", context)?;
    let Some(to_string) = prototype.get(js_string!("toString"), context)?.as_function() else {
        return Ok(original);
    };
    let captured = Engines { constructor: original.clone(), to_string };
    let wrapper: JsObject = FunctionObjectBuilder::new(
        context.realm(),
        NativeFunction::from_copy_closure_with_captures(construct, captured),
    )
    .name(js_string!("Date"))
    .length(7)
    .constructor(true)
    .build()
    .into();
    for name in ["now", "parse", "UTC"] {
        let value = original.get(JsString::from(name), context)?;
        define::hidden(&wrapper, JsString::from(name), value, context)?;
    }
    let fixed = PropertyDescriptor::builder().value(prototype.clone()).writable(false);
    let fixed = fixed.enumerable(false).configurable(false);
    wrapper.define_property_or_throw(js_string!("prototype"), fixed, context)?;
    define::hidden(&prototype, js_string!("constructor"), wrapper.clone(), context)?;
    define::hidden(&global, js_string!("Date"), wrapper.clone(), context)?;
    Ok(wrapper)
}

/// [`Date(…)`](https://tc39.es/ecma262/#sec-date)
fn construct(
    target: &JsValue,
    args: &[JsValue],
    engines: &Engines,
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(target) = target.as_object() else {
        let now = engines.constructor.construct(&[], None, context)?;
        return zoned(&engines.to_string.call(&now.into(), &[], context)?, context);
    };
    let date = match args {
        [value] => {
            let read = [time_value(value, context)?];
            engines.constructor.construct(&read, Some(&target), context)?
        }
        _ => engines.constructor.construct(args, Some(&target), context)?,
    };
    Ok(date.into())
}

/// What `new Date(value)` makes a time of.
fn time_value(value: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    if value.as_object().is_some_and(|object| JsDate::from_object(object).is_ok()) {
        return Ok(value.clone());
    }
    let primitive = value.to_primitive(context, PreferredType::Default)?;
    match primitive.as_string() {
        Some(text) => Ok(read(&text).into()),
        None => Ok(primitive),
    }
}

/// [`Date.parse`](https://tc39.es/ecma262/#sec-date.parse)
fn parse(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    Ok(read(&text).into())
}

/// The time that `text` says, in milliseconds; NaN if it says none.
fn read(text: &JsString) -> f64 {
    legacy::parse(&text.to_vec()).unwrap_or(f64::NAN)
}

/// [`Date.prototype.toString`](https://tc39.es/ecma262/#sec-date.prototype.tostring)
fn to_string(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if this.as_object().is_none_or(|object| JsDate::from_object(object).is_err()) {
        let shown = limits::shown(this, context);
        let message = format!("Method Date.prototype.toString called on incompatible receiver {shown}");
        return Err(JsNativeError::typ().with_message(message).into());
    }
    with_zone(original, this, args, context)
}

/// `toString` and `toTimeString`.
fn with_zone(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = original.call(this, args, context)?;
    zoned(&text, context)
}

fn zoned(text: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let text = text.to_string(context)?;
    if text == js_string!("Invalid Date") {
        return Ok(text.into());
    }
    Ok(js_string!(&text, &JsString::from(ZONE)).into())
}
