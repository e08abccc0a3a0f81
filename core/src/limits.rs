//! Everything that is bounded, by name. Reaching a bound is an [`Error`](crate::Error), never a hang.

/// The bounds of one loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Microtasks and ticks run without returning to the loop. A drain that passes it starves everything else.
    pub drain: u64,
    /// Callbacks run in all.
    pub callbacks: u64,
    /// Things queued at the same time.
    pub queued: u64,
    /// Virtual time, in nanoseconds since the time origin.
    pub time: u64,
}

impl Default for Limits {
    /// Generous for programs people write, small enough that a runaway one stops within seconds.
    fn default() -> Self {
        Self { drain: 1_000_000, callbacks: 10_000_000, queued: 10_000_000, time: 24 * 3_600 * 1_000_000_000 }
    }
}

impl Limits {
    /// No bounds: for real backends, whose programs are to run for ever.
    pub const NONE: Self = Self { drain: u64::MAX, callbacks: u64::MAX, queued: u64::MAX, time: u64::MAX };
}

/// The name of a bound.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Limit {
    /// Microtasks in one drain: recursive microtasks starve the loop.
    Microtasks,
    /// `process.nextTick` callbacks in one drain: recursive ticks starve the loop.
    Ticks,
    /// Callbacks in all.
    Callbacks,
    /// Things queued at once.
    Queued,
    /// Virtual time.
    Time,
}

impl Limit {
    /// A name a person understands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Microtasks => "endless microtasks",
            Self::Ticks => "endless process.nextTick",
            Self::Callbacks => "endless callbacks",
            Self::Queued => "runaway queue",
            Self::Time => "endless waiting",
        }
    }

    /// What is counted.
    pub fn what(self) -> &'static str {
        match self {
            Self::Microtasks => "microtasks without a return to the loop",
            Self::Ticks => "ticks without a return to the loop",
            Self::Callbacks => "callbacks",
            Self::Queued => "things queued at once",
            Self::Time => "nanoseconds of virtual time",
        }
    }
}
