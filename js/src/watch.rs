//! Looking on from another thread while a program runs: what it prints, as it prints it, and whether it moves at all.

use std::fmt;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use looplab_core::trace::Stream;

/// Where a run is, told by the thread that runs it. See [`Options::watch`](crate::Options::watch).
///
/// A built-in function may take arbitrarily long without looking up: a regular expression that backtracks without end.
/// Nothing can end that from inside; but whoever started the run sees that the [beat](Self::now) stands still.
pub struct Watch {
    write: Box<Write>,
    /// The work done, and behind it the point, by the 24 bits that are left.
    at: AtomicU64,
    program: Mutex<Program>,
    running: AtomicU32,
}

type Write = dyn Fn(Stream, &str) + Send + Sync;

/// The points of the program that runs.
#[derive(Default)]
struct Program {
    path: String,
    places: Vec<(u32, u32)>,
}

/// Where a run was at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beat {
    /// Changes as long as the run comes on.
    pub moment: u64,
    /// Whether a program is being run at all, and not compiled or looked at afterwards.
    pub running: bool,
    /// File, line and column of the statement that runs.
    pub place: Option<(String, u32, u32)>,
}

const POINT_BITS: u32 = 24;
const NO_POINT: u64 = (1 << POINT_BITS) - 1;

impl Watch {
    /// Calls `write` with everything that a program prints, on the thread that runs it.
    pub fn new(write: impl Fn(Stream, &str) + Send + Sync + 'static) -> Self {
        Self {
            write: Box::new(write),
            at: AtomicU64::new(0),
            program: Mutex::default(),
            running: AtomicU32::new(0),
        }
    }

    /// Looks on without hearing what is printed.
    pub fn silent() -> Self {
        Self::new(|_, _| ())
    }

    /// Where the run is now.
    pub fn now(&self) -> Beat {
        let moment = self.at.load(Ordering::Relaxed);
        let program = self.program.lock().unwrap_or_else(PoisonError::into_inner);
        let place = program.places.get((moment & NO_POINT) as usize);
        let place = place.map(|&(line, column)| (program.path.clone(), line, column));
        let running = moment != 0 && self.running.load(Ordering::Relaxed) > 0;
        Beat { moment, running, place }
    }

    pub(crate) fn begins(&self, path: &str, places: Vec<(u32, u32)>) {
        let begun = Program { path: path.to_owned(), places };
        *self.program.lock().unwrap_or_else(PoisonError::into_inner) = begun;
        self.running.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn ended(&self) {
        self.running.fetch_sub(1, Ordering::Relaxed);
    }

    pub(crate) fn wrote(&self, stream: Stream, text: &str) {
        (self.write)(stream, text);
    }

    pub(crate) fn beat(&self, work: u64, point: Option<u32>) {
        let point = point.map_or(NO_POINT, u64::from).min(NO_POINT);
        self.at.store(work << POINT_BITS | point, Ordering::Relaxed);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("now", &self.now()).finish_non_exhaustive()
    }
}
