//! `Number.prototype.toFixed`, `toExponential` and `toPrecision`: of two numerals that are equally near the engine takes the
//! even one, ECMAScript the larger one; and of the smallest numbers the engine knows a few digits only.

use boa_engine::value::IntegerOrInfinity;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::define::{self, Original};
use crate::engine::world::Handle;

/// No number has more digits.
const DIGITS: usize = 800;
/// Nor more behind the point.
const FRACTION: usize = 1_100;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let number = define::prototype("Number", context)?;
    define::wrap(world, &number, "toFixed", to_fixed, context)?;
    define::wrap(world, &number, "toExponential", to_exponential, context)?;
    define::wrap(world, &number, "toPrecision", to_precision, context)
}

/// The method's number and how many digits it is asked for (`None` if it is not said), unless the engine's own does it:
/// it complains of what is wrong, and knows what has no digits.
fn asked(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<Result<(f64, Option<usize>), JsValue>> {
    let given = args.get_or_undefined(0);
    let count = if given.is_undefined() { None } else { Some(given.to_integer_or_infinity(context)?) };
    let passed = match count {
        None => JsValue::undefined(),
        Some(IntegerOrInfinity::Integer(count)) => count.into(),
        Some(_) => f64::INFINITY.into(),
    };
    let text = original.call(this, &[passed], context)?;
    let count = match count {
        Some(IntegerOrInfinity::Integer(count)) => usize::try_from(count).ok(),
        _ => None,
    };
    // It is a number or an object of one, as there was no complaint.
    let object = || this.as_object().and_then(|object| object.downcast_ref::<f64>().map(|number| *number));
    let number = this.as_number().or_else(object);
    Ok(number.filter(|number| number.is_finite()).map(|number| (number, count)).ok_or(text))
}

/// [`Number.prototype.toFixed`](https://tc39.es/ecma262/#sec-number.prototype.tofixed)
fn to_fixed(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let (number, fraction) = match asked(original, this, args, context)? {
        Ok((number, _)) if number.abs() >= 1e21 => return original.call(&number.into(), &[], context),
        Ok((number, fraction)) => (number, fraction.unwrap_or_default()),
        Err(value) => return Ok(value),
    };
    let exact = format!("{:.FRACTION$}", number.abs());
    let (whole, rest) = exact.split_once('.').unwrap_or((&exact, ""));
    let digits: Vec<u8> = whole.bytes().chain(rest.bytes()).collect();
    let (digits, carried) = half_up(&digits, whole.len() + fraction);
    let (whole, rest) = digits.split_at(whole.len() + usize::from(carried));
    let sign = if number < 0.0 { "-" } else { "" };
    let point = if fraction > 0 { "." } else { "" };
    Ok(JsString::from(format!("{sign}{whole}{point}{rest}")).into())
}

/// [`Number.prototype.toExponential`](https://tc39.es/ecma262/#sec-number.prototype.toexponential)
fn to_exponential(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    Ok(match asked(original, this, args, context)? {
        Err(value) => value,
        Ok((number, fraction)) => {
            let (digits, exponent) = match fraction {
                Some(fraction) => rounded(number, fraction + 1),
                None => shortest(number, context)?,
            };
            JsString::from(scientific(number < 0.0, &digits, exponent)).into()
        }
    })
}

/// [`Number.prototype.toPrecision`](https://tc39.es/ecma262/#sec-number.prototype.toprecision)
fn to_precision(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    Ok(match asked(original, this, args, context)? {
        Err(value) => value,
        Ok((number, None)) => JsValue::from(number).to_string(context)?.into(),
        Ok((number, Some(precision))) => {
            let (digits, exponent) = rounded(number, precision);
            let sign = if number < 0.0 { "-" } else { "" };
            let text = match usize::try_from(exponent) {
                _ if exponent < -6 || exponent >= precision as i32 => {
                    scientific(number < 0.0, &digits, exponent)
                }
                Err(_) => format!("{sign}0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1)),
                Ok(whole) if whole + 1 == precision => format!("{sign}{digits}"),
                Ok(whole) => format!("{sign}{}.{}", &digits[..=whole], &digits[whole + 1..]),
            };
            JsString::from(text).into()
        }
    })
}

/// `1.5e+1`
fn scientific(negative: bool, digits: &str, exponent: i32) -> String {
    let sign = if negative { "-" } else { "" };
    let point = if digits.len() > 1 { "." } else { "" };
    let direction = if exponent < 0 { '-' } else { '+' };
    format!("{sign}{}{point}{}e{direction}{}", &digits[..1], &digits[1..], exponent.unsigned_abs())
}

/// The fewest digits that tell a number from others, those that it is written with, and the exponent of the first one.
fn shortest(number: f64, context: &mut Context) -> JsResult<(String, i32)> {
    let text = JsValue::from(number.abs()).to_string(context)?.to_std_string_lossy();
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{rest}");
    let digits = all.trim_start_matches('0');
    let written: i32 = exponent.parse().unwrap_or_default();
    let first = whole.len() as i32 - 1 - (all.len() - digits.len()) as i32;
    let digits = digits.trim_end_matches('0');
    Ok(if digits.is_empty() { ("0".to_owned(), 0) } else { (digits.to_owned(), written + first) })
}

/// The first `count` digits of a number, rounded half away from zero, and the exponent of the first one.
fn rounded(number: f64, count: usize) -> (String, i32) {
    let exact = format!("{:.DIGITS$e}", number.abs());
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let all: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    let (mut digits, carried) = half_up(&all, count);
    digits.truncate(count);
    (digits, exponent + i32::from(carried))
}

/// The first `count` of some digits, rounded by the next one; whether there is one more in front.
fn half_up(all: &[u8], count: usize) -> (String, bool) {
    let mut digits = all[..count].to_vec();
    let mut carries = all[count] >= b'5';
    for digit in digits.iter_mut().rev() {
        if !carries {
            break;
        }
        carries = *digit == b'9';
        *digit = if carries { b'0' } else { *digit + 1 };
    }
    if carries {
        digits.insert(0, b'1');
    }
    (digits.into_iter().map(char::from).collect(), carries)
}
