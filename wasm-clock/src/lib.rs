//! The test clock of the npm package: a loop of `looplab-core` behind functions of numbers.
//!
//! JavaScript keeps the callbacks in an array and hands over their indices; nothing else crosses. There is one clock to an
//! instance of the module. Like the other artifact this one converts and decides nothing: what runs next is said by core
//! (`loops`), and how far time may go by the test (`clock`).
//!
//! A crate of its own and no feature of `looplab-wasm`: that one depends on the engine in all its files, and a build of
//! the workspace joins features.

#![cfg_attr(target_family = "wasm", no_std)]

extern crate alloc;

use core::cell::RefCell;

mod clock;
pub mod explorer;
pub mod exports;
mod loops;
#[cfg(target_family = "wasm")]
mod machine;

/// Something that an instance of the module has one of.
struct Single<T>(RefCell<T>);

// SAFETY: an instance of the module has one thread.
unsafe impl<T> Sync for Single<T> {}
