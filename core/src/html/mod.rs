//! The event loop of a page, as the HTML Standard writes it and as a [`Profile`]'s browser fills it in.
//!
//! Read [`EventLoop::next`] beside
//! <https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model>.

mod beliefs;
mod event_loop;
mod frames;
mod idle;
mod microtasks;
mod pending;
pub mod profile;
mod rejections;
mod rendering;
mod schedule;
mod task_queues;
mod timers;
mod timing;
mod wake;

pub use event_loop::EventLoop;
pub use profile::{Frames, IdlePeriods, IntervalRearm, OpenChoices, Profile, Throttling, WakeLatency};
