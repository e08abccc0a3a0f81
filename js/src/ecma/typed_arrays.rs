//! Typed arrays made of others: the engine's constructors give the nearest number that there is, and ECMAScript the remainder.
//! And a typed array is set from another rightly; so one of that length is made and set.

use boa_engine::object::builtins::JsTypedArray;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsValue};

use super::constructors::{self, Engines};
use super::taken;

/// The constructors whose elements are whole numbers.
const WHOLE: &[&str] = &[
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
];

/// Puts these in the place of the engine's.
pub(super) fn install(context: &mut Context) -> JsResult<()> {
    WHOLE.iter().try_for_each(|name| constructors::replace(name, construct, context))
}

/// [`TypedArray(...args)`](https://tc39.es/ecma262/#sec-typedarray)
fn construct(
    engines: &Engines,
    new_target: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if new_target.is_undefined() {
        let message = format!("Constructor {} requires 'new'", engines.name);
        return Err(JsNativeError::typ().with_message(message).into());
    }
    let given = args.get_or_undefined(0);
    if given.as_number().is_some_and(|length| length <= -1.0 || length > 2f64.powi(53) - 1.0) {
        let message =
            format!("Invalid typed array length: {}", given.to_string(context)?.to_std_string_lossy());
        return Err(JsNativeError::range().with_message(message).into());
    }
    let other = given.as_object().and_then(|it| JsTypedArray::from_object(it).ok());
    let length = other.map(|other| other.length(context)).transpose()?;
    let Some(length) = length.filter(|length| *length > 0) else {
        return engines.make(new_target, args, context);
    };
    let made = engines.make(new_target, &[JsValue::from(length)], context)?;
    taken::set(&made, &args[..1], context)?;
    Ok(made)
}
