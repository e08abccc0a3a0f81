//! What the command line asks for.

use std::path::PathBuf;

/// The options of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The checkout.
    pub(crate) path: PathBuf,
    /// The engine alone, without Looplab.
    pub(crate) bare: bool,
    /// Only tests whose path contains one of these.
    pub(crate) only: Vec<String>,
    /// Only every so manieth test.
    pub(crate) every: usize,
    /// Processes at once; 0 is one for each processor.
    pub(crate) jobs: usize,
    /// Renew the list of what fails.
    pub(crate) write: bool,
    /// Where to write the failures with their messages, grouped.
    pub(crate) failures: Option<PathBuf>,
    /// Answer tests on standard input.
    pub(crate) worker: bool,
}

const USAGE: &str =
    "test262 --path DIR [--bare] [--only TEXT]... [--every N] [--jobs N] [--failures FILE] [--write]";

impl Options {
    pub(crate) fn read(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { every: 1, ..Self::default() };
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value; usage: {USAGE}"));
            match arg.as_str() {
                "--path" => options.path = value()?.into(),
                "--bare" => options.bare = true,
                "--only" => options.only.push(value()?),
                "--every" => options.every = number(&value()?)?.max(1),
                "--jobs" => options.jobs = number(&value()?)?,
                "--failures" => options.failures = Some(value()?.into()),
                "--write" => options.write = true,
                "--worker" => options.worker = true,
                _ => return Err(format!("unknown option '{arg}'; usage: {USAGE}")),
            }
        }
        if options.path.join("harness/assert.js").is_file() {
            return Ok(options);
        }
        Err(format!("--path must name a checkout of test262, not '{}'", options.path.display()))
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("'{text}' is not a number"))
}
