//! `Math`, where the engine asks the machine's library: every machine has another one, WebAssembly a third. Here are V8's
//! algorithms, the same bits everywhere.

mod fdlibm;
mod pow;
mod pow_tables;
mod trigonometry;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, NativeFunction};

use super::define;

/// A function of one number.
macro_rules! of_one {
    ($function:path) => {
        |_, args, context| Ok($function(args.get_or_undefined(0).to_number(context)?).into())
    };
}

type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

const FUNCTIONS: [(&str, usize, Native); 22] = [
    ("acos", 1, of_one!(libm::acos)),
    ("acosh", 1, of_one!(fdlibm::acosh)),
    ("asin", 1, of_one!(libm::asin)),
    ("asinh", 1, of_one!(fdlibm::asinh)),
    ("atan", 1, of_one!(libm::atan)),
    ("atan2", 2, atan2),
    ("atanh", 1, of_one!(fdlibm::atanh)),
    ("cbrt", 1, of_one!(fdlibm::cbrt)),
    ("cos", 1, of_one!(trigonometry::cos)),
    ("cosh", 1, of_one!(fdlibm::cosh)),
    ("exp", 1, of_one!(fdlibm::exp)),
    ("expm1", 1, of_one!(libm::expm1)),
    ("hypot", 2, hypot),
    ("log", 1, of_one!(fdlibm::log)),
    ("log10", 1, of_one!(fdlibm::log10)),
    ("log1p", 1, of_one!(fdlibm::log1p)),
    ("log2", 1, of_one!(libm::log2)),
    ("pow", 2, pow),
    ("sin", 1, of_one!(trigonometry::sin)),
    ("sinh", 1, of_one!(fdlibm::sinh)),
    ("tan", 1, of_one!(libm::tan)),
    ("tanh", 1, of_one!(fdlibm::tanh)),
];

/// Puts these in the place of the engine's.
pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let math = define::global("Math", context)?;
    for (name, length, native) in FUNCTIONS {
        let function = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(native))
            .name(JsString::from(name))
            .length(length)
            .build();
        define::hidden(&math, JsString::from(name), function, context)?;
    }
    Ok(())
}

fn two(args: &[JsValue], context: &mut Context) -> JsResult<(f64, f64)> {
    let first = args.get_or_undefined(0).to_number(context)?;
    Ok((first, args.get_or_undefined(1).to_number(context)?))
}

fn atan2(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (y, x) = two(args, context)?;
    Ok(fdlibm::atan2(y, x).into())
}

/// [`Math.pow`](https://tc39.es/ecma262/#sec-math.pow)
fn pow(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (base, exponent) = two(args, context)?;
    Ok(exponentiate(base, exponent).into())
}

/// [`Number::exponentiate`](https://tc39.es/ecma262/#sec-numeric-types-number-exponentiate): as in C, but that one to
/// the power of what is no finite number is NaN. V8 multiplies for a square.
pub(crate) fn exponentiate(base: f64, exponent: f64) -> f64 {
    if exponent == 2.0 {
        return base * base;
    }
    let is_one = base.abs() == 1.0;
    if exponent.is_nan() || (is_one && exponent.is_infinite()) { f64::NAN } else { pow::pow(base, exponent) }
}

/// [`Math.hypot`](https://tc39.es/ecma262/#sec-math.hypot): as parts of the largest, with what each addition loses added to the
/// next.
fn hypot(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let sizes = args.iter().map(|arg| arg.to_number(context).map(f64::abs)).collect::<JsResult<Vec<_>>>()?;
    Ok(length(&sizes).into())
}

fn length(sizes: &[f64]) -> f64 {
    if sizes.iter().any(|size| size.is_infinite()) {
        return f64::INFINITY;
    }
    if sizes.iter().any(|size| size.is_nan()) {
        return f64::NAN;
    }
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        return 0.0;
    }
    let (mut sum, mut lost) = (0.0, 0.0);
    for size in sizes {
        let part = size / largest;
        let summand = part * part - lost;
        let next = sum + summand;
        lost = (next - sum) - summand;
        sum = next;
    }
    sum.sqrt() * largest
}
