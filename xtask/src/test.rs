//! `cargo xtask test`: everything that continuous integration checks, each thing built once.

use crate::run::{cargo, npm, step};
use crate::{Result, clock, tools, wasm};

/// Runs every check, the quick ones first.
pub(crate) fn test(quick: bool) -> Result {
    step("Formatting", cargo(&["fmt", "--all", "--check"]))?;
    tools::need_npm_packages()?;
    tools::need_wasm_target()?;
    let core_alone = ["check", "-p", "looplab-core", "--target", "wasm32-unknown-unknown"];
    step("Core stands alone (no_std, WebAssembly)", cargo(&core_alone))?;
    step("Lints", cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let mut documentation = cargo(&["doc", "--workspace", "--no-deps"]);
    documentation.env("RUSTDOCFLAGS", "-D warnings");
    step("Documentation and its links", documentation)?;
    let chromium = if quick { None } else { Some(tools::need_chromium()?) };
    let mut tests = cargo(&["test", "--workspace"]);
    if let Some(chromium) = &chromium {
        tests.env("LOOPLAB_CHROMIUM", chromium);
    } else {
        tests.env("LOOPLAB_NO_BROWSER", "1");
    }
    step("Rust tests, records and random programs", tests)?;
    step("Drivers of the real runtimes", npm(&["test", "-w", "truth"]))?;
    clock::build_clock()?;
    step("The test clock and its orders", npm(&["run", "test:clock", "-w", "package"]))?;
    wasm::build_engine()?;
    step("The package's functions for programs", npm(&["run", "test:program", "-w", "package"]))?;
    // The page's types come with the engine.
    step("Types of the page", npm(&["run", "check", "-w", "playground"]))?;
    step("WebAssembly agrees with native, byte for byte", npm(&["test", "-w", "package"]))?;
    step("Unit tests of the page", npm(&["run", "test:unit", "-w", "playground"]))?;
    if let Some(chromium) = chromium {
        let mut pages = npm(&["run", "test:e2e", "-w", "playground"]);
        pages.env("LOOPLAB_CHROMIUM", chromium);
        step("The page in a real browser", pages)?;
    }
    println!("\nAll checks passed.");
    Ok(())
}
