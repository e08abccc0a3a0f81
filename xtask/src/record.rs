//! `cargo xtask record`.

use crate::run::{command, step, web};
use crate::{Result, tools};

/// Runs the recorded programs in the real runtimes and writes down what was seen.
pub(crate) fn record(args: &[String]) -> Result {
    tools::need_npm_packages()?;
    tools::need_chromium()?;
    let mut all = vec!["record.mjs".to_owned()];
    all.extend_from_slice(args);
    step("Record the real runtimes", command(&web().join("truth"), "node", &all))
}
