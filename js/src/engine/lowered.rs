//! The functions that a program calls instead of what the engine computes wrongly.

use boa_engine::value::Numeric;
use boa_engine::{Context, JsResult, JsValue, js_string};

use super::libs;
use super::world::Handle;
use crate::ecma::{exponentiate, string_length};

/// `measured(text, times)` gives `text`, which is about to be put together with itself so many times, if V8 has a text of that
/// length.
pub(super) fn measured(_: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let [text, times] = args else { return Ok(JsValue::undefined()) };
    if let (Some(string), Some(times)) = (text.as_string(), times.as_i32()) {
        string_length(string.len() as u64 * u64::from(times.unsigned_abs()))?;
    }
    Ok(text.clone())
}

/// `power(base, exponent)`: [`Number::exponentiate`](https://tc39.es/ecma262/#sec-numeric-types-number-exponentiate), or that
/// of bigints.
pub(super) fn power(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let [base, exponent] = args else { return Ok(JsValue::undefined()) };
    let numbers = (base.to_numeric(context)?, exponent.to_numeric(context)?);
    let (Numeric::Number(base), Numeric::Number(exponent)) = numbers else {
        let operand = |number| match number {
            Numeric::Number(number) => JsValue::from(number),
            Numeric::BigInt(number) => JsValue::from(number),
        };
        return operand(numbers.0).pow(&operand(numbers.1), context);
    };
    Ok(exponentiate(base, exponent).into())
}

/// `resources()`: what the `using` declarations of a block are given to.
pub(super) fn resources(
    world: &Handle,
    _: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let library = libs::load(world, "disposal", context)?.to_object(context)?;
    let make = library.get(js_string!("stack"), context)?;
    let Some(make) = make.as_callable() else { return Ok(make) };
    make.call(&JsValue::undefined(), &[], context)
}

/// `guarded(function)`: what calls a function for a native one that keeps what it throws.
pub(super) fn guarded(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(function) = args.first().filter(|value| value.is_callable()) else {
        return Ok(args.first().cloned().unwrap_or_default());
    };
    let library = libs::load(world, "guard", context)?.to_object(context)?;
    let guard = library.get(js_string!("guard"), context)?;
    guard.to_object(context)?.call(&JsValue::undefined(), std::slice::from_ref(function), context)
}
