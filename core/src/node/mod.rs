//! Node.js's event loop: libuv's phases, with `process.nextTick`, microtasks and rejections drained in between.
//!
//! [`EventLoop::next`] reads beside libuv's [`uv_run`]; each module beside the source it models:
//!
//! | module | what | source |
//! |---|---|---|
//! | `event_loop`, `phases` | the phases and their order | libuv `src/unix/core.c` |
//! | `schedule` | what a callback can ask for | Node `lib/timers.js` and others |
//! | `clock` | the loop's cached time | libuv `src/unix/core.c` |
//! | `timers`, `timer_lists`, `list_queue`, `slot_index`, `msecs_index` | one list per duration | Node `lib/internal/timers.js`, `src/env.cc` |
//! | `ticks` | ticks, microtasks, then rejections | Node `lib/internal/process/task_queues.js` |
//! | `rejections` | unhandled rejections | Node `lib/internal/process/promises.js` |
//! | `immediates` | the check phase | Node `lib/internal/timers.js`, `src/env.cc` |
//! | `poll` | requests, handles, the poll timeout | libuv `src/unix/core.c` |
//! | `thread_pool` | the threads behind files, DNS and crypto | libuv `src/threadpool.c` |
//!
//! The loop knows no JavaScript and no clock: a callback is whatever type the host likes, and `now` is an argument.
//!
//! [`uv_run`]: https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c

mod beliefs;
mod clock;
mod event_loop;
mod id_map;
mod immediates;
mod list_queue;
mod marks;
mod msecs_index;
mod phases;
mod poll;
mod profile;
mod rejections;
mod schedule;
mod slot_index;
mod thread_pool;
mod ticks;
mod timer_lists;
mod timers;

pub use beliefs::Blocked;
pub use event_loop::EventLoop;
pub use profile::Profile;
pub use thread_pool::{Cancelled, Done, ThreadPool};
