//! What timers are ordered by.

use crate::time::Instant;

/// Deadline, sequence number and slot, most significant first, so that one comparison orders timers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key(u128);

impl Key {
    /// Later than every real key: fills the unused places of the last group. No slot has this number.
    pub(super) const VACANT: Self = Self(u128::MAX);

    pub(super) fn new(deadline: Instant, sequence: u32, slot: u32) -> Self {
        Self((u128::from(deadline.as_nanos()) << 64) | (u128::from(sequence) << 32) | u128::from(slot))
    }

    pub(super) fn deadline(self) -> Instant {
        Instant::from_nanos((self.0 >> 64) as u64)
    }

    pub(super) fn sequence(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(super) fn slot(self) -> u32 {
        self.0 as u32
    }

    pub(super) fn names(self, sequence: u32, slot: u32) -> bool {
        self.0 as u64 == (u64::from(sequence) << 32) | u64::from(slot)
    }
}
