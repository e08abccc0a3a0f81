//! What the loop itself costs for each event: handles that are always ready, and a callback that only counts.

use std::process::Command;
use std::time::Instant;

use looplab_core::node::Profile;
use looplab_core::step::Run;
use looplab_core::trace::Tracer;
use looplab_native::{Loop, Program, Ready};
use serde::Serialize;

use super::always_ready::{self, AlwaysReady};
use super::process::mortal;
use super::stats::Stat;

/// Handles that are ready at once: a busy server's wait returns about so many.
const HANDLES: u32 = 64;

/// Per event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CoreCost {
    pub(crate) nanoseconds: Stat,
    /// By callgrind; none if it is not installed.
    pub(crate) instructions: Option<f64>,
    pub(crate) instructions_missing: Option<String>,
}

#[derive(Clone, Copy)]
enum Call {
    Main,
    Ready(Ready),
}

impl From<Ready> for Call {
    fn from(ready: Ready) -> Self {
        Self::Ready(ready)
    }
}

struct Count {
    left: u64,
    sum: u64,
}

impl Program<Call, AlwaysReady> for Count {
    fn call(&mut self, event_loop: &mut Loop<Call, AlwaysReady>, run: Run<Call>) {
        match run.callback {
            Call::Main => always_ready::open(event_loop, HANDLES),
            Call::Ready(ready) => {
                self.sum = self.sum.wrapping_add(u64::from(ready.key));
                self.left = self.left.saturating_sub(1);
                if self.left == 0 {
                    event_loop.stop();
                }
            }
        }
    }
}

fn run(events: u64) -> Result<u64, String> {
    let mut event_loop = Loop::with(Profile::default(), Tracer::off(), AlwaysReady::default());
    event_loop.start(Call::Main);
    let mut count = Count { left: events.max(1), sum: 0 };
    event_loop.run(&mut count).map_err(|e| e.to_string())?;
    Ok(count.sum)
}

/// The subcommand that callgrind watches.
pub(crate) fn steps(events: u64) -> Result<(), String> {
    println!("{}", run(events)?);
    Ok(())
}

fn nanoseconds(events: u64) -> f64 {
    let start = Instant::now();
    std::hint::black_box(run(std::hint::black_box(events)).ok());
    start.elapsed().as_nanos() as f64 / events as f64
}

/// What callgrind counts for a whole process.
fn instructions(events: u64) -> Result<f64, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = mortal(&mut Command::new("valgrind"))
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(exe)
        .args(["steps", &events.to_string()])
        .output()
        .map_err(|_| "valgrind is not installed")?;
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.lines().find_map(|l| l.split_once("Collected : ")?.1.trim().parse().ok());
    count.ok_or_else(|| format!("valgrind counts nothing: {}", text.lines().last().unwrap_or_default()))
}

pub(crate) fn measure(rounds: usize, quick: bool) -> CoreCost {
    let events = if quick { 2_000_000 } else { 10_000_000 };
    let nanoseconds = Stat::of((0..rounds.max(3)).map(|_| nanoseconds(events)));
    // What starting the process takes cancels out.
    let (few, many) = (20_000, 120_000);
    let counted = instructions(few).and_then(|f| Ok((instructions(many)? - f) / (many - few) as f64));
    CoreCost {
        nanoseconds,
        instructions: counted.as_ref().ok().copied(),
        instructions_missing: counted.err(),
    }
}
