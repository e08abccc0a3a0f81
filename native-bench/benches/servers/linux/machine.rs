//! What this is measured on, and whether it is quiet enough.

use std::fs::read_to_string;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use serde::Serialize;

/// Nanoseconds of a tick of `/proc/stat` and `/proc/PID/stat` (`USER_HZ`, which is 100 wherever Linux runs).
pub(crate) const TICK_NS: u64 = 10_000_000;

/// More of all processors than this taken by others, and a measurement says little.
pub(crate) const MOST_FOREIGN: f64 = 0.05;

/// The machine.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Machine {
    pub(crate) processor: String,
    pub(crate) processors: usize,
    pub(crate) memory_mib: u64,
    pub(crate) kernel: String,
    pub(crate) descriptors: u64,
    /// Share of all processors that others used before the first round.
    pub(crate) foreign_before: f64,
    pub(crate) hardware_counters: bool,
}

impl Machine {
    pub(crate) fn look(descriptors: u64) -> Self {
        let cpuinfo = read_to_string("/proc/cpuinfo").unwrap_or_default();
        let field = |text: &str, name: &str| {
            let line = text.lines().find(|l| l.starts_with(name))?;
            Some(line.split_once(':')?.1.trim().to_string())
        };
        let meminfo = read_to_string("/proc/meminfo").unwrap_or_default();
        let memory = field(&meminfo, "MemTotal").and_then(|m| m.split(' ').next()?.parse::<u64>().ok());
        Self {
            processor: field(&cpuinfo, "model name").unwrap_or_else(|| std::env::consts::ARCH.into()),
            processors: processors().len(),
            memory_mib: memory.unwrap_or(0) / 1024,
            kernel: read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().into(),
            descriptors,
            foreign_before: foreign_now(),
            hardware_counters: counts("instructions"),
        }
    }
}

/// Whether `perf` can count this event here.
pub(crate) fn counts(event: &str) -> bool {
    let output = Command::new("perf").args(["stat", "-x,", "-e", event, "true"]).output();
    output.is_ok_and(|o| o.status.success() && !String::from_utf8_lossy(&o.stderr).contains("not supported"))
}

/// The processors this process may use.
pub(crate) fn processors() -> Vec<usize> {
    let set = sched_getaffinity(None).unwrap_or_else(|_| CpuSet::new());
    (0..CpuSet::MAX_CPU).filter(|&n| set.is_set(n)).collect()
}

/// Runs `body` on these processors, with the processes that it starts.
pub(crate) fn pinned<T>(to: &[usize], body: impl FnOnce() -> T) -> T {
    let before = sched_getaffinity(None);
    let mut set = CpuSet::new();
    to.iter().for_each(|&n| set.set(n));
    // Where pinning is forbidden, everything is measured unpinned.
    let pinned = !to.is_empty() && sched_setaffinity(None, &set).is_ok();
    let value = body();
    if let (true, Ok(before)) = (pinned, before) {
        let _ = sched_setaffinity(None, &before);
    }
    value
}

/// Lets a process run on when another is woken, and wait its turn when it is woken itself, all its threads: see
/// `SCHED_BATCH` in [sched(7)](https://man7.org/linux/man-pages/man7/sched.7.html).
pub(crate) fn be_patient(pid: u32) -> std::io::Result<()> {
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        let Some(thread) = task?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let parameters = libc::sched_param { sched_priority: 0 };
        // SAFETY: `parameters` lives as long as the call, which changes how a thread is scheduled and nothing else.
        if unsafe { libc::sched_setscheduler(thread, libc::SCHED_BATCH, &raw const parameters) } != 0 {
            return Err(std::io::Error::last_os_error());
        }
    }
    Ok(())
}

/// Processor time used by all processes since the machine started, in nanoseconds.
pub(crate) fn busy_ns() -> u64 {
    let stat = read_to_string("/proc/stat").unwrap_or_default();
    let ticks = stat.lines().next().unwrap_or_default().split_whitespace().skip(1);
    // user nice system idle iowait irq softirq steal
    let busy = ticks.take(8).enumerate().filter(|(at, _)| !matches!(at, 3 | 4));
    busy.filter_map(|(_, ticks)| ticks.parse::<u64>().ok()).sum::<u64>() * TICK_NS
}

/// The share of all processors that is used while this process sleeps.
fn foreign_now() -> f64 {
    let (start, busy) = (Instant::now(), busy_ns());
    std::thread::sleep(Duration::from_millis(500));
    share(busy_ns() - busy, start.elapsed())
}

/// What part of all processors' time this is.
pub(crate) fn share(busy_ns: u64, elapsed: Duration) -> f64 {
    // All of them, also when this process may use only one.
    let stat = read_to_string("/proc/stat").unwrap_or_default();
    let all = stat.lines().filter(|l| l.starts_with("cpu") && !l.starts_with("cpu ")).count().max(1);
    busy_ns as f64 / (elapsed.as_nanos() as f64 * all as f64)
}
