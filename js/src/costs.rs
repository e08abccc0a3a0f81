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
    /// The first write to standard output or standard error, on top: Node sets a stream up when it is first used, which
    /// takes longer than the shortest timers (measured, into a pipe: 3.5 to 8 ms, half of them above 5).
    pub(crate) first_print: Duration,
    /// The first write to the other of the two, on top.
    pub(crate) other_print: Duration,
    /// Entering one callback from the loop.
    pub(crate) callback: Duration,
    /// From the end of a callback to what the loop does next, at most: usually it takes no time to speak of.
    pub(crate) callback_end: Duration,
    /// From the end of the program itself to what it queued (measured: 0.08 ms).
    pub(crate) main_end: Duration,
    /// One look of the loop at the outside world.
    pub(crate) poll: Duration,
    /// The first look, on top: the loop is entered (measured: 0.07 ms).
    pub(crate) first_poll: Duration,
    /// One call of an asynchronous function of the library (measured: 0.05 ms).
    pub(crate) call: Duration,
    /// The first call of one, on top: its code is compiled then (measured: 0.1 to 0.2 ms).
    pub(crate) first_call: Duration,
    /// The first `setTimeout` or `setInterval`, on top.
    pub(crate) first_timer: Duration,
    /// The first `setImmediate` and the first `process.nextTick`, on top.
    pub(crate) first_queueing: Duration,
    /// The first use of the thread pool, on top: the caller starts its threads (measured: 0.25 ms).
    pub(crate) pool_start: Duration,
    /// From then until they run.
    pub(crate) pool_ready: Duration,
    /// From the end of an operation, or of a timer, to the loop that slept until then.
    pub(crate) wake_up: Duration,
    /// How late that may be, beyond the millisecond: as long as a scheduler lets others run.
    pub(crate) late: Duration,
}

impl Costs {
    pub(crate) const NODE: Self = Self {
        start: Instant::from_nanos(25_400_000),
        statement: Duration::from_nanos(200),
        clock_read: Duration::from_micros(20),
        print: Duration::from_micros(40),
        first_print: Duration::from_micros(5_000),
        other_print: Duration::from_micros(100),
        callback: Duration::from_nanos(500),
        callback_end: Duration::from_micros(20),
        main_end: Duration::from_micros(80),
        poll: Duration::from_micros(30),
        first_poll: Duration::from_micros(60),
        call: Duration::from_micros(50),
        first_call: Duration::from_micros(120),
        first_timer: Duration::from_micros(80),
        first_queueing: Duration::from_micros(30),
        pool_start: Duration::from_micros(220),
        pool_ready: Duration::ZERO,
        wake_up: Duration::from_micros(60),
        late: Duration::from_millis(2),
    };

    pub(crate) const BROWSER: Self = Self {
        start: Instant::from_nanos(40_100_000),
        statement: Duration::from_nanos(200),
        clock_read: Duration::from_micros(20),
        print: Duration::from_micros(40),
        first_print: Duration::ZERO,
        other_print: Duration::ZERO,
        callback: Duration::from_micros(5),
        callback_end: Duration::ZERO,
        main_end: Duration::ZERO,
        poll: Duration::ZERO,
        first_poll: Duration::ZERO,
        call: Duration::ZERO,
        first_call: Duration::ZERO,
        first_timer: Duration::ZERO,
        first_queueing: Duration::ZERO,
        pool_start: Duration::ZERO,
        pool_ready: Duration::ZERO,
        wake_up: Duration::ZERO,
        late: Duration::ZERO,
    };
}

/// 2026-01-01T00:00:00Z in milliseconds: the wall clock at the time origin, the same in every run.
pub(crate) const TIME_ORIGIN_EPOCH_MS: i64 = 1_767_225_600_000;
