//! `cargo xtask build`.

use crate::run::{cargo, npm, step};
use crate::{Result, tools, wasm};

/// Builds what is shipped.
pub(crate) fn build(only_wasm: bool) -> Result {
    wasm::build_engine()?;
    if only_wasm {
        return Ok(());
    }
    tools::need_npm_packages()?;
    step("Build the page", npm(&["run", "build", "-w", "playground"]))?;
    step("Build the command line", cargo(&["build", "--release", "-p", "looplab"]))
}
