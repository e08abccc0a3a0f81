//! Everything that is random in a run: one sequence of numbers, the same every time for the same seed.

use std::cell::Cell;

/// The generator xoshiro256++ (Blackman and Vigna, <https://prng.di.unimi.it/>).
pub(crate) struct Random(Cell<[u64; 4]>);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        // SplitMix64, as its authors advise, so that near seeds give sequences that have nothing in common.
        let mut at = seed;
        let state = std::array::from_fn(|_| {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (at ^ (at >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        });
        Self(Cell::new(state))
    }

    /// Another generator's place in its sequence, and the other way round.
    pub(super) fn swap(&self, other: &Self) {
        self.0.swap(&other.0);
    }

    /// 64 bits.
    pub(crate) fn bits(&self) -> u64 {
        let mut s = self.0.get();
        let bits = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        self.0.set(s);
        bits
    }

    /// A number from 0 to just below 1, as `Math.random` gives it.
    pub(crate) fn number(&self) -> f64 {
        const BITS: u32 = f64::MANTISSA_DIGITS;
        (self.bits() >> (u64::BITS - BITS)) as f64 / (1_u64 << BITS) as f64
    }
}
