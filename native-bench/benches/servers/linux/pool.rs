//! Five jobs that only compute, on a pool of four threads: when each is done. The fifth waits for a thread; and where
//! there are fewer processors than threads, all wait for processors.

use std::time::Instant;

use looplab_core::node::Profile;
use looplab_core::step::Run;
use looplab_core::trace::Tracer;
use looplab_native::{Loop, MioBackend, Program, Ready};
use serde::Serialize;

use super::stats::Stat;

const JOBS: usize = 5;

/// One size of the pool.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) threads: usize,
    /// When the first, second, … job was done, in milliseconds.
    pub(crate) done_ms: Vec<Stat>,
}

/// The measurement.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Pool {
    /// One job alone.
    pub(crate) job_ms: Stat,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Copy)]
enum Call {
    Main,
    Done,
    Other,
}

impl From<Ready> for Call {
    fn from(_: Ready) -> Self {
        Self::Other
    }
}

struct Jobs {
    work: u64,
    start: Instant,
    done: Vec<f64>,
}

/// A chain of dependent multiplications: processors cannot overlap them, and memory plays no part.
fn compute(steps: u64) -> u64 {
    (0..steps).fold(1, |n: u64, step| std::hint::black_box(n.wrapping_mul(6_364_136_223_846_793_005) ^ step))
}

impl Program<Call> for Jobs {
    fn call(&mut self, event_loop: &mut Loop<Call>, run: Run<Call>) {
        match run.callback {
            Call::Main => {
                self.start = Instant::now();
                for _ in 0..JOBS {
                    let work = self.work;
                    event_loop.submit("job", false, Call::Done, move || compute(work)).expect("threads");
                }
            }
            Call::Done => self.done.push(self.start.elapsed().as_secs_f64() * 1_000.0),
            Call::Other => {}
        }
    }
}

fn alone(steps: u64) -> f64 {
    let start = Instant::now();
    std::hint::black_box(compute(steps));
    start.elapsed().as_secs_f64() * 1_000.0
}

pub(crate) fn measure(rounds: usize, quick: bool) -> Result<Pool, String> {
    let target_ms = if quick { 10.0 } else { 50.0 };
    let probe = 1_000_000;
    let steps = (probe as f64 * target_ms / alone(probe)) as u64;
    let job_ms = Stat::of((0..rounds).map(|_| alone(steps)));
    let mut rows = Vec::new();
    for threads in 1..=8 {
        let mut done: Vec<Vec<f64>> = vec![Vec::new(); JOBS];
        for _ in 0..rounds {
            let backend = MioBackend::new(threads).map_err(|e| e.to_string())?;
            let mut event_loop = Loop::with(Profile::default(), Tracer::off(), backend);
            event_loop.start(Call::Main);
            let mut jobs = Jobs { work: steps, start: Instant::now(), done: Vec::new() };
            event_loop.run(&mut jobs).map_err(|e| e.to_string())?;
            jobs.done.iter().zip(&mut done).for_each(|(&at, all)| all.push(at));
        }
        rows.push(Row { threads, done_ms: done.into_iter().map(Stat::of).collect() });
    }
    Ok(Pool { job_ms, rows })
}
