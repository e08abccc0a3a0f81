//! What a caller says about a run.

use std::collections::BTreeMap;
use std::sync::Arc;

use looplab_core::belief::Belief;
use looplab_core::choice::Choices;

use crate::source::Kind;
use crate::watch::Watch;

/// A program to run.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its file name, as stack traces and `__filename` show it; made absolute below `/` if it is not.
    pub name: String,
    /// Its text.
    pub source: String,
    /// How it is read; `None` lets the runtime decide by name and content, as it does for files.
    pub kind: Option<Kind>,
}

impl Program {
    /// A program of this name and text, read as the runtime would read a file of that name.
    pub fn new(name: impl Into<String>, source: impl Into<String>) -> Self {
        Self { name: name.into(), source: source.into(), kind: None }
    }
}

/// Which host runs the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Runtime {
    /// Node.js.
    #[default]
    Node,
    /// A page in a browser.
    Browser,
}

impl std::str::FromStr for Runtime {
    type Err = crate::Error;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "node" => Ok(Self::Node),
            "browser" => Ok(Self::Browser),
            _ => Err(crate::Error::unknown_runtime(s)),
        }
    }
}

/// How to run it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The host.
    pub runtime: Runtime,
    /// The profile's name, such as `node-24`; the runtime's default if `None`.
    pub profile: Option<String>,
    /// Answers open choices from this seed; `None` takes what the real runtime does most often.
    pub seed: Option<u64>,
    /// What `Math.random`, `crypto` and all else that is random begin from: the same numbers every time.
    pub randomness: u64,
    /// Answers open choices like this, as an [`Outcome`](crate::Outcome) has them; goes before `seed`.
    pub choices: Option<Choices>,
    /// Runs the program as someone expects it who believes this; `None` runs it right.
    pub belief: Option<Belief>,
    /// Whether to keep the trace.
    pub trace: bool,
    /// Bounds.
    pub limits: Limits,
    /// Further files of the virtual file system, by absolute path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whether a page has the program in its head, where there is no body yet. Otherwise the program is the last script of
    /// the body, as [most pages have it](https://html.spec.whatwg.org/multipage/scripting.html#the-script-element).
    pub in_head: bool,
    /// Command-line arguments after the program's name (`process.argv.slice(2)`).
    pub args: Vec<String>,
    /// Who hears of output as it is written, and where the program is.
    pub watch: Option<Arc<Watch>>,
}

/// The bounds of one run. The loop's own are [`looplab_core::limits::Limits`].
#[derive(Clone, Debug)]
pub struct Limits {
    /// Work in all, whatever it is: statements, callbacks, turns of the loop, output, steps inside built-in functions. One
    /// is what a statement takes (a function entry or a turn of a loop is one); what takes longer counts for more.
    pub work: u64,
    /// Events of a trace.
    pub events: usize,
    /// Bytes of output.
    pub output: usize,
    /// Functions on the stack; beyond it the program gets a `RangeError` it can catch.
    pub frames: usize,
    /// Memory, if the caller can measure it.
    pub memory: Option<MemoryLimit>,
    /// The loop's bounds.
    pub event_loop: looplab_core::limits::Limits,
}

/// A bound on memory, looked at now and then while the program runs.
#[derive(Clone, Copy, Debug)]
pub struct MemoryLimit {
    /// Bytes in use now, by the whole process.
    pub used: fn() -> usize,
    /// How many there may be.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            work: 10_000_000,
            events: 1_000_000,
            output: 64 << 20,
            frames: 7_000,
            memory: None,
            event_loop: looplab_core::limits::Limits::default(),
        }
    }
}
