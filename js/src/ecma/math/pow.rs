//! The power of a number by another, to within 0.51 units in the last place.
//!
//! V8 asks the machine's library, which on the modelled systems is glibc's. Its
//! [algorithm](https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/ieee754/dbl-64/e_pow.c) is x^y = 2^(y·log₂ x) with the
//! logarithm in two doubles: a table for the leading seven bits of x, and a polynomial for the rest; then the exponential
//! likewise. Products that are added to something are fused, as processors have done for ten years.

use super::pow_tables::{LOGARITHMS, POWERS_OF_TWO};

/// Where the table of logarithms begins: about √½.
const FIRST: u64 = 0x3fe6_9555_0000_0000;
const STEPS: u32 = 7;
const FRACTION: u32 = 52;
const LN2_HIGH: f64 = 0.6931471805598903;
const LN2_LOW: f64 = 5.497923018708371e-14;
/// log(1 + r) = r + r²·LOG[0] + …, each beyond the first scaled by a power of -½.
const LOG: [f64; 7] = [
    -0.5,
    0.3333333333333339 * -2.0,
    -0.25000000000000033 * -2.0,
    0.1999999998830994 * 4.0,
    -0.16666666658719348 * 4.0,
    0.14286370355743763 * -8.0,
    -0.12500519079594427 * -8.0,
];
/// eʳ = 1 + r + r²·EXP[0] + …
const EXP: [f64; 4] = [0.49999999999996786, 0.16666666666665886, 0.0416666808410674, 0.008333335853059549];
const STEPS_PER_E: f64 = std::f64::consts::LOG2_E * 128.0;
const MINUS_STEP_HIGH: f64 = -0.005415212348111709;
const MINUS_STEP_LOW: f64 = -1.2864023111638346e-14;
/// What is added to a number to have it rounded to a whole one in its lowest bits.
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// `base` to the power of `exponent`, as C has it.
pub(super) fn pow(base: f64, exponent: f64) -> f64 {
    if exponent == 0.0 || base == 1.0 {
        return 1.0;
    }
    if base.is_nan() || exponent.is_nan() {
        return f64::NAN;
    }
    let is_whole = exponent.trunc() == exponent;
    let is_odd = is_whole && exponent.abs() < 9_007_199_254_740_992.0 && exponent % 2.0 != 0.0;
    let sign = if is_odd && base.is_sign_negative() { -1.0 } else { 1.0 };
    let size = base.abs();
    if size == 0.0 || size.is_infinite() || exponent.is_infinite() {
        let grows = (size > 1.0) == (exponent > 0.0);
        return if size == 1.0 {
            1.0
        } else if grows {
            sign * f64::INFINITY
        } else {
            sign * 0.0
        };
    }
    if base < 0.0 && !is_whole {
        return f64::NAN;
    }
    // Beyond these the result is none, or too near to one to tell.
    if exponent.abs() >= 2f64.powi(63) || exponent.abs() < 2f64.powi(-65) {
        let grows = (size > 1.0) == (exponent > 0.0);
        return match exponent.abs() < 1.0 || size == 1.0 {
            true => sign,
            false if grows => sign * f64::INFINITY,
            false => sign * 0.0,
        };
    }
    let (high, low) = logarithm(size);
    let product = exponent * high;
    let rest = exponent.mul_add(low, exponent.mul_add(high, -product));
    sign * exponential(product, rest)
}

/// The logarithm of a positive number, in two parts.
fn logarithm(number: f64) -> (f64, f64) {
    let mut bits = number.to_bits();
    if number < f64::MIN_POSITIVE {
        bits = (number * 2f64.powi(52)).to_bits().wrapping_sub(52 << FRACTION);
    }
    let offset = bits.wrapping_sub(FIRST);
    let (inverse, log, log_low) = LOGARITHMS[(offset >> (FRACTION - STEPS)) as usize % 128];
    let scale = (offset as i64) >> FRACTION;
    let part = f64::from_bits(bits.wrapping_sub((scale as u64) << FRACTION));
    let scale = scale as f64;

    let r = part.mul_add(f64::from(inverse) / 256.0, -1.0);
    let whole = scale.mul_add(LN2_HIGH, f64::from_bits(log));
    let first = whole + r;
    let low = scale.mul_add(LN2_LOW, f64::from_bits(log_low)) + (whole - first + r);
    let half = LOG[0] * r;
    let square = r * half;
    let cube = r * square;
    let high = first + square;
    let low = low + half.mul_add(r, -square) + (first - high + square);
    let last = r.mul_add(LOG[6], LOG[5]);
    let middle = square.mul_add(last, r.mul_add(LOG[4], LOG[3]));
    let series = square.mul_add(middle, r.mul_add(LOG[2], LOG[1]));
    let low = cube.mul_add(series, low);
    let sum = high + low;
    (sum, high - sum + low)
}

/// e to the power of `number` and a little more.
fn exponential(number: f64, more: f64) -> f64 {
    if number.abs() < 2f64.powi(-54) {
        return 1.0 + number;
    }
    if number >= 1024.0 {
        return f64::INFINITY;
    }
    if number <= -1024.0 {
        return 0.0;
    }
    let rounded = STEPS_PER_E.mul_add(number, ROUNDING);
    let steps = rounded.to_bits();
    let rounded = rounded - ROUNDING;
    let r = rounded.mul_add(MINUS_STEP_LOW, rounded.mul_add(MINUS_STEP_HIGH, number)) + more;
    let (missing, scale) = POWERS_OF_TWO[steps as usize % 128];
    let scale = scale.wrapping_add(steps << (FRACTION - STEPS));
    let square = r * r;
    let beyond = square.mul_add(r.mul_add(EXP[1], EXP[0]), f64::from_bits(missing) + r);
    let beyond = (square * square).mul_add(r.mul_add(EXP[3], EXP[2]), beyond);
    if number.abs() < 512.0 {
        let scale = f64::from_bits(scale);
        return scale.mul_add(beyond, scale);
    }
    if rounded > 0.0 { large(scale, beyond) } else { small(scale, beyond) }
}

/// `scale · (1 + beyond)` where the scale's exponent may be too large.
fn large(scale: u64, beyond: f64) -> f64 {
    let scale = f64::from_bits(scale.wrapping_sub(1009 << FRACTION));
    2f64.powi(1009) * scale.mul_add(beyond, scale)
}

/// The same where it may be too small: the result is rounded once, to as many bits as are left of it.
fn small(scale: u64, beyond: f64) -> f64 {
    let scale = f64::from_bits(scale.wrapping_add(1022 << FRACTION));
    let more = scale * beyond;
    let mut product = scale + more;
    if product < 1.0 {
        let low = scale - product + more;
        let high = 1.0 + product;
        let low = 1.0 - high + product + low;
        product = high + low - 1.0;
    }
    2f64.powi(-1022) * product
}
