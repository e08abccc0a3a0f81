//! The test clock of the npm package: its WebAssembly artifact as text, and its TypeScript compiled.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::run::{cargo, npm, step, web};
use crate::{Result, size, tools, wasm};

/// Builds `web/package/dist/clock` and what imports it.
pub(crate) fn build_clock() -> Result {
    tools::need_npm_packages()?;
    tools::need_wasm_target()?;
    let target = "wasm32-unknown-unknown";
    let profile = ["--lib", "--target", target, "--profile", "clock"];
    let mut build = cargo(&[&["build", "-p", "looplab-wasm-clock"][..], &profile[..]].concat());
    build.env("CARGO_TARGET_DIR", wasm::target());
    step("Build the clock for WebAssembly", build)?;
    let raw = wasm::target().join(target).join("clock/looplab_wasm_clock.wasm");
    let small = raw.with_extension("small.wasm");
    wasm::optimise("Shrink the clock (wasm-opt)", "-Oz", &raw, &small)?;
    let out = web().join("package/dist/clock");
    fs::create_dir_all(&out).map_err(|e| format!("cannot create {}: {e}", out.display()))?;
    write_artifact(&small, &out.join("artifact.js"))?;
    step("Compile the package's TypeScript", npm(&["run", "build:clock", "-w", "package"]))?;
    size::report_clock(&web().join("package/dist/clock.min.js"))
}

/// The module as a text in JavaScript, so that it is there at once in every runtime and bundle.
fn write_artifact(module: &Path, out: &Path) -> Result {
    let bytes = fs::read(module).map_err(|e| format!("{}: {e}", module.display()))?;
    let text = format!("export const artifact = \"{}\";\n", encode(&bytes));
    fs::write(out, text).map_err(|e| format!("{}: {e}", out.display()))
}

/// The inverse of `decode` in `web/package/src/clock/loop.ts`: the most frequent bytes as one letter each, listed in front;
/// the others as `!` and two hexadecimal digits. Unlike base64 that keeps bytes apart, and so compresses like the bytes.
fn encode(bytes: &[u8]) -> String {
    let letters = ('#'..='~').filter(|letter| !['$', '\'', '\\', '`', '&', '<'].contains(letter));
    let mut counts: Vec<(usize, u8)> =
        (0..=255).map(|byte| (bytes.iter().filter(|&&b| b == byte).count(), byte)).collect();
    counts.sort_by_key(|&(count, byte)| (std::cmp::Reverse(count), byte));
    let (mut codes, mut text) = ([None; 256], String::new());
    for (letter, (_, byte)) in letters.zip(counts) {
        codes[usize::from(byte)] = Some(letter);
        write!(text, "{letter}{byte:02x}").expect("a text takes all");
    }
    text.push_str("\\n");
    for &byte in bytes {
        match codes[usize::from(byte)] {
            Some(letter) => text.push(letter),
            None => write!(text, "!{byte:02x}").expect("a text takes all"),
        }
    }
    text
}
