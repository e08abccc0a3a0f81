//! A loop and the time that the test gives it.

use looplab_core::Error;
use looplab_core::step::{Run, Step, Wait};
use looplab_core::time::{Duration, Instant};

use crate::loops::{Callback, Loop, PROGRAM, Runtime, describe};

/// One clock.
pub(crate) struct Clock {
    /// The loop.
    pub(crate) events: Loop,
    /// The time by now, since the clock was made.
    pub(crate) now: Instant,
    /// So far time may go by itself.
    pub(crate) until: Instant,
    /// When the loop, at rest, next has something to do.
    pub(crate) wake: Instant,
    /// Between two frames.
    pub(crate) frame: Duration,
    /// Whether a callback runs that the loop was not told the end of.
    open: bool,
    /// What [`describe`] says of the callback that runs.
    pub(crate) running: (u32, Instant),
}

/// What the test is to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Next {
    /// Call this.
    Run(Callback),
    /// The time that was given is over.
    Reached,
}

impl Clock {
    /// A clock at 0, whose program is running.
    pub(crate) fn new(runtime: Runtime, frame: Duration) -> Self {
        let mut clock = Self {
            events: Loop::new(runtime, frame),
            now: Instant::ZERO,
            until: Instant::ZERO,
            wake: Instant::MAX,
            frame,
            open: false,
            running: (0, Instant::ZERO),
        };
        // The program is what the test does before it first lets time pass.
        let program = clock.next();
        debug_assert_eq!(program, Next::Run(PROGRAM));
        clock
    }

    /// The callback that runs, if any, has returned. Nothing ever runs inside another: if time goes on in the middle of one, to
    /// the loop it has ended.
    #[inline]
    pub(crate) fn finished(&mut self, threw: bool) {
        if core::mem::take(&mut self.open) {
            self.events.finished(self.now, threw);
        }
    }

    /// The next callback; time goes on to it, but not beyond `until`.
    ///
    /// # Panics
    ///
    /// Never: core's loops have no bounds here.
    #[inline]
    pub(crate) fn next(&mut self) -> Next {
        self.finished(false);
        loop {
            match sure(self.events.next(self.now)) {
                Step::Run(run) => return self.run(&run),
                Step::Poll(Wait::No) => {}
                Step::Poll(Wait::Until(then)) if then <= self.until => self.now = self.now.max(then),
                Step::Poll(Wait::Until(then)) => return self.reached(then),
                Step::Poll(Wait::Forever) | Step::Finished => return self.reached(Instant::MAX),
            }
        }
    }

    /// The next tick or microtask; `None` if none is left.
    ///
    /// # Panics
    ///
    /// Never, as [`next`](Self::next).
    pub(crate) fn next_in_drain(&mut self) -> Option<Callback> {
        self.finished(false);
        let run = sure(self.events.next_in_drain(self.now))?;
        self.run(&run);
        Some(run.callback)
    }

    fn run(&mut self, run: &Run<Callback>) -> Next {
        self.open = true;
        self.running = describe(run.kind);
        Next::Run(run.callback)
    }

    /// The loop rests until `wake`, beyond the time that was given.
    fn reached(&mut self, wake: Instant) -> Next {
        self.wake = wake;
        if self.until != Instant::MAX {
            self.now = self.now.max(self.until);
        }
        Next::Reached
    }

    /// Time passes without anything being run, as when the machine sleeps.
    pub(crate) fn jump(&mut self, to: Instant) {
        self.now = self.now.max(to);
    }
}

/// Core's loops have no bounds here, and fail only where one is reached.
fn sure<T>(answer: Result<T, Error>) -> T {
    match answer {
        Ok(answer) => answer,
        Err(_) => unreachable!(),
    }
}
