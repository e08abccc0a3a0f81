//! `cargo xtask attacks`: what the programs that never end take on this machine until they are stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Result;
use crate::run::{cargo, root, step};

/// From one look at a process's memory to the next.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Runs each with the command line as people have it, and prints time, memory and how it ended.
pub(crate) fn attacks() -> Result {
    step("Build the command line", cargo(&["build", "--release", "-p", "looplab"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let looplab = target.join("release/looplab");
    println!("{:>8} {:>8} {:>8} {:>5}  program", "s", "s of CPU", "MiB", "exit");
    for folder in ["node", "browser", "outside"] {
        for file in files(&root().join("js/tests/attacks").join(folder))? {
            let runtime = if folder == "browser" { "browser" } else { "node" };
            attack(&looplab, runtime, &file)?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    Ok(files)
}

fn attack(looplab: &Path, runtime: &str, file: &Path) -> Result {
    let started = Instant::now();
    let mut command = Command::new(looplab);
    command.args(["run", "--runtime", runtime]).arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| format!("cannot start {}: {e}", looplab.display()))?;
    let (mut most, mut processor) = (0, 0.0_f64);
    let exit = loop {
        most = most.max(resident(&child));
        processor = processor.max(processor_time(&child));
        match child.try_wait() {
            Ok(Some(status)) => break status.code(),
            Ok(None) => thread::sleep(LOOK_EVERY),
            Err(error) => return Err(error.to_string()),
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    let exit = exit.map_or_else(|| "crash".to_owned(), |code| code.to_string());
    let name = file.strip_prefix(root().join("js/tests/attacks")).unwrap_or(file).display();
    println!("{seconds:>8.2} {processor:>8.2} {:>8} {exit:>5}  {name}", most >> 10);
    Ok(())
}

/// What a process used of processors so far, in seconds; 0 where the system does not say. Clock ticks are hundredths.
fn processor_time(child: &Child) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The most that a process had in memory so far, in KiB; 0 where the system does not say.
fn resident(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
