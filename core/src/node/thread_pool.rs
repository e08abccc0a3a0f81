//! libuv's thread pool, on virtual time. <https://github.com/libuv/libuv/blob/v1.x/src/threadpool.c>

use alloc::collections::{BTreeMap, VecDeque};

use crate::sim::Spread;
use crate::time::{Duration, Instant};

/// `MAX_THREADPOOL_SIZE` of libuv.
const MAX_THREADS: usize = 1024;

struct Job<J> {
    job: J,
    cost: Duration,
    spread: Spread,
    slow: bool,
}

/// A job that a thread has done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done<J> {
    /// The job.
    pub job: J,
    /// When it ended.
    pub at: Instant,
    /// When it might have ended at the earliest.
    pub earliest: Instant,
    /// When it might have ended at the latest.
    pub latest: Instant,
}

/// What waits in libuv's queue `wq`.
enum Entry<J> {
    Job(Job<J>),
    /// `run_slow_work_message`: stands for everything in the queue of slow jobs.
    SlowMessage,
}

/// What became of a job that is to be cancelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cancelled {
    /// It waited and is gone.
    Yes,
    /// A thread has it, or it is done: `uv_cancel` answers `UV_EBUSY`.
    TooLate,
}

/// `n` threads that take jobs in order; slow ones (DNS) occupy at most half of them, rounded up.
pub struct ThreadPool<J> {
    threads: usize,
    waiting: VecDeque<Entry<J>>,
    slow: VecDeque<Job<J>>,
    /// Jobs on a thread, by when they end and when they began.
    busy: BTreeMap<(Instant, u64), Job<J>>,
    slow_busy: usize,
    begun: u64,
}

impl<J: PartialEq> ThreadPool<J> {
    /// A pool of `threads` threads (`UV_THREADPOOL_SIZE`; 0 counts as 1).
    pub fn new(threads: usize) -> Self {
        Self {
            threads: threads.clamp(1, MAX_THREADS),
            waiting: VecDeque::new(),
            slow: VecDeque::new(),
            busy: BTreeMap::new(),
            slow_busy: 0,
            begun: 0,
        }
    }

    /// `uv__work_submit`. Whether a thread takes the job at once.
    ///
    /// What ended before `now` must have been taken out with [`pop_done`](Self::pop_done).
    pub fn submit(&mut self, now: Instant, job: J, cost: Duration, slow: bool) -> bool {
        self.submit_between(now, job, cost, Spread::exact(cost), slow)
    }

    /// The same for a job that may take longer or shorter than its cost.
    pub fn submit_between(
        &mut self,
        now: Instant,
        job: J,
        cost: Duration,
        spread: Spread,
        slow: bool,
    ) -> bool {
        let job = Job { job, cost, spread, slow };
        let begun = self.begun;
        if slow {
            let message_waits = self.waiting.iter().any(|e| matches!(e, Entry::SlowMessage));
            self.slow.push_back(job);
            if !message_waits {
                self.waiting.push_back(Entry::SlowMessage);
            }
        } else {
            self.waiting.push_back(Entry::Job(job));
        }
        self.fill(now);
        self.begun > begun
    }

    /// When the next job ends.
    pub fn next_done(&self) -> Option<Instant> {
        self.busy.first_key_value().map(|(&(end, _), _)| end)
    }

    /// The next job that has ended by `now`; its thread takes the next one at the moment it ended.
    pub fn pop_done(&mut self, now: Instant) -> Option<Done<J>> {
        let entry = self.busy.first_entry().filter(|e| e.key().0 <= now)?;
        let ((end, _), job) = entry.remove_entry();
        let begin = begin(end, &job);
        let (earliest, latest) = (begin + job.spread.earliest, begin + job.spread.latest);
        self.leave(end, &job);
        Some(Done { job: job.job, at: end, earliest, latest })
    }

    /// The jobs that have not ended by `now` but might have.
    pub fn early(&self, now: Instant) -> impl Iterator<Item = &J> {
        let busy = self.busy.iter();
        let early = busy.filter(move |&(&(end, _), job)| begin(end, job) + job.spread.earliest <= now);
        early.map(|(_, job)| &job.job)
    }

    /// Whether a thread has taken a job after `then` that may take longer or shorter. O(n) in the threads.
    pub(crate) fn has_begun_since(&self, then: Instant) -> bool {
        let is_open = |spread: Spread| spread.earliest != spread.latest;
        self.busy.iter().any(|(&(end, _), job)| is_open(job.spread) && begin(end, job) > then)
    }

    /// Whether a thread is at `job`. O(n) in the threads.
    pub fn is_busy_with(&self, job: &J) -> bool {
        self.busy.values().any(|busy| busy.job == *job)
    }

    /// A job ends now, whatever its cost. Whether a thread was at it.
    pub fn finish(&mut self, now: Instant, job: &J) -> bool {
        let Some(&key) = self.busy.iter().find(|(_, busy)| busy.job == *job).map(|(key, _)| key) else {
            return false;
        };
        if let Some(job) = self.busy.remove(&key) {
            self.leave(now, &job);
        }
        true
    }

    /// The thread that was at `job` is free.
    fn leave(&mut self, at: Instant, job: &Job<J>) {
        self.slow_busy -= usize::from(job.slow);
        self.fill(at);
    }

    /// `uv_cancel`: only what still waits can be cancelled.
    pub fn cancel(&mut self, job: &J) -> Cancelled {
        let before = self.waiting.len() + self.slow.len();
        self.waiting.retain(|e| !matches!(e, Entry::Job(j) if j.job == *job));
        self.slow.retain(|j| j.job != *job);
        if self.waiting.len() + self.slow.len() < before { Cancelled::Yes } else { Cancelled::TooLate }
    }

    /// Jobs that no thread has taken yet.
    pub fn waiting(&self) -> usize {
        let jobs = self.waiting.iter().filter(|e| matches!(e, Entry::Job(_))).count();
        jobs + self.slow.len()
    }

    /// Jobs on a thread.
    pub fn busy(&self) -> usize {
        self.busy.len()
    }

    /// `slow_work_thread_threshold`.
    fn slow_limit(&self) -> usize {
        self.threads.div_ceil(2)
    }

    /// The loop of `worker`: idle threads take what may be taken.
    fn fill(&mut self, now: Instant) {
        while self.busy.len() < self.threads {
            let Some(job) = self.take() else { return };
            self.begun += 1;
            self.slow_busy += usize::from(job.slow);
            self.busy.insert((now + job.cost, self.begun), job);
        }
    }

    fn take(&mut self) -> Option<Job<J>> {
        let full = self.slow_busy >= self.slow_limit();
        loop {
            match self.waiting.front()? {
                // Nothing but slow work, and enough threads at it.
                Entry::SlowMessage if full && self.waiting.len() == 1 => return None,
                // Enough threads at slow work: it goes behind the rest.
                Entry::SlowMessage if full => self.waiting.rotate_left(1),
                Entry::SlowMessage => {
                    self.waiting.pop_front();
                    let Some(job) = self.slow.pop_front() else { continue };
                    if !self.slow.is_empty() {
                        self.waiting.push_back(Entry::SlowMessage);
                    }
                    return Some(job);
                }
                Entry::Job(_) => {
                    if let Some(Entry::Job(job)) = self.waiting.pop_front() {
                        return Some(job);
                    }
                }
            }
        }
    }
}

/// When a thread took the job that ends at `end`.
fn begin<J>(end: Instant, job: &Job<J>) -> Instant {
    Instant::from_nanos(end.as_nanos().saturating_sub(job.cost.as_nanos()))
}
