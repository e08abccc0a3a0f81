//! Any JavaScript, run on Looplab's event loops, on a virtual clock, with the reason for every step.
//!
//! ```
//! use looplab_js::{Options, Program, Runtime};
//! use looplab_core::trace::Stream;
//!
//! let program = Program::new("hello.js", "setTimeout(() => console.log('timer')); console.log('script')");
//! let outcome = looplab_js::run(&program, &Options { runtime: Runtime::Node, ..Options::default() }).unwrap();
//! assert_eq!(outcome.text(Stream::Stdout), "script\ntimer\n");
//! assert_eq!(outcome.exit, 0);
//! ```
//!
//! The engine is Boa; it stays behind the module `engine`. It cannot be paused, so a program is run to its end and its
//! trace is played back: [`Outcome::trace`].

mod browser;
#[cfg(not(target_family = "wasm"))]
pub mod conformance;
pub mod console;
mod costs;
pub mod diagnose;
mod ecma;
mod engine;
mod error;
pub mod explore;
pub mod intl;
mod node;
mod options;
mod outcome;
mod profiles;
mod run;
mod runs;
pub mod source;
mod uncaught;
mod watch;

pub use diagnose::diagnose;
pub use error::Error;
pub use explore::explore;
pub use options::{Limits, MemoryLimit, Options, Program, Runtime};
pub use outcome::{Outcome, Output, Stopped};
pub use profiles::{PROFILES, Profile};
pub use watch::{Beat, Watch};

/// Runs `program` to its end and says what it printed, how it ended, and, if asked, what happened in between.
///
/// Natively the engine runs on a thread of its own with a large stack; in WebAssembly on the caller's.
///
/// # Errors
/// An unknown profile. What is wrong with the program itself is part of the [`Outcome`].
///
/// # Panics
/// Never on account of the program. A bug in the engine that makes it panic is passed on to the caller.
pub fn run(program: &Program, options: &Options) -> Result<Outcome, Error> {
    on_large_stack(|| runs::Runs::once(program).run(options))?
}

/// Runs engines where the machine's stack has room for them: natively on a thread of their own.
fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> Result<R, Error> {
    #[cfg(target_family = "wasm")]
    return Ok(work());
    #[cfg(not(target_family = "wasm"))]
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name("looplab".into()).stack_size(engine::STACK_SIZE);
        let thread = builder.spawn_scoped(scope, work).map_err(Error::engine)?;
        Ok(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}
