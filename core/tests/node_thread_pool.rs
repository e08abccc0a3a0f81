//! libuv's thread pool, by itself and behind the virtual backend.

use std::collections::BTreeMap;

use looplab_core::backend::{Backend, Completion};
use looplab_core::node::{Cancelled, ThreadPool};
use looplab_core::sim::{Sim, Work};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};
use proptest::prelude::*;

const MS: fn(u64) -> Duration = Duration::from_millis;

/// When each job ends, in order.
fn ends(threads: usize, jobs: &[(u64, bool)]) -> Vec<(usize, u64)> {
    let mut pool = ThreadPool::new(threads);
    for (i, &(cost, slow)) in jobs.iter().enumerate() {
        pool.submit(Instant::ZERO, i, MS(cost), slow);
    }
    std::iter::from_fn(|| pool.pop_done(Instant::MAX)).map(|done| (done.job, done.at.as_millis())).collect()
}

#[test]
fn the_fifth_job_of_four_threads_waits() {
    let jobs = [(10, false); 5];
    assert_eq!(ends(4, &jobs), [(0, 10), (1, 10), (2, 10), (3, 10), (4, 20)]);
    assert_eq!(ends(5, &jobs).last(), Some(&(4, 10)), "UV_THREADPOOL_SIZE=5");
    let mut pool = ThreadPool::new(4);
    let taken: Vec<bool> = (0..5).map(|i| pool.submit(Instant::ZERO, i, MS(10), false)).collect();
    assert_eq!(taken, [true, true, true, true, false]);
    assert_eq!((pool.busy(), pool.waiting()), (4, 1));
}

#[test]
fn slow_work_takes_half_of_the_threads() {
    // Four DNS lookups and one file: two threads stay free for the file.
    let jobs = [(10, true), (10, true), (10, true), (10, true), (1, false)];
    assert_eq!(ends(4, &jobs), [(4, 1), (0, 10), (1, 10), (2, 20), (3, 20)]);
    assert_eq!(ends(1, &[(10, true), (10, true)]), [(0, 10), (1, 20)], "one thread still does slow work");
}

#[test]
fn only_what_waits_can_be_cancelled() {
    let mut pool = ThreadPool::new(1);
    pool.submit(Instant::ZERO, 'a', MS(5), false);
    pool.submit(Instant::ZERO, 'b', MS(5), false);
    pool.submit(Instant::ZERO, 'c', MS(5), true);
    assert_eq!(pool.cancel(&'a'), Cancelled::TooLate);
    assert_eq!(pool.cancel(&'b'), Cancelled::Yes);
    assert_eq!(pool.cancel(&'c'), Cancelled::Yes);
    assert_eq!(
        pool.pop_done(Instant::MAX).map(|done| (done.at, done.job)),
        Some((Instant::from_millis(5), 'a'))
    );
    assert_eq!(pool.pop_done(Instant::MAX), None);
}

#[test]
fn the_clock_jumps_to_what_completes_next() {
    let mut sim: Sim<()> = Sim::new(Instant::ZERO, 4);
    let mut ready = Vec::new();
    sim.poll(Wait::Forever, &mut ready);
    assert_eq!((sim.now(), ready.len()), (Instant::ZERO, 0), "nothing to wait for: no hang");
    sim.submit(TaskId(1), Work::Latency(MS(7)));
    sim.submit(TaskId(2), Work::Pool { cost: MS(3), slow: false });
    sim.poll(Wait::No, &mut ready);
    assert!(ready.is_empty());
    sim.poll(Wait::Until(Instant::from_millis(2)), &mut ready);
    assert_eq!((sim.now().as_millis(), ready.len()), (2, 0));
    sim.poll(Wait::Forever, &mut ready);
    assert_eq!((sim.now().as_millis(), ready.pop()), (3, Some(Completion::Request(TaskId(2)))));
    sim.advance(MS(10));
    sim.poll(Wait::Until(Instant::from_millis(50)), &mut ready);
    assert_eq!((sim.now().as_millis(), ready.pop()), (13, Some(Completion::Request(TaskId(1)))));
    sim.submit(TaskId(3), Work::Latency(MS(1)));
    sim.cancel(TaskId(3));
    assert_eq!(sim.next_completion(), None);
}

#[test]
fn work_goes_on_while_code_runs() {
    let mut sim: Sim<()> = Sim::new(Instant::ZERO, 1);
    sim.submit(TaskId(1), Work::Pool { cost: MS(3), slow: false });
    sim.submit(TaskId(2), Work::Pool { cost: MS(3), slow: false });
    sim.advance(MS(5));
    // The second began when the first ended, not when the code returned.
    assert_eq!(sim.next_completion(), Some(Instant::from_millis(3)));
    let mut ready = Vec::new();
    sim.poll(Wait::No, &mut ready);
    assert_eq!(ready, [Completion::Request(TaskId(1))]);
    assert_eq!(sim.next_completion(), Some(Instant::from_millis(6)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_job_ends_once_and_no_thread_does_two(
        threads in 1..6usize,
        jobs in prop::collection::vec((1..20u64, any::<bool>()), 0..30),
    ) {
        let ends = ends(threads, &jobs);
        let mut seen: Vec<usize> = ends.iter().map(|e| e.0).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..jobs.len()).collect::<Vec<_>>());
        let (mut all, mut slow) = (BTreeMap::<u64, usize>::new(), BTreeMap::<u64, usize>::new());
        for &(job, end) in &ends {
            for at in end - jobs[job].0..end {
                *all.entry(at).or_default() += 1;
                *slow.entry(at).or_default() += usize::from(jobs[job].1);
            }
        }
        prop_assert!(all.values().all(|&n| n <= threads));
        prop_assert!(slow.values().all(|&n| n <= threads.div_ceil(2)));
        // No thread idles while a job waits that it could take: the work is done as early as that allows.
        let last = ends.iter().map(|e| e.1).max().unwrap_or(0);
        prop_assert!((0..last).all(|at| all.contains_key(&at)));
    }

    #[test]
    fn quick_jobs_begin_in_order(threads in 1..6usize, costs in prop::collection::vec(1..20u64, 0..30)) {
        let jobs: Vec<_> = costs.iter().map(|&c| (c, false)).collect();
        let mut begins: Vec<(usize, u64)> = ends(threads, &jobs).iter().map(|&(i, end)| (i, end - costs[i])).collect();
        begins.sort_unstable();
        prop_assert!(begins.is_sorted_by_key(|b| b.1));
    }
}
