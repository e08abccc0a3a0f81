//! Node's timers through the whole loop: set and fire, set and cancel, and what turns of the loop cost.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use looplab_core::choice::SeededChooser;
use looplab_core::limits::Limits;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::rule::Rule;
use looplab_core::step::{Step, Wait};
use looplab_core::time::Instant;

/// Schedules the next link of a chain.
type Again = fn(&mut EventLoop<u64>, &mut Instant, u64);

/// Delays up to `most` milliseconds, the same ones in every run.
fn delays(count: usize, most: usize) -> Vec<f64> {
    let mut chooser = SeededChooser::new(7);
    (0..count).map(|_| (chooser.below(most as u64) + 1) as f64).collect()
}

fn node() -> EventLoop<u64> {
    EventLoop::new(Profile::node24(), Limits::NONE)
}

/// Runs everything, `on_run` after each callback; the clock jumps. The sum of all callbacks.
fn run(node: &mut EventLoop<u64>, mut on_run: impl FnMut(&mut EventLoop<u64>, &mut Instant, u64)) -> u64 {
    let (now, mut sum) = (&mut Instant::from_nanos(0), 0_u64);
    loop {
        match node.next(now).expect("no limits") {
            Step::Run(run) => {
                sum = sum.wrapping_add(run.callback);
                on_run(node, now, run.callback);
                node.finished(now, false);
            }
            Step::Poll(Wait::Until(until)) => *now = until,
            Step::Poll(_) => {}
            Step::Finished => return sum,
        }
    }
}

fn fire(delays: &[f64]) -> u64 {
    let mut node = node();
    for (value, &delay) in (0_u64..).zip(delays) {
        node.set_timer(&mut Instant::from_nanos(0), value, delay, false);
    }
    run(&mut node, |_, _, _| {})
}

/// Few durations, as servers have them, and ten thousand.
fn set_and_fire(c: &mut Criterion) {
    let mut group = c.benchmark_group("node_set_and_fire");
    group.sample_size(10);
    for count in [100_000, 1_000_000] {
        for most in [10, 10_000] {
            let delays = delays(count, most);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_with_input(
                BenchmarkId::new(format!("{most}_durations"), count),
                &delays,
                |b, delays| {
                    b.iter(|| fire(black_box(delays)));
                },
            );
        }
    }
    group.finish();
}

/// Every timer is cancelled at once, as timeouts of requests mostly are, beside 1000 that stay.
fn set_and_cancel(c: &mut Criterion) {
    let mut group = c.benchmark_group("node_set_then_cancel");
    group.sample_size(10);
    let delays = delays(1_000_000, 10_000);
    group.throughput(Throughput::Elements(delays.len() as u64));
    group.bench_function("at_once_beside_1000", |b| {
        let mut node = node();
        for &delay in &delays[..1_000] {
            node.set_timer(&mut Instant::from_nanos(0), 0, delay, false);
        }
        b.iter(|| {
            for &delay in &delays {
                let timer = node.set_timer(&mut Instant::from_nanos(0), 1, delay, false);
                black_box(node.clear_timer(&mut Instant::from_nanos(0), timer));
            }
        });
    });
    group.finish();
}

/// A chain of a million callbacks of one kind.
fn chains(c: &mut Criterion) {
    const LENGTH: u64 = 1_000_000;
    let mut group = c.benchmark_group("node_chain");
    group.sample_size(10);
    group.throughput(Throughput::Elements(LENGTH));
    let kinds: [(&str, Again); 4] = [
        ("ticks", |node, now, left| {
            node.queue_tick(now, left);
        }),
        ("microtasks", |node, now, left| {
            node.queue_microtask(now, left, Rule::QueueMicrotask);
        }),
        ("immediates", |node, now, left| {
            node.set_immediate(now, left);
        }),
        ("timers_1ms", |node, now, left| {
            node.set_timer(now, left, 1.0, false);
        }),
    ];
    for (name, again) in kinds {
        group.bench_function(name, |b| {
            b.iter(|| {
                let mut node = node();
                node.start(&mut Instant::from_nanos(0), LENGTH, false);
                run(&mut node, |node, now, left| {
                    if left > 0 {
                        again(node, now, left - 1);
                    }
                })
            });
        });
    }
    group.finish();
}

criterion_group!(benches, set_and_fire, set_and_cancel, chains);
criterion_main!(benches);
