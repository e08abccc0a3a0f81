//! `cargo xtask build`.

use crate::run::{cargo, npm, step};
use crate::{Result, clock, tools, wasm};

/// Builds what is shipped.
pub(crate) fn build(only_wasm: bool, only_clock: bool) -> Result {
    clock::build_clock()?;
    if only_clock {
        return Ok(());
    }
    wasm::build_engine()?;
    if only_wasm {
        return Ok(());
    }
    tools::need_npm_packages()?;
    step("Build the page", npm(&["run", "build", "-w", "playground"]))?;
    step("Build the command line", cargo(&["build", "--release", "-p", "looplab"]))
}
