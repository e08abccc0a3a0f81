//! Sine and cosine as in [fdlibm](https://www.netlib.org/fdlibm/), which V8 has: a part of the argument between -π/4 and π/4 in two
//! doubles, and a polynomial.

/// 2/π, as bits behind the point.
const TWO_OVER_PI: [u64; 20] = [
    0xa2f9_836e_4e44_1529,
    0xfc27_57d1_f534_ddc0,
    0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0,
    0x0649_2eea_09d1_921c,
    0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41,
    0x3991_d639_8353_39f4,
    0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f,
    0x6d36_7ecf_27cb_09b7,
    0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea,
    0x6bfb_5fb1_1f8d_5d08,
    0x5603_3046_fc7b_6bab,
    0xf0cf_bc20_9af4_361d,
];
/// π/2 · 2¹²⁶.
const HALF_PI: u128 = 0x6487_ed51_10b4_611a_6263_3145_c06e_0e68;
/// π/2 in three pieces of 33 bits, each with what follows it.
const PIECES: [(f64, f64); 3] = [
    (1.570_796_326_734_125_6, 6.077_100_506_506_192e-11),
    (6.077_100_506_303_966e-11, 2.022_266_248_795_950_6e-21),
    (2.022_266_248_711_166_5e-21, 8.478_427_660_368_9e-32),
];
/// Up to here (2¹⁹ · π/2) the pieces do.
const MEDIUM: f64 = 823_549.664_582_642_6;

const SINE: [f64; 6] = [
    -0.16666666666666632,
    8.333_333_333_322_49e-3,
    -1.984_126_982_985_795e-4,
    2.755_731_370_707_006_8e-6,
    -2.505_076_025_340_686_3e-8,
    1.589_690_995_211_55e-10,
];
const COSINE: [f64; 6] = [
    0.0416666666666666,
    -1.388_888_888_887_411e-3,
    2.480_158_728_947_673e-5,
    -2.755_731_435_139_066_3e-7,
    2.087_572_321_298_175e-9,
    -1.135_964_755_778_819_5e-11,
];

/// [`Math.sin`](https://tc39.es/ecma262/#sec-math.sin)
pub(super) fn sin(x: f64) -> f64 {
    let Some((quarter, high, low)) = reduce(x) else { return f64::NAN };
    match quarter {
        0 => sine(high, low),
        1 => cosine(high, low),
        2 => -sine(high, low),
        _ => -cosine(high, low),
    }
}

/// [`Math.cos`](https://tc39.es/ecma262/#sec-math.cos)
pub(super) fn cos(x: f64) -> f64 {
    let Some((quarter, high, low)) = reduce(x) else { return f64::NAN };
    match quarter {
        0 => cosine(high, low),
        1 => -sine(high, low),
        2 => -cosine(high, low),
        _ => sine(high, low),
    }
}

/// The sine of x + y, where x is at most π/4 and y is less than its last bit.
fn sine(x: f64, y: f64) -> f64 {
    if x.abs() < 2f64.powi(-27) {
        return x;
    }
    let z = x * x;
    let v = z * x;
    let r = SINE[1] + z * (SINE[2] + z * (SINE[3] + z * (SINE[4] + z * SINE[5])));
    if y == 0.0 { x + v * (SINE[0] + z * r) } else { x - ((z * (0.5 * y - v * r) - y) - v * SINE[0]) }
}

/// The cosine of the same.
fn cosine(x: f64, y: f64) -> f64 {
    let size = (x.to_bits() >> 32) as u32 & 0x7fff_ffff;
    if x.abs() < 2f64.powi(-27) {
        return 1.0;
    }
    let z = x * x;
    let r = z
        * (COSINE[0] + z * (COSINE[1] + z * (COSINE[2] + z * (COSINE[3] + z * (COSINE[4] + z * COSINE[5])))));
    if size < 0x3fd3_3333 {
        return 1.0 - (0.5 * z - (z * r - x * y));
    }
    // A quarter of x, in few bits, is taken from both sides, so that the difference is exact.
    let quarter =
        if size > 0x3fe9_0000 { 0.28125 } else { f64::from_bits(u64::from(size - 0x0020_0000) << 32) };
    let rest = 0.5 * z - quarter;
    (1.0 - quarter) - (rest - (z * r - x * y))
}

/// Which quarter of the circle `x` is in, and where there, in two parts; nothing for what is no number.
fn reduce(x: f64) -> Option<(u8, f64, f64)> {
    if !x.is_finite() {
        return None;
    }
    let size = x.abs();
    if size <= std::f64::consts::FRAC_PI_4 {
        return Some((0, x, 0.0));
    }
    let (quarters, high, low) = if size <= MEDIUM { by_pieces(size) } else { by_all_of_it(size) };
    if x < 0.0 { Some((quarters.wrapping_neg() & 3, -high, -low)) } else { Some((quarters & 3, high, low)) }
}

/// Takes the multiple of π/2 away, in as many pieces as it cancels.
fn by_pieces(x: f64) -> (u8, f64, f64) {
    let exponent = |number: f64| (number.to_bits() >> 52 & 0x7ff) as i32;
    let quarters = (x * std::f64::consts::FRAC_2_PI + 0.5).trunc();
    let mut rest = x - quarters * PIECES[0].0;
    let mut small = quarters * PIECES[0].1;
    for ((piece, follows), enough) in PIECES[1..].iter().zip([16, 49]) {
        if exponent(x) - exponent(rest - small) <= enough {
            break;
        }
        let before = rest;
        let taken = quarters * piece;
        rest = before - taken;
        small = quarters * follows - ((before - rest) - taken);
    }
    let high = rest - small;
    (quarters as i64 as u8, high, (rest - high) - small)
}

/// Multiplies by as many bits of 2/π as matter.
fn by_all_of_it(x: f64) -> (u8, f64, f64) {
    let bits = x.to_bits();
    let fraction = u128::from(bits & ((1 << 52) - 1) | 1 << 52);
    let exponent = (bits >> 52) as i32 - 1075;
    // The bits of 2/π before this one make whole circles.
    let first = (exponent - 2).max(0);
    let mut product = [0_u64; 5];
    for number in (0..4).rev() {
        let digit = window(&TWO_OVER_PI, first as usize + 64 * number);
        let sum = fraction * u128::from(digit) + u128::from(product[number + 1]);
        product[number + 1] = sum as u64;
        product[number] = (sum >> 64) as u64;
    }
    // So many bits of the product stand before the point.
    let point = (64 + exponent - first) as usize;
    let quarters = (window(&product, point - 2) >> 62) as u8;
    let turn = u128::from(window(&product, point)) << 64 | u128::from(window(&product, point + 64));
    if turn >> 127 == 1 {
        let (high, low) = times_half_pi(turn.wrapping_neg());
        (quarters.wrapping_add(1), -high, -low)
    } else {
        let (high, low) = times_half_pi(turn);
        (quarters, high, low)
    }
}

/// The 64 bits of `words` from the bit `first` on.
fn window(words: &[u64], first: usize) -> u64 {
    let at = |word: usize| words.get(word).copied().unwrap_or_default();
    let (word, bit) = (first / 64, first % 64);
    if bit == 0 { at(word) } else { at(word) << bit | at(word + 1) >> (64 - bit) }
}

/// `turn` · 2⁻¹²⁸ · π/2, in two parts.
fn times_half_pi(turn: u128) -> (f64, f64) {
    let zeros = turn.leading_zeros();
    let turn = turn << zeros;
    let (a, b) = (turn >> 64, turn & u128::from(u64::MAX));
    let (c, d) = (HALF_PI >> 64, HALF_PI & u128::from(u64::MAX));
    let middle = ((a * d) >> 64) + ((b * c) >> 64);
    let product = a * c + middle;
    let scale = 2f64.powi(-126) * 2f64.powi(-(zeros as i32));
    let high = product as f64;
    let low = if high as u128 > product {
        -((high as u128 - product) as f64)
    } else {
        (product - high as u128) as f64
    };
    (high * scale, low * scale)
}
