//! Microtasks through a page's whole loop, with the tracer off.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use looplab_core::html::{EventLoop, Profile};
use looplab_core::limits::Limits;
use looplab_core::rule::Rule;
use looplab_core::step::Step;
use looplab_core::task::TaskSource;
use looplab_core::time::Instant;

const COUNT: u64 = 100_000;

fn page() -> EventLoop<u64> {
    EventLoop::new(Profile::chromium(), Limits::NONE)
}

/// Runs everything; a callback above 0 queues one microtask below it.
fn drain(page: &mut EventLoop<u64>) -> u64 {
    let mut ran = 0;
    while let Ok(Step::Run(run)) = page.next(&mut Instant::from_nanos(0)) {
        ran += 1;
        if run.callback > 0 {
            page.queue_microtask(&mut Instant::from_nanos(0), run.callback - 1, Rule::PromiseReaction);
        }
        page.finished(&mut Instant::from_nanos(0), false);
    }
    ran
}

fn microtasks(c: &mut Criterion) {
    let mut group = c.benchmark_group("microtasks");
    group.throughput(Throughput::Elements(COUNT));
    let mut loop_for_chains = page();
    group.bench_function("a_chain", |b| {
        b.iter(|| {
            loop_for_chains.queue_microtask(&mut Instant::from_nanos(0), COUNT - 1, Rule::PromiseReaction);
            drain(&mut loop_for_chains)
        });
    });
    let mut loop_for_queues = page();
    group.bench_function("a_full_queue", |b| {
        b.iter(|| {
            for _ in 0..COUNT {
                loop_for_queues.queue_microtask(&mut Instant::from_nanos(0), 0, Rule::QueueMicrotask);
            }
            drain(&mut loop_for_queues)
        });
    });
    group.finish();
}

fn tasks(c: &mut Criterion) {
    let mut group = c.benchmark_group("tasks");
    group.throughput(Throughput::Elements(COUNT));
    let mut page = page();
    group.bench_function("a_full_queue", |b| {
        b.iter(|| {
            for _ in 0..COUNT {
                page.queue_task(&mut Instant::from_nanos(0), TaskSource::MessagePort, 0);
            }
            drain(&mut page)
        });
    });
    group.finish();
}

criterion_group!(benches, microtasks, tasks);
criterion_main!(benches);
