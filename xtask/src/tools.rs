//! What a fresh machine lacks: installed where that is ours to do, named in one line where it is not.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::run::{npm, output, step, web};

/// The oldest Node that the tools of the page run on.
const NODE_MAJOR: u32 = 20;

/// The WebAssembly target of Rust.
pub(crate) fn need_wasm_target() -> Result {
    let target = "wasm32-unknown-unknown";
    let library = output("rustc", &["--print", "target-libdir", "--target", target]);
    if library.is_some_and(|path| Path::new(&path).exists()) {
        return Ok(());
    }
    let mut rustup = std::process::Command::new("rustup");
    rustup.args(["target", "add", target]);
    step("Install Rust's WebAssembly target", rustup)
        .map_err(|_| format!("Rust's target {target} is missing: run `rustup target add {target}`"))
}

/// Node and the npm packages of the lockfile.
pub(crate) fn need_npm_packages() -> Result {
    let version = output("node", &["--version"]).ok_or("Node.js is missing: install Node.js 20 or newer")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|m| m.parse::<u32>().ok());
    if major.is_none_or(|m| m < NODE_MAJOR) {
        return Err(format!("Node.js {version} is too old: install Node.js {NODE_MAJOR} or newer"));
    }
    let lock =
        fs::read(web().join("package-lock.json")).map_err(|e| format!("web/package-lock.json: {e}"))?;
    let stamp = web().join("node_modules/.looplab-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("Install the npm packages", npm(&["ci", "--no-fund", "--no-audit"]))?;
    fs::write(&stamp, lock).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

/// A Chromium to test the page in, and to compare with: the system's, since its version is what is compared.
pub(crate) fn need_chromium() -> Result<String> {
    find_chromium().ok_or_else(|| {
        "Chromium is missing: install it (Debian: apt-get install chromium) or set LOOPLAB_CHROMIUM".into()
    })
}

/// Where the drivers of the real runtimes look for it, asked of themselves.
fn find_chromium() -> Option<String> {
    let script = web().join("truth/browser-binary.mjs");
    let code = format!(
        "import({:?}).then(m => console.log(m.findChromium())).catch(() => process.exit(1))",
        script.to_string_lossy()
    );
    output("node", &["--input-type=module", "-e", &code]).filter(|path| !path.is_empty())
}
