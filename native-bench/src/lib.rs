//! The core's Node loop on real sockets: the same [`EventLoop`](looplab_core::node::EventLoop), with a clock that is the
//! machine's and a poll that is [`mio::Poll`].
//!
//! | module | what | beside |
//! |---|---|---|
//! | [`driver`] | asks the loop for its next step and does it | libuv `src/unix/core.c` |
//! | [`backend`] | clock, poll, registrations, thread pool | libuv `src/unix/linux.c` |
//! | [`pool`] | blocking work on threads, and the way back into the loop | libuv `src/threadpool.c` |
//! | [`listener`] | accepting, also when descriptors run out | libuv `src/unix/stream.c` |
//! | [`connection`] | one stream: short reads, writes that wait, half-close | libuv `src/unix/stream.c` |
//! | [`signal`] | signals as readiness of a handle | libuv `src/unix/signal.c` |
//! | [`server`] | echo, HTTP/1.1, timers, one loop per core | |
//!
//! # A server in a few lines
//!
//! ```no_run
//! use looplab_native::server::{Options, echo};
//!
//! let mut server = echo::bind(&"127.0.0.1:7000".parse()?, Options::default())?;
//! println!("listening on {}", server.local_addr()?);
//! server.run()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

pub mod backend;
pub mod connection;
pub mod descriptors;
pub mod driver;
pub mod listener;
pub mod pool;
pub mod server;
#[cfg(unix)]
pub mod signal;

pub use backend::{MioBackend, Readiness, Ready};
pub use driver::{Loop, Program, Stopper};
