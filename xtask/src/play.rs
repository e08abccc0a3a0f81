//! `cargo xtask play`.

use crate::run::{npm, step};
use crate::{Result, tools, wasm};

/// Builds the engine and serves the page until it is interrupted.
pub(crate) fn play() -> Result {
    tools::need_npm_packages()?;
    wasm::build_engine()?;
    step("Serve the playground (Ctrl+C ends it)", npm(&["run", "dev", "-w", "playground"]))
}
