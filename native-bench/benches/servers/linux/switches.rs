//! What it costs to change between threads, and to start threads and processes.

use std::io::{Read, Write};
use std::process::Command;
use std::time::Instant;

use serde::Serialize;

use super::fork::fork_and_wait;
use super::machine::{pinned, processors};
use super::stats::Stat;

/// Microseconds each.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Switches {
    /// From one thread to another on one processor: half of a round trip through two pipes, their system calls included.
    pub(crate) context_switch: Stat,
    /// `pthread_create` and `pthread_join`.
    pub(crate) thread_spawn: Stat,
    /// `fork` and `waitpid` of a child that ends at once.
    pub(crate) fork: Stat,
    /// `fork`, `exec` and `waitpid` of `true`.
    pub(crate) process_spawn: Stat,
}

fn time(times: usize, mut body: impl FnMut()) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| body());
    start.elapsed().as_nanos() as f64 / 1_000.0 / times as f64
}

fn ping_pong(times: usize) -> std::io::Result<f64> {
    let (mut here_read, mut there_write) = std::io::pipe()?;
    let (mut there_read, mut here_write) = std::io::pipe()?;
    let other = std::thread::spawn(move || {
        let mut byte = [0];
        while there_read.read(&mut byte).is_ok_and(|n| n == 1) {
            if there_write.write_all(&byte).is_err() {
                return;
            }
        }
    });
    let mut byte = [0];
    let each = time(times, || {
        let asked = here_write.write_all(&byte).and_then(|()| here_read.read_exact(&mut byte));
        asked.expect("the other thread answers");
    });
    drop(here_write);
    other.join().expect("it does not panic");
    Ok(each / 2.0)
}

pub(crate) fn measure(rounds: usize, quick: bool) -> std::io::Result<Switches> {
    let times = if quick { 2_000 } else { 20_000 };
    let one: Vec<usize> = processors().into_iter().take(1).collect();
    let mut switches = Vec::new();
    for _ in 0..rounds {
        switches.push(pinned(&one, || ping_pong(times))?);
    }
    let threads =
        (0..rounds).map(|_| time(times / 10, || std::thread::spawn(|| ()).join().expect("it does nothing")));
    let forks = (0..rounds).map(|_| time(times / 40, || fork_and_wait().expect("processes")));
    let spawns = (0..rounds).map(|_| {
        time(times / 40, || {
            Command::new("true").status().expect("it is everywhere");
        })
    });
    Ok(Switches {
        context_switch: Stat::of(switches),
        thread_spawn: Stat::of(threads),
        fork: Stat::of(forks),
        process_spawn: Stat::of(spawns),
    })
}
