//! The virtual outside world: a clock that jumps, a thread pool, latencies.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::backend::{Backend, Completion};
use crate::moment::Passed;
use crate::node::ThreadPool;
use crate::step::Wait;
use crate::task::TaskId;
use crate::time::{Duration, Instant};

mod arrivals;
mod operations;

pub use arrivals::Rivals;
pub use operations::OperationId;
use operations::Operations;

/// How a request is served.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// A thread of the pool works on it: files, DNS, crypto.
    /// <https://docs.libuv.org/en/v1.x/threadpool.html>
    Pool {
        /// How long a thread is busy with it.
        cost: Duration,
        /// Slow I/O, such as DNS, may occupy only half of the threads.
        slow: bool,
    },
    /// The kernel or the network answers after this time, however many others wait.
    Latency(Duration),
}

impl Work {
    /// How long it usually takes once someone is at it.
    pub fn usual(self) -> Duration {
        match self {
            Self::Pool { cost, .. } => cost,
            Self::Latency(latency) => latency,
        }
    }
}

/// Between which times an operation may really be done, counted from when someone begins to work on it. Operations
/// whose times overlap may be done in any order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spread {
    /// Not before.
    pub earliest: Duration,
    /// Not after.
    pub latest: Duration,
}

impl Spread {
    /// Always the usual time.
    pub fn exact(usual: Duration) -> Self {
        Self { earliest: usual, latest: usual }
    }

    /// From next to nothing, for an operation of less than a millisecond, or half of the usual time, to four times it
    /// and three milliseconds more: what other processes, caches and cores do to an operation.
    pub fn around(usual: Duration) -> Self {
        let nanos = usual.as_nanos();
        let earliest = if nanos < 1_000_000 { 0 } else { nanos / 2 };
        Self {
            earliest: Duration::from_nanos(earliest),
            latest: Duration::from_nanos(nanos.saturating_mul(4).saturating_add(LATE)),
        }
    }
}

/// How long a thread that could go on may wait for a processor, in nanoseconds: what schedulers let others run for.
const LATE: u64 = 3_000_000;

/// Something that has happened or will.
struct Flight<C> {
    completion: Completion<C>,
    earliest: Instant,
    latest: Instant,
}

/// The virtual backend: nothing sleeps. [`advance`](Self::advance) lets time pass while code runs;
/// [`poll`](Backend::poll) jumps to what completes next.
pub struct Sim<C> {
    now: Instant,
    pool: ThreadPool<TaskId>,
    /// In order of their usual time, then of being asked for.
    due: BTreeMap<(Instant, u64), Flight<C>>,
    sequence: u64,
    /// Requests that nobody can tell from others of the same class.
    classes: BTreeMap<TaskId, u64>,
    /// Requests that are parts of a longer operation.
    operations: Operations,
    /// From a completion, or the end of the wait, to the moment the loop that slept until then runs again.
    wake_up: Duration,
    passed: Passed,
    /// When the loop last looked for arrivals: what begins or ends later is not among them.
    looked: Instant,
    /// Until when it would have slept.
    until: Option<Instant>,
    /// How often it has looked.
    looks: u64,
}

impl<C> Sim<C> {
    /// A world that begins at `start`, with `threads` threads in its pool.
    pub fn new(start: Instant, threads: usize) -> Self {
        Self {
            now: start,
            pool: ThreadPool::new(threads),
            due: BTreeMap::new(),
            sequence: 0,
            classes: BTreeMap::new(),
            operations: Operations::default(),
            wake_up: Duration::ZERO,
            passed: Passed::default(),
            looked: start,
            until: None,
            looks: 0,
        }
    }

    /// The same with a loop that, when something completes while it sleeps, needs this long to wake: what completes in
    /// the meantime is found together with it.
    #[must_use]
    pub fn with_wake_up(self, wake_up: Duration) -> Self {
        Self { wake_up, ..self }
    }

    /// Code ran for this long. Work went on in the background.
    pub fn advance(&mut self, by: Duration) {
        self.passed.add(by, by);
        self.jump(by);
    }

    fn jump(&mut self, by: Duration) {
        self.now += by;
        self.settle_pool();
    }

    /// Lets about this much time pass: it may as well have been two fifths less or three fifths more.
    pub fn advance_about(&mut self, by: Duration) {
        let fifth = by.as_nanos() / 5;
        self.advance_between(by, Duration::from_nanos(3 * fifth), Duration::from_nanos(8 * fifth));
    }

    /// Lets so much time pass: usually this long, at least and at most so long.
    pub fn advance_between(&mut self, usual: Duration, least: Duration, most: Duration) {
        self.passed.add(least, most);
        self.jump(usual);
    }

    /// How much time has passed, beside what loops slept until a timer was due: a [`Journal`](crate::course::Journal) tells
    /// the zone of it.
    pub fn passed(&self) -> Passed {
        self.passed
    }

    /// The time now.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Begins to serve a request, which takes its usual time. Whether someone is at it at once: `false` when all
    /// threads of the pool are busy.
    pub fn submit(&mut self, request: TaskId, work: Work) -> bool {
        self.submit_between(request, work, Spread::exact(work.usual()))
    }

    /// The same for a request that may take longer or shorter, if [`poll_open`](Self::poll_open) is told so.
    pub fn submit_between(&mut self, request: TaskId, work: Work, spread: Spread) -> bool {
        match work {
            Work::Pool { cost, slow } => {
                self.settle_pool();
                self.pool.submit_between(self.now, request, cost, spread, slow)
            }
            Work::Latency(latency) => {
                let (earliest, latest) = (self.now + spread.earliest, self.now + spread.latest);
                let completion = Completion::Request(request);
                self.insert(self.now + latency, Flight { completion, earliest, latest });
                true
            }
        }
    }

    /// Says that nobody can tell this request's completion from those of the same class: which of them is done first is
    /// no question.
    pub fn set_class(&mut self, request: TaskId, class: u64) {
        self.classes.insert(request, class);
    }

    /// The handle will be ready at this time, and `callback` is to run then.
    pub fn ready_at(&mut self, at: Instant, handle: TaskId, callback: C) {
        let completion = Completion::Ready { handle, callback };
        self.insert(at, Flight { completion, earliest: at, latest: at });
    }

    /// Gives up a request: it will not complete. Work that a thread has taken keeps the thread busy all the same.
    pub fn cancel(&mut self, request: TaskId) {
        self.settle_pool();
        self.due.retain(|_, it| !matches!(it.completion, Completion::Request(id) if id == request));
        self.pool.cancel(&request);
        self.forget(request);
    }

    fn forget(&mut self, request: TaskId) {
        self.classes.remove(&request);
        self.operations.taken(request);
    }

    /// Forgets what was to happen to a handle.
    pub fn close(&mut self, handle: TaskId) {
        self.due.retain(|_, it| !matches!(it.completion, Completion::Ready { handle: h, .. } if h == handle));
    }

    /// When something completes next, if anything will.
    pub fn next_completion(&self) -> Option<Instant> {
        let due = self.due.first_key_value().map(|(&(at, _), _)| at);
        match (due, self.pool.next_done()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    fn insert(&mut self, at: Instant, flight: Flight<C>) {
        self.sequence += 1;
        self.due.insert((at, self.sequence), flight);
    }

    /// Moves what the pool has finished by now among what has happened.
    fn settle_pool(&mut self) {
        while let Some(done) = self.pool.pop_done(self.now) {
            let completion = Completion::Request(done.job);
            self.insert(done.at, Flight { completion, earliest: done.earliest, latest: done.latest });
        }
    }

    fn sleep(&mut self, wait: Wait) {
        let next = self.next_completion();
        let limit = match wait {
            Wait::No => return,
            Wait::Until(limit) => Some(limit),
            Wait::Forever => None,
        };
        let completion = next.filter(|&at| limit.is_none_or(|limit| at <= limit));
        match (completion, limit) {
            (Some(at), _) if at > self.now => self.now = at + self.wake_up,
            (None, Some(limit)) if limit > self.now => self.now = limit + self.wake_up,
            _ => {}
        }
    }
}

impl<C> Backend<C> for Sim<C> {
    fn now(&self) -> Instant {
        self.now
    }

    /// Everything that completed by now, in order of time. If there is nothing, the clock jumps to the next
    /// completion, or to the end of the wait.
    fn poll(&mut self, wait: Wait, ready: &mut Vec<Completion<C>>) {
        let mut on = self.now;
        let mut next = self.poll_open(&mut on, wait, Rivals::None);
        while let Some(completion) = next {
            ready.push(completion);
            next = self.poll_more(&mut on, Rivals::None);
        }
    }
}
