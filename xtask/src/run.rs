//! Running other programs, with a heading for each.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;

/// The top of the checkout.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The folder of the npm workspaces.
pub(crate) fn web() -> PathBuf {
    root().join("web")
}

/// A command that runs in `directory`.
pub(crate) fn command<S: AsRef<OsStr>>(directory: &Path, program: &str, args: &[S]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(directory);
    command
}

/// Says what is done and does it; a failure names the command.
pub(crate) fn step(title: &str, mut command: Command) -> Result {
    println!("\n== {title}");
    let status = command.status().map_err(|e| format!("cannot start {:?}: {e}", command.get_program()))?;
    if status.success() { Ok(()) } else { Err(format!("{title}: failed ({status})")) }
}

/// Cargo, as it was started.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    command(&root(), &program, args)
}

/// npm in the web folder.
pub(crate) fn npm(args: &[&str]) -> Command {
    command(&web(), if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
}

/// What a command prints, if it can be run and succeeds.
pub(crate) fn output(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
