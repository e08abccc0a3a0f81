//! The state at any step of a long trace, with thousands of timers waiting.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use looplab_core::rule::Rule;
use looplab_core::state::Timeline;
use looplab_core::step::RunKind;
use looplab_core::task::{Queue, TaskId};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::{EventKind, TraceEvent};

/// 5,000 timers are set, labelled, and stay; beside them microtasks come and go until 50,000 events have happened.
fn trace() -> Vec<TraceEvent> {
    let mut events = Vec::new();
    let mut add = |kind| events.push(TraceEvent { at: Instant::ZERO, rule: Rule::ScheduledByProgram, kind });
    for id in 0..5_000_u64 {
        let (task, delay) = (TaskId(id), Duration::from_millis(id * 7_919 % 5_000));
        add(EventKind::TimerArmed { task, due: Instant::ZERO + delay, delay, nesting: 0, repeats: false });
        add(EventKind::Labelled { task, label: "callback".into(), span: None });
    }
    for id in 5_000..15_000 {
        let task = TaskId(id);
        add(EventKind::Queued { task, queue: Queue::Microtasks });
        add(EventKind::Labelled { task, label: "reaction".into(), span: None });
        add(EventKind::Started { task, run: RunKind::Microtask });
        add(EventKind::Finished { task });
    }
    events
}

fn state(c: &mut Criterion) {
    let mut group = c.benchmark_group("state");
    group.sample_size(10);
    let trace = trace();
    assert_eq!(trace.len(), 50_000);
    group.bench_function("timeline_of_50000_events", |b| b.iter(|| Timeline::new(trace.clone())));
    let timeline = Timeline::new(trace);
    for step in [9_999, 29_999, 49_999] {
        group.bench_function(format!("state_at_{step}_of_50000"), |b| b.iter(|| timeline.state_at(step)));
    }
    group.finish();
}

criterion_group!(benches, state);
criterion_main!(benches);
