//! `cargo xtask test262`.

use std::path::Path;

use crate::Result;
use crate::run::{cargo, step};

/// Runs a checkout of test262 and compares what fails with the committed list.
pub(crate) fn test262(args: &[String]) -> Result {
    let mut run = cargo(&["run", "--release", "-p", "looplab-js", "--example", "test262", "--"]);
    // The command runs at the top of this checkout; paths are meant from where the person is.
    let mut is_path = false;
    for arg in args {
        let absolute = if is_path { std::path::absolute(Path::new(arg)).ok() } else { None };
        match absolute {
            Some(path) => run.arg(path),
            None => run.arg(arg),
        };
        is_path = matches!(arg.as_str(), "--path" | "--failures");
    }
    step("test262", run)
}
