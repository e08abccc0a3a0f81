//! What running code costs in virtual time, so that clocks move while a program runs and busy loops end.
//!
//! The figures are round ones of the order of a warm engine on current hardware. They are the same in plain and in
//! traced runs, natively and in WebAssembly.

use looplab_core::time::{Duration, Instant};

/// Virtual costs of one runtime.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Costs {
    /// From the time origin to the first statement: the process starts, the page loads.
    pub(crate) start: Instant,
    /// One statement, function entry or turn of a loop.
    pub(crate) statement: Duration,
    /// One look at a clock: dear enough that a loop waiting for seconds to pass ends soon.
    pub(crate) clock_read: Duration,
    /// One call of the console.
    pub(crate) print: Duration,
    /// The first write to a stream, on top: Node sets standard output and standard error up when they are first
    /// used, which takes longer than the shortest timer (measured: 2.5 to 5 ms, into a pipe more).
    pub(crate) first_print: Duration,
    /// Entering one callback from the loop.
    pub(crate) callback: Duration,
    /// The first call of an asynchronous function, on top: its code is compiled then (measured: 0.1 to 0.2 ms).
    pub(crate) first_call: Duration,
    /// The first use of the thread pool, on top: its threads are started (measured: 0.4 to 0.5 ms until the first result,
    /// about half of which the caller waits for).
    pub(crate) pool_start: Duration,
    /// From the end of an operation to the loop that slept until then.
    pub(crate) wake_up: Duration,
}

impl Costs {
    pub(crate) const NODE: Self = Self {
        start: Instant::from_nanos(25_400_000),
        statement: Duration::from_nanos(200),
        clock_read: Duration::from_micros(20),
        print: Duration::from_micros(40),
        first_print: Duration::from_micros(3_000),
        callback: Duration::from_nanos(500),
        first_call: Duration::from_micros(150),
        pool_start: Duration::from_micros(200),
        wake_up: Duration::from_micros(40),
    };

    pub(crate) const BROWSER: Self = Self {
        start: Instant::from_nanos(40_100_000),
        statement: Duration::from_nanos(200),
        clock_read: Duration::from_micros(20),
        print: Duration::from_micros(40),
        first_print: Duration::ZERO,
        callback: Duration::from_micros(5),
        first_call: Duration::ZERO,
        pool_start: Duration::ZERO,
        wake_up: Duration::ZERO,
    };
}

/// 2026-01-01T00:00:00Z in milliseconds: the wall clock at the time origin, the same in every run.
pub(crate) const TIME_ORIGIN_EPOCH_MS: i64 = 1_767_225_600_000;
