//! The real outside world: a monotonic clock, and a poll that sleeps in the kernel.

use std::io;
use std::sync::Arc;
use std::time::{Duration as StdDuration, Instant as StdInstant};

use looplab_core::backend::{Backend, Completion};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::Instant;
use mio::event::{Event, Source};
use mio::{Events, Interest, Poll, Token, Waker};
use slab::Slab;

use crate::pool::{Pool, Ticket};

/// Events taken from the kernel at once: libuv's own number (`uv__io_poll`).
const EVENTS: usize = 1024;

/// The token of the waker through which the pool's threads end a sleep.
const WAKE: Token = Token(usize::MAX);

/// What the kernel said about a source, as [`mio::event::Event`] has it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Readiness(u8);

impl Readiness {
    /// There is something to read, or to accept.
    pub const READABLE: Self = Self(1);
    /// There is room to write.
    pub const WRITABLE: Self = Self(2);
    /// The other side will write no more, or the connection is broken: read on until the end is seen.
    pub const READ_CLOSED: Self = Self(4);

    /// Whether all of `other` is in this.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Error conditions count as readable and closed: what is wrong is learnt by reading.
    fn of(event: &Event) -> Self {
        let closed = event.is_read_closed() || event.is_error() || event.is_write_closed();
        let readable = u8::from(event.is_readable() || closed) * Self::READABLE.0;
        let writable = u8::from(event.is_writable()) * Self::WRITABLE.0;
        Self(readable | writable | (u8::from(closed) * Self::READ_CLOSED.0))
    }
}

/// A source became ready: the callback that [`MioBackend`] makes. `key` is what [`MioBackend::register`] answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ready {
    /// Which source.
    pub key: u32,
    /// What it is ready for.
    pub readiness: Readiness,
}

/// [`Backend`] on [`mio::Poll`]: epoll, kqueue or IOCP, edge-triggered, with a thread pool beside it.
///
/// A source is registered once for everything it will ever wait for, so that no `epoll_ctl` is needed later: see
/// "edge-triggered" in [epoll(7)](https://man7.org/linux/man-pages/man7/epoll.7.html).
pub struct MioBackend {
    start: StdInstant,
    poll: Poll,
    events: Events,
    /// The loop's handle behind each key.
    owners: Slab<TaskId>,
    waker: Arc<Waker>,
    pool: Option<Pool>,
    threads: usize,
    finished: Vec<TaskId>,
    polls: u64,
}

impl MioBackend {
    /// A backend whose clock begins now, with `threads` threads for blocking work (see
    /// [`pool::threads_from_env`](crate::pool::threads_from_env)). As in libuv, they start with the first job.
    ///
    /// # Errors
    ///
    /// What [`mio::Poll::new`] and [`mio::Waker::new`] report, such as too few descriptors.
    pub fn new(threads: usize) -> io::Result<Self> {
        let poll = Poll::new()?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKE)?);
        Ok(Self {
            start: StdInstant::now(),
            poll,
            events: Events::with_capacity(EVENTS),
            owners: Slab::new(),
            waker,
            pool: None,
            threads: threads.clamp(1, crate::pool::MOST_THREADS),
            finished: Vec::new(),
            polls: 0,
        })
    }

    /// The time since the backend was made: a monotonic clock, as `uv_hrtime`.
    #[inline]
    pub fn clock(&self) -> Instant {
        Instant::from_nanos(u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX))
    }

    /// Watches a source for reading and writing on behalf of `handle`. Answers its key, which is in every [`Ready`].
    ///
    /// # Errors
    ///
    /// What `epoll_ctl` reports: too little memory, or `/proc/sys/fs/epoll/max_user_watches` reached.
    pub fn register(&mut self, source: &mut impl Source, handle: TaskId) -> io::Result<u32> {
        self.register_for(source, handle, Interest::READABLE | Interest::WRITABLE)
    }

    /// The same for a source that only ever becomes ready in one way, such as a listener or a pipe.
    ///
    /// # Errors
    ///
    /// As [`register`](Self::register).
    pub fn register_for(
        &mut self,
        source: &mut impl Source,
        handle: TaskId,
        interest: Interest,
    ) -> io::Result<u32> {
        let entry = self.owners.vacant_entry();
        let key = u32::try_from(entry.key()).map_err(|_| io::ErrorKind::OutOfMemory)?;
        self.poll.registry().register(source, Token(entry.key()), interest)?;
        entry.insert(handle);
        Ok(key)
    }

    /// Watches a source no longer. Its key may be given to another one. Dropping the source closes it, which takes it
    /// out of epoll by itself: no system call is made here.
    pub fn forget(&mut self, key: u32) {
        self.owners.try_remove(key as usize);
    }

    /// How many sources are watched.
    pub fn watched(&self) -> usize {
        self.owners.len()
    }

    /// How often the kernel was asked.
    pub fn polls(&self) -> u64 {
        self.polls
    }

    /// What ends a sleep, from any thread.
    pub fn waker(&self) -> Arc<Waker> {
        Arc::clone(&self.waker)
    }

    /// Gives a request's work to the pool, starting its threads if this is the first.
    ///
    /// # Errors
    ///
    /// When no thread can be started.
    pub fn submit<T: Send + 'static>(
        &mut self,
        request: TaskId,
        slow: bool,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<Ticket<T>> {
        let pool = match &mut self.pool {
            Some(pool) => pool,
            none => none.insert(Pool::start(self.threads, Arc::clone(&self.waker))?),
        };
        Ok(pool.submit(request, slow, work))
    }

    fn timeout(&self, wait: Wait) -> Option<StdDuration> {
        match wait {
            Wait::No => Some(StdDuration::ZERO),
            Wait::Until(at) => Some(StdDuration::from_nanos(at.saturating_since(self.clock()).as_nanos())),
            Wait::Forever => None,
        }
    }
}

impl<C: From<Ready>> Backend<C> for MioBackend {
    fn now(&self) -> Instant {
        self.clock()
    }

    /// One `epoll_wait`.
    ///
    /// # Panics
    ///
    /// When the kernel refuses to wait for another reason than a signal. That is a bug, as it is to libuv, which aborts
    /// (`uv__io_poll`): see the errors of [epoll_wait(2)](https://man7.org/linux/man-pages/man2/epoll_wait.2.html).
    fn poll(&mut self, wait: Wait, ready: &mut Vec<Completion<C>>) {
        let timeout = self.timeout(wait);
        self.polls += 1;
        if let Err(error) = self.poll.poll(&mut self.events, timeout) {
            assert!(error.kind() == io::ErrorKind::Interrupted, "cannot wait for events: {error}");
            return;
        }
        for event in &self.events {
            let token = event.token();
            if token == WAKE {
                if let Some(pool) = &self.pool {
                    pool.take_finished(&mut self.finished);
                }
                ready.extend(self.finished.drain(..).map(Completion::Request));
            } else if let Some(&handle) = self.owners.get(token.0) {
                let callback = Ready { key: token.0 as u32, readiness: Readiness::of(event) };
                ready.push(Completion::Ready { handle, callback: C::from(callback) });
            }
        }
    }
}
