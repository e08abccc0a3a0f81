//! The event loops of the HTML Standard and of Node.js, as pure state machines.
//!
//! **The loop never runs anything. It says what runs next, and why.** The host asks `next(now)`, is answered with a
//! [`Step`](step::Step) (run this callback, wait, finished), does it, reports what the callback scheduled, and asks again.
//! So one loop serves a JavaScript engine with a virtual clock, a test that says how far time moves, and real sockets.
//!
//! # Invariants
//!
//! 1. No clock is read, no I/O done, no thread started, no random number drawn, no hash map iterated: `now` is an
//!    argument, and what is open is asked of a [`Chooser`](choice::Chooser).
//! 2. The same calls with the same answers give the same trace, byte for byte, on every target.
//! 3. Every [`TraceEvent`](trace::TraceEvent) names the [`Rule`](rule::Rule) that caused it.
//! 4. Everything bounded is in [`Limits`](limits::Limits); reaching a bound is an [`Error`], never a hang.
//! 5. What a screen shows is a [fold](state::State) of the trace, and there is no other reducer.
//! 6. Ids are given in order and never used twice; a task runs at most once for every time it was queued.
//!
//! # The textbook loop
//!
//! Tasks one by one; after each, all microtasks; and when nothing can run, time jumps to the next timer.
//!
//! ```
//! use looplab_core::{html::{EventLoop, Profile}, limits::Limits, rule::Rule};
//! use looplab_core::{step::{Step, Wait}, task::TaskSource, time::Instant};
//!
//! let (now, mut order) = (&mut Instant::from_nanos(0), Vec::new());
//! let mut page = EventLoop::new(Profile::standard(), Limits::default());
//! page.start(now, "script");
//! loop {
//!     match page.next(now)? {
//!         Step::Run(run) => {
//!             order.push(run.callback);
//!             if run.callback == "script" {
//!                 page.set_timer(now, "timer", 10, false);
//!                 page.queue_task(now, TaskSource::PostedMessage, "message");
//!                 page.queue_microtask(now, "microtask", Rule::QueueMicrotask);
//!             }
//!             page.finished(now, false);
//!         }
//!         Step::Poll(Wait::Until(then)) => *now = then,
//!         Step::Poll(_) | Step::Finished => break,
//!     }
//! }
//! assert_eq!(order, ["script", "microtask", "message", "timer"]);
//! assert_eq!(*now, Instant::from_millis(10));
//! # Ok::<(), looplab_core::Error>(())
//! ```
#![cfg_attr(not(feature = "ts"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod answer;
pub mod backend;
pub mod belief;
pub mod choice;
pub mod course;
mod error;
pub mod event_loop;
pub mod explore;
pub mod html;
pub mod limits;
pub mod moment;
pub mod narrate;
pub mod node;
mod ordered_map;
pub mod rule;
pub mod sim;
pub mod state;
pub mod step;
pub mod task;
pub mod time;
pub mod timer_heap;
pub mod trace;

pub use error::Error;
