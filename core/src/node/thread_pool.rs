//! libuv's thread pool, on virtual time. <https://github.com/libuv/libuv/blob/v1.x/src/threadpool.c>

use alloc::collections::{BTreeMap, VecDeque};

use crate::time::{Duration, Instant};

/// `MAX_THREADPOOL_SIZE` of libuv.
const MAX_THREADS: usize = 1024;

struct Job<J> {
    job: J,
    cost: Duration,
    slow: bool,
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
        let job = Job { job, cost, slow };
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

    /// The next job that has ended by `now`, with when it ended; its thread takes the next one at that moment.
    pub fn pop_done(&mut self, now: Instant) -> Option<(Instant, J)> {
        let entry = self.busy.first_entry().filter(|e| e.key().0 <= now)?;
        let ((end, _), job) = entry.remove_entry();
        self.slow_busy -= usize::from(job.slow);
        self.fill(end);
        Some((end, job.job))
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
