//! Runs single tests of a conformance suite such as [test262](https://github.com/tc39/test262): scripts in the realm itself
//! rather than in Node's function around them, with the suite's host object, through the whole path that a program takes
//! (its text as the engine sees it, our library, the loop's microtasks), or in the bare engine for comparison.
//!
//! Not part of the WebAssembly build. `js/examples/test262` is what runs a whole checkout.

mod bare;
mod evaluate;
mod host;
mod looplab;

use std::collections::BTreeMap;

use crate::source::Kind;

/// One way to run one test.
#[derive(Clone, Debug)]
pub struct Test<'a> {
    /// Its absolute path, from which modules resolve what they import.
    pub path: &'a str,
    /// Its text.
    pub source: &'a str,
    /// Whether it is a script or a module.
    pub kind: Kind,
    /// Scripts that run before it in the same realm: path and text.
    pub before: &'a [(&'a str, &'a str)],
    /// Files that it may import, by absolute path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Who runs it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Looplab, as it runs every program.
    Looplab,
    /// The engine below it, alone.
    Bare,
}

/// When an error came, in the words of
/// [test262's `negative`](https://github.com/tc39/test262/blob/main/CONTRIBUTING.md#negative).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Before anything ran: the text is not a program.
    Parse,
    /// While modules were loaded and linked.
    Resolution,
    /// While it ran.
    Runtime,
}

/// An error that ended the test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thrown {
    /// When.
    pub phase: Phase,
    /// The name of its constructor.
    pub name: String,
    /// Its message, or the value as a text.
    pub message: String,
}

/// What a test came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ending {
    /// The error that ended it, if one did.
    pub thrown: Option<Thrown>,
    /// What it gave to `print`.
    pub printed: Vec<String>,
    /// Why Looplab stopped it, if it did.
    pub stopped: Option<String>,
}

/// Runs `test` to the end of its microtasks, on this thread.
///
/// Call it on a thread with a stack of at least [`STACK_SIZE`]: everything of the engine goes with the thread.
///
/// # Errors
/// An engine that cannot be set up. What is wrong with the test is part of the [`Ending`].
pub fn run(test: &Test<'_>, engine: Engine) -> Result<Ending, crate::Error> {
    match engine {
        Engine::Looplab => looplab::run(test),
        Engine::Bare => bare::run(test),
    }
}

/// The stack that [`run`] needs.
pub const STACK_SIZE: usize = crate::engine::STACK_SIZE;
