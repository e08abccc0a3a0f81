//! The WebAssembly artifacts.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{cargo, npm, root, step, web};
use crate::{Result, size, tools};

/// Where the engine's artifact goes: the npm package ships it and the page loads it.
pub(crate) fn engine_directory() -> PathBuf {
    web().join("package/dist/engine")
}

/// Builds the engine, unless its sources are older than the artifact.
pub(crate) fn build_engine() -> Result {
    tools::need_wasm_target()?;
    let out = engine_directory();
    let mut build = cargo(&[
        "build",
        "-p",
        "looplab-wasm",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        "wasm",
    ]);
    // A target folder of its own: the size profile shares nothing with the native builds.
    build.env("CARGO_TARGET_DIR", target());
    step("Build the engine for WebAssembly (some minutes the first time)", build)?;
    write_intl(&out)?;
    let raw = target().join("wasm32-unknown-unknown/wasm/looplab_wasm.wasm");
    let artifact = out.join("looplab_wasm_bg.wasm");
    if !is_newer(&artifact, &raw) {
        bind(&raw, &out)?;
        optimise("Shrink the engine (wasm-opt)", "-Oz", &artifact, &artifact)?;
        size::report(&artifact)?;
    }
    tools::need_npm_packages()?;
    // Its types come with the engine.
    step("Compile the package's functions for programs", npm(&["run", "build:program", "-w", "package"]))
}

/// The part for `Intl`, which the page fetches for programs that name it: each file of the library after a line with
/// its name, as `looplab_js::intl::provide` takes it.
fn write_intl(out: &Path) -> Result {
    fs::create_dir_all(out).map_err(|e| format!("cannot create {}: {e}", out.display()))?;
    let part = out.join("intl.txt");
    let mut text = String::new();
    for folder in ["lib", "data"] {
        let library = root().join("js/src/intl").join(folder);
        let entries = fs::read_dir(&library).map_err(|e| format!("{}: {e}", library.display()))?;
        let mut names: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
        names.sort();
        for name in names {
            let file = fs::read_to_string(library.join(&name)).map_err(|e| e.to_string())?;
            text.push_str(&format!("//# {folder}/{}\n{file}", name.to_string_lossy()));
        }
    }
    fs::write(&part, text).map_err(|e| format!("{}: {e}", part.display()))?;
    size::report_intl(&part)
}

pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn is_newer(artifact: &Path, source: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    matches!((time(artifact), time(source)), (Some(a), Some(s)) if a >= s)
}

fn bind(raw: &Path, out: &Path) -> Result {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(raw).out_name("looplab_wasm").typescript(true);
    bindgen.web(true).map_err(|e| format!("wasm-bindgen: {e:#}"))?;
    // Bundlers find the artifact by `new URL('….wasm', import.meta.url)`, which this default writes.
    bindgen.omit_default_module_path(false);
    bindgen.generate(out).map_err(|e| format!("wasm-bindgen: {e:#}"))
}

/// binaryen's `wasm-opt`, at a level.
pub(crate) fn optimise(title: &str, level: &str, from: &Path, to: &Path) -> Result {
    tools::need_npm_packages()?;
    let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
    let args = [
        "exec",
        "--",
        "wasm-opt",
        level,
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        &from,
        "-o",
        &to,
    ];
    step(title, npm(&args))
}
