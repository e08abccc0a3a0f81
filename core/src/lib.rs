//! The event loops of the HTML Standard and of Node.js, as pure state machines.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod backend;
pub mod choice;
mod error;
pub mod limits;
pub mod node;
pub mod rule;
pub mod sim;
pub mod state;
pub mod step;
pub mod task;
pub mod time;
pub mod trace;

pub use error::Error;
