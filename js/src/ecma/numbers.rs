//! `Number.prototype.toExponential` and `toPrecision`: of two numerals that are equally near the engine takes the even one,
//! ECMAScript the larger one; and of the smallest numbers the engine knows a few digits only.

use boa_engine::value::IntegerOrInfinity;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue};

use super::define::{self, Original};
use crate::engine::world::Handle;

/// No number has more digits.
const DIGITS: usize = 800;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let number = define::prototype("Number", context)?;
    define::wrap(world, &number, "toExponential", to_exponential, context)?;
    define::wrap(world, &number, "toPrecision", to_precision, context)
}

/// The method's number and how many digits it is asked for, unless the engine's own does it: it complains of what is
/// wrong, and knows what has no digits.
fn asked(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<Result<(f64, usize), JsValue>> {
    let given = args.get_or_undefined(0);
    if given.is_undefined() {
        return original.call(this, &[], context).map(Err);
    }
    let count = given.to_integer_or_infinity(context)?;
    let IntegerOrInfinity::Integer(count) = count else {
        return original.call(this, &[JsValue::from(f64::INFINITY)], context).map(Err);
    };
    let text = original.call(this, &[count.into()], context)?;
    // It is a number or an object of one, as there was no complaint.
    let number = this.as_number().or_else(|| {
        let text = text.as_string()?.to_std_string_lossy();
        text.ends_with(|c: char| c.is_ascii_digit()).then_some(())?;
        this.as_object()?.downcast_ref::<f64>().map(|number| *number)
    });
    Ok(number.filter(|number| number.is_finite()).map(|number| (number, count as usize)).ok_or(text))
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
            let (digits, exponent) = rounded(number, fraction + 1);
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
        Ok((number, precision)) => {
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

/// The first `count` digits of a number, rounded half away from zero, and the exponent of the first one.
fn rounded(number: f64, count: usize) -> (String, i32) {
    let exact = format!("{:.DIGITS$e}", number.abs());
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let mut exponent: i32 = exponent.parse().unwrap_or_default();
    let all: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    let mut digits = all[..count].to_vec();
    if all[count] >= b'5' {
        let mut at = count;
        loop {
            if at == 0 {
                digits.insert(0, b'1');
                digits.pop();
                exponent += 1;
                break;
            }
            at -= 1;
            if digits[at] < b'9' {
                digits[at] += 1;
                break;
            }
            digits[at] = b'0';
        }
    }
    (digits.into_iter().map(char::from).collect(), exponent)
}
