//! Functions as in [fdlibm](https://www.netlib.org/fdlibm/) where V8 follows it and the crate `libm` has gone on: logarithms,
//! exponentials, hyperbolic functions, the cube root.
//!
//! Each says in which part of its domain it is computed how; the constants are those of the published approximations.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LOG10_E, PI};

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
/// log(1 + f) = f - s·(f - R(s²)) with s = f / (2 + f).
const LOG: [f64; 7] = [
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586,
];

/// The upper half of a number's bits, as fdlibm looks at it.
fn upper(x: f64) -> i32 {
    (x.to_bits() >> 32) as i32
}

fn with_upper(x: f64, upper: i32) -> f64 {
    f64::from_bits(u64::from(upper as u32) << 32 | x.to_bits() & 0xffff_ffff)
}

/// `x` as a number between √½ and √2 and a power of two.
fn split(x: f64) -> (f64, i32) {
    let (x, mut power) = if x < f64::MIN_POSITIVE { (x * 2f64.powi(54), -54) } else { (x, 0) };
    power += (upper(x) >> 20) - 1023;
    let fraction = upper(x) & 0xfffff;
    let carry = (fraction + 0x95f64) & 0x10_0000;
    (with_upper(x, fraction | (carry ^ 0x3ff0_0000)), power + (carry >> 20))
}

/// [`Math.log`](https://tc39.es/ecma262/#sec-math.log)
pub(super) fn log(x: f64) -> f64 {
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x.is_infinite() {
        return x;
    }
    let (part, power) = split(x);
    let fraction = upper(part) & 0xfffff;
    let f = part - 1.0;
    let k = f64::from(power);
    let scaled = |small: f64| if power == 0 { f - small } else { k * LN2_HIGH - ((small - k * LN2_LOW) - f) };
    if (fraction + 2) & 0xfffff < 3 {
        if f == 0.0 {
            return if power == 0 { 0.0 } else { k * LN2_HIGH + k * LN2_LOW };
        }
        return scaled(f * f * (0.5 - 0.3333333333333333 * f));
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let odd = w * (LOG[1] + w * (LOG[3] + w * LOG[5]));
    let even = z * (LOG[0] + w * (LOG[2] + w * (LOG[4] + w * LOG[6])));
    let r = even + odd;
    if (fraction - 0x6147a) | (0x6b851 - fraction) <= 0 {
        return scaled(s * (f - r));
    }
    let half = 0.5 * f * f;
    if power == 0 {
        f - (half - s * (half + r))
    } else {
        k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f)
    }
}

/// [`Math.log1p`](https://tc39.es/ecma262/#sec-math.log1p)
pub(super) fn log1p(x: f64) -> f64 {
    if x.is_nan() || x < -1.0 {
        return f64::NAN;
    }
    if x == -1.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_infinite() || x.abs() < 2f64.powi(-54) {
        return x;
    }
    if x.abs() < 2f64.powi(-29) {
        return x - x * x * 0.5;
    }
    let (mut power, mut f, mut fraction, mut missing) = (0, x, 1, 0.0);
    let high = upper(x);
    let is_near = high < 0x3fda_827a && (high > 0 || high <= 0xbfd2_bec4_u32 as i32);
    if !is_near {
        let sum = if high < 0x4340_0000 { 1.0 + x } else { x };
        power = (upper(sum) >> 20) - 1023;
        if high < 0x4340_0000 {
            missing = if power > 0 { 1.0 - (sum - x) } else { x - (sum - 1.0) } / sum;
        }
        fraction = upper(sum) & 0xfffff;
        let part = if fraction < 0x6a09e {
            with_upper(sum, fraction | 0x3ff0_0000)
        } else {
            power += 1;
            let part = with_upper(sum, fraction | 0x3fe0_0000);
            fraction = (0x10_0000 - fraction) >> 2;
            part
        };
        f = part - 1.0;
    }
    let k = f64::from(power);
    let half = 0.5 * f * f;
    if fraction == 0 {
        if f == 0.0 {
            return if power == 0 { 0.0 } else { k * LN2_HIGH + (missing + k * LN2_LOW) };
        }
        let r = half * (1.0 - 0.6666666666666666 * f);
        return if power == 0 { f - r } else { k * LN2_HIGH - ((r - (k * LN2_LOW + missing)) - f) };
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r =
        z * (LOG[0] + z * (LOG[1] + z * (LOG[2] + z * (LOG[3] + z * (LOG[4] + z * (LOG[5] + z * LOG[6]))))));
    if power == 0 {
        f - (half - s * (half + r))
    } else {
        k * LN2_HIGH - ((half - (s * (half + r) + (k * LN2_LOW + missing))) - f)
    }
}

/// [`Math.log10`](https://tc39.es/ecma262/#sec-math.log10)
pub(super) fn log10(x: f64) -> f64 {
    const TWO_HIGH: f64 = 0.30102999566361177;
    const TWO_LOW: f64 = 3.694239077158931e-13;
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x.is_infinite() {
        return x;
    }
    let (x, mut power) = if x < f64::MIN_POSITIVE { (x * 2f64.powi(54), -54) } else { (x, 0) };
    power += (upper(x) >> 20) - 1023;
    let below = i32::from(power < 0);
    let part = with_upper(x, (upper(x) & 0xfffff) | (0x3ff - below) << 20);
    let k = f64::from(power + below);
    (k * TWO_LOW + LOG10_E * log(part)) + k * TWO_HIGH
}

/// [`Math.exp`](https://tc39.es/ecma262/#sec-math.exp): V8 knows e.
pub(super) fn exp(x: f64) -> f64 {
    if x == 1.0 { E } else { libm::exp(x) }
}

/// Up to here the exponential of a number is one; the hyperbolic functions' half of it is so a little longer.
const LOG_MAX: f64 = 709.782_226_562_5;
const HALF_LOG_MAX: f64 = 710.475_860_073_943_9;

/// [`Math.sinh`](https://tc39.es/ecma262/#sec-math.sinh)
pub(super) fn sinh(x: f64) -> f64 {
    let size = x.abs();
    let half = if x < 0.0 { -0.5 } else { 0.5 };
    if size < 2f64.powi(-28) || !x.is_finite() {
        return x;
    }
    if size < 22.0 {
        let t = libm::expm1(size);
        return if size < 1.0 { half * (2.0 * t - t * t / (t + 1.0)) } else { half * (t + t / (t + 1.0)) };
    }
    large(size, half)
}

/// [`Math.cosh`](https://tc39.es/ecma262/#sec-math.cosh)
pub(super) fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() || size.is_infinite() {
        return size;
    }
    if upper(size) < 0x3fd6_2e43 {
        let t = libm::expm1(size);
        let w = 1.0 + t;
        return if size < 2f64.powi(-55) { w } else { 1.0 + (t * t) / (w + w) };
    }
    if size < 22.0 {
        let t = exp(size);
        return 0.5 * t + 0.5 / t;
    }
    large(size, 0.5)
}

/// `half` of the exponential of a large number.
fn large(size: f64, half: f64) -> f64 {
    if size < LOG_MAX {
        half * exp(size)
    } else if size <= HALF_LOG_MAX {
        let w = exp(0.5 * size);
        half * w * w
    } else {
        half * f64::INFINITY
    }
}

/// [`Math.tanh`](https://tc39.es/ecma262/#sec-math.tanh)
pub(super) fn tanh(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() || size < 2f64.powi(-28) {
        return x;
    }
    let result = if size >= 22.0 {
        1.0
    } else if size >= 1.0 {
        1.0 - 2.0 / (libm::expm1(2.0 * size) + 2.0)
    } else {
        let t = libm::expm1(-2.0 * size);
        -t / (t + 2.0)
    };
    result.copysign(x)
}

/// [`Math.asinh`](https://tc39.es/ecma262/#sec-math.asinh)
pub(super) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if size < 2f64.powi(-28) || !x.is_finite() {
        return x;
    }
    let result = if size > 2f64.powi(28) {
        log(size) + LN_2
    } else if size > 2.0 {
        log(2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size))
    } else {
        let square = x * x;
        log1p(size + square / (1.0 + (1.0 + square).sqrt()))
    };
    result.copysign(x)
}

/// [`Math.acosh`](https://tc39.es/ecma262/#sec-math.acosh)
pub(super) fn acosh(x: f64) -> f64 {
    if x.is_nan() || x < 1.0 {
        f64::NAN
    } else if x >= 2f64.powi(28) {
        log(x) + LN_2
    } else if x > 2.0 {
        log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()))
    } else {
        let t = x - 1.0;
        log1p(t + (2.0 * t + t * t).sqrt())
    }
}

/// [`Math.atanh`](https://tc39.es/ecma262/#sec-math.atanh)
pub(super) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() || size > 1.0 {
        return f64::NAN;
    }
    if size < 2f64.powi(-28) {
        return x;
    }
    let result = if size < 0.5 {
        let twice = size + size;
        0.5 * log1p(twice + twice * size / (1.0 - size))
    } else {
        0.5 * log1p((size + size) / (1.0 - size))
    };
    result.copysign(x)
}

/// [`Math.atan2`](https://tc39.es/ecma262/#sec-math.atan2)
pub(super) fn atan2(y: f64, x: f64) -> f64 {
    const PI_LOW: f64 = 1.2246467991473532e-16;
    let is_plain = x.is_finite() && y.is_finite() && x != 0.0 && y != 0.0;
    let exponents = (upper(y.abs()) - upper(x.abs())) >> 20;
    if !is_plain || exponents <= 60 {
        if is_plain && exponents < -60 && x < 0.0 {
            return (PI - (0.0 - PI_LOW)).copysign(y);
        }
        return libm::atan2(y, x);
    }
    (FRAC_PI_2 + 0.5 * PI_LOW).copysign(y)
}

/// [`Math.cbrt`](https://tc39.es/ecma262/#sec-math.cbrt): a third of the exponent, a polynomial, and one step of Newton's.
pub(super) fn cbrt(x: f64) -> f64 {
    const NORMAL: u32 = 715_094_163;
    const SUBNORMAL: u32 = 696_219_795;
    const P: [f64; 5] = [
        1.87595182427177,
        -1.884_979_795_433_771_7,
        1.621_429_720_105_354_5,
        -0.758_397_934_778_766,
        0.145_996_192_886_612_45,
    ];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let third = if size < f64::MIN_POSITIVE {
        upper(size * 2f64.powi(54)) as u32 / 3 + SUBNORMAL
    } else {
        upper(size) as u32 / 3 + NORMAL
    };
    let t = f64::from_bits(u64::from(third) << 32);
    let r = (t * t) * (t / size);
    let t = t * ((P[0] + r * (P[1] + r * P[2])) + ((r * r) * r) * (P[3] + r * P[4]));
    // Rounded to 23 bits, so that its square is exact.
    let t = f64::from_bits((t.to_bits() + 0x8000_0000) & 0xffff_ffff_c000_0000);
    let r = size / (t * t);
    let r = (r - t) / (t + t + r);
    (t + t * r).copysign(x)
}
