//! `Math`, where the engine's is not V8's.

use boa_engine::{Context, JsArgs, JsResult, JsValue};

use super::define;
use crate::engine::world::Handle;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let math = define::global("Math", context)?;
    define::method(world, &math, "pow", 2, pow, context)
}

/// [`Math.pow`](https://tc39.es/ecma262/#sec-math.pow)
fn pow(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let base = args.get_or_undefined(0).to_number(context)?;
    let exponent = args.get_or_undefined(1).to_number(context)?;
    Ok(exponentiate(base, exponent).into())
}

/// [`Number::exponentiate`](https://tc39.es/ecma262/#sec-numeric-types-number-exponentiate): as in C, but that one to
/// the power of what is no finite number is NaN.
pub(crate) fn exponentiate(base: f64, exponent: f64) -> f64 {
    let is_one = base.abs() == 1.0;
    if exponent.is_nan() || (is_one && exponent.is_infinite()) { f64::NAN } else { base.powf(exponent) }
}
