//! `parseInt` of more digits than a number holds: the engine adds them up and rounds at each one.

use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, js_string};

use super::define::{self, Original};
use crate::engine::world::Handle;

/// Puts it in the place of the engine's, twice.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    define::wrap(world, &global, "parseInt", parse_int, context)?;
    let function = global.get(js_string!("parseInt"), context)?;
    let number = define::global("Number", context)?;
    define::hidden(&number, js_string!("parseInt"), function, context)
}

/// [`parseInt`](https://tc39.es/ecma262/#sec-parseint-string-radix)
fn parse_int(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let radix = args.get_or_undefined(1).to_i32(context)?;
    let rough = original.call(this, &[text.clone().into(), radix.into()], context)?;
    let is_large = rough.as_number().is_some_and(|number| number.abs() >= EXACT && number.is_finite());
    Ok(if is_large { exact(&text, radix).map_or(rough, JsValue::from) } else { rough })
}

/// Up to here every integer is a number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The number that is nearest to the digits of a text, where that is a matter of decimals or bits.
fn exact(text: &JsString, radix: i32) -> Option<f64> {
    let text = text.to_std_string_lossy();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (radix, text) = match (radix, hexadecimal) {
        (0 | 16, Some(digits)) => (16, digits),
        (0, None) => (10, text),
        (radix, _) => (u32::try_from(radix).ok()?, text),
    };
    let end = text.find(|c: char| !c.is_digit(radix)).unwrap_or(text.len());
    let digits = &text[..end];
    match radix {
        10 => digits.parse().ok().map(|number: f64| sign * number),
        2 | 4 | 8 | 16 | 32 => Some(sign * of_bits(digits, radix)),
        _ => Some(sign * in_parts(digits, radix)),
    }
}

/// Digits of another radix, as V8 adds them up: as many at a time as 32 bits hold.
fn in_parts(digits: &str, radix: u32) -> f64 {
    let (mut number, mut part, mut multiplier) = (0.0, 0_u32, 1_u32);
    for digit in digits.chars().filter_map(|c| c.to_digit(radix)) {
        if multiplier * radix > u32::MAX / 36 {
            number = number * f64::from(multiplier) + f64::from(part);
            (part, multiplier) = (0, 1);
        }
        (part, multiplier) = (part * radix + digit, multiplier * radix);
    }
    number * f64::from(multiplier) + f64::from(part)
}

/// Digits that are whole bits: as many as fit, and whether any of the others is set.
fn of_bits(digits: &str, radix: u32) -> f64 {
    let width = radix.trailing_zeros();
    let (mut kept, mut dropped, mut rest) = (0_u128, 0_i32, false);
    for digit in digits.chars().filter_map(|c| c.to_digit(radix)) {
        if kept.leading_zeros() > width {
            kept = kept << width | u128::from(digit);
        } else {
            dropped += width as i32;
            rest |= digit != 0;
        }
    }
    ((kept | u128::from(rest)) as f64) * 2_f64.powi(dropped)
}
