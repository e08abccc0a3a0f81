//! Threads for work that blocks, beside <https://github.com/libuv/libuv/blob/v1.x/src/threadpool.c>.

use std::any::Any;
use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use looplab_core::task::TaskId;
use mio::Waker;

/// Threads of a pool when nothing else is said.
pub const DEFAULT_THREADS: usize = 4;

/// `MAX_THREADPOOL_SIZE` of libuv.
pub const MOST_THREADS: usize = 1024;

/// What `UV_THREADPOOL_SIZE` asks for, read as libuv reads it: 4 when it is not set, at least 1 (also for what is no
/// number), at most 1,024. <https://docs.libuv.org/en/v1.x/threadpool.html>
pub fn threads_from_env() -> usize {
    std::env::var("UV_THREADPOOL_SIZE").map_or(DEFAULT_THREADS, |text| threads_from(&text))
}

fn threads_from(text: &str) -> usize {
    text.trim().parse().unwrap_or(1).clamp(1, MOST_THREADS)
}

/// What a job left: its value, or what it panicked with.
pub type Outcome<T> = Result<T, Box<dyn Any + Send>>;

/// The claim to a job's outcome.
pub struct Ticket<T>(Arc<Mutex<Option<Outcome<T>>>>);

impl<T> Ticket<T> {
    /// The outcome: there once the request's callback runs, and only the first time it is asked for.
    pub fn take(&self) -> Option<Outcome<T>> {
        lock(&self.0).take()
    }
}

struct Job {
    request: TaskId,
    /// Counts jobs, so that both queues together keep their order.
    number: u64,
    work: Box<dyn FnOnce() + Send>,
}

/// What waits. Slow jobs stand apart: they may occupy only half of the threads.
#[derive(Default)]
struct Waiting {
    quick: VecDeque<Job>,
    slow: VecDeque<Job>,
    slow_busy: usize,
    submitted: u64,
    stopping: bool,
}

impl Waiting {
    /// The oldest job that may be begun, and whether it is a slow one.
    fn take(&mut self, most_slow: usize) -> Option<(Job, bool)> {
        let slow = self.slow.front().filter(|_| self.slow_busy < most_slow);
        let take_slow = match (self.quick.front(), slow) {
            (Some(quick), Some(slow)) => slow.number < quick.number,
            (None, Some(_)) => true,
            _ => false,
        };
        if take_slow {
            self.slow_busy += 1;
            return self.slow.pop_front().map(|job| (job, true));
        }
        self.quick.pop_front().map(|job| (job, false))
    }
}

struct Shared {
    waiting: Mutex<Waiting>,
    more: Condvar,
    finished: Mutex<Vec<TaskId>>,
    waker: Arc<Waker>,
    most_slow: usize,
}

/// A pool of threads. Dropping it drops the jobs nobody has begun, and waits for the others.
pub struct Pool {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl Pool {
    /// Starts this many threads; `waker` ends the loop's sleep when a job is done.
    ///
    /// # Errors
    ///
    /// When not a single thread can be started.
    pub fn start(threads: usize, waker: Arc<Waker>) -> io::Result<Self> {
        let (waiting, finished) = (Mutex::default(), Mutex::default());
        let most_slow = threads.div_ceil(2);
        let shared = Arc::new(Shared { waiting, more: Condvar::new(), finished, waker, most_slow });
        let mut pool = Self { shared, threads: Vec::with_capacity(threads) };
        for number in 0..threads {
            let shared = Arc::clone(&pool.shared);
            let thread = std::thread::Builder::new().name(format!("pool-{number}"));
            match thread.spawn(move || work(&shared)) {
                Ok(handle) => pool.threads.push(handle),
                Err(error) if pool.threads.is_empty() => return Err(error),
                // Fewer threads still do all the work.
                Err(_) => break,
            }
        }
        Ok(pool)
    }

    /// Puts work into the queue. `slow` work, such as a DNS look-up, occupies at most half of the threads
    /// (`UV__WORK_SLOW_IO`). O(1).
    pub fn submit<T: Send + 'static>(
        &self,
        request: TaskId,
        slow: bool,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Ticket<T> {
        let outcome = Arc::new(Mutex::new(None));
        let place = Arc::clone(&outcome);
        let work = Box::new(move || {
            // What panics in a job is the job's outcome: the thread and the other jobs go on.
            let result = catch_unwind(AssertUnwindSafe(work));
            *lock(&place) = Some(result);
        });
        let mut waiting = lock(&self.shared.waiting);
        waiting.submitted += 1;
        let job = Job { request, number: waiting.submitted, work };
        if slow {
            waiting.slow.push_back(job);
        } else {
            waiting.quick.push_back(job);
        }
        drop(waiting);
        self.shared.more.notify_one();
        Ticket(outcome)
    }

    /// Moves the requests that are done into `into`, in the order in which they were done.
    pub fn take_finished(&self, into: &mut Vec<TaskId>) {
        into.append(&mut lock(&self.shared.finished));
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let mut waiting = lock(&self.shared.waiting);
        waiting.stopping = true;
        waiting.quick.clear();
        waiting.slow.clear();
        drop(waiting);
        self.shared.more.notify_all();
        for thread in self.threads.drain(..) {
            // A thread ends by a panic only if the waker's does; there is nothing left to tell anyone then.
            let _ = thread.join();
        }
    }
}

/// What every thread does.
fn work(shared: &Shared) {
    while let Some((job, slow)) = next(shared) {
        (job.work)();
        if slow {
            lock(&shared.waiting).slow_busy -= 1;
            shared.more.notify_one();
        }
        let first = {
            let mut finished = lock(&shared.finished);
            finished.push(job.request);
            finished.len() == 1
        };
        // One wake-up is enough for all that is finished until the loop looks.
        if first && shared.waker.wake().is_err() {
            return;
        }
    }
}

fn next(shared: &Shared) -> Option<(Job, bool)> {
    let mut waiting = lock(&shared.waiting);
    loop {
        if waiting.stopping {
            return None;
        }
        if let Some(taken) = waiting.take(shared.most_slow) {
            return Some(taken);
        }
        waiting = shared.more.wait(waiting).unwrap_or_else(PoisonError::into_inner);
    }
}

/// No code of ours panics while it holds a lock, so what a poisoned one guards is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_read_as_libuv_reads_it() {
        let sizes = ["1", "8", "0", "5000", "many", " 3 "].map(threads_from);
        assert_eq!(sizes, [1, 8, 1, MOST_THREADS, 1, 3]);
    }

    #[test]
    fn slow_jobs_leave_half_of_the_threads() {
        let mut waiting = Waiting::default();
        for number in 1..=6 {
            let job = Job { request: TaskId(number), number, work: Box::new(|| ()) };
            if number == 5 { waiting.quick.push_back(job) } else { waiting.slow.push_back(job) }
        }
        let taken: Vec<u64> = std::iter::from_fn(|| waiting.take(2)).map(|(job, _)| job.number).collect();
        assert_eq!(taken, [1, 2, 5], "two slow ones, then what is quick");
        waiting.slow_busy -= 1;
        assert_eq!(waiting.take(2).map(|(job, slow)| (job.number, slow)), Some((3, true)));
    }
}
