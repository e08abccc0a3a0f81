//! The inner loops, without a kernel: what one event, one tick and one timer cost the loop and its driver.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

#[path = "shared/always_ready.rs"]
mod always_ready;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use looplab_core::node::Profile;
use looplab_core::step::Run;
use looplab_core::trace::Tracer;
use looplab_native::{Loop, Program, Ready};

use always_ready::AlwaysReady;

/// Events in one run.
const EVENTS: u64 = 100_000;

#[derive(Clone, Copy)]
enum Call {
    Main,
    Ready(Ready),
    Again(u64),
}

impl From<Ready> for Call {
    fn from(ready: Ready) -> Self {
        Self::Ready(ready)
    }
}

type World = Loop<Call, AlwaysReady>;

/// Opens handles and serves events, or repeats what it is given.
struct Script {
    handles: u32,
    left: u64,
    again: fn(&mut World, u64),
}

impl Program<Call, AlwaysReady> for Script {
    fn call(&mut self, event_loop: &mut World, run: Run<Call>) {
        match run.callback {
            Call::Main => {
                always_ready::open(event_loop, self.handles);
                (self.again)(event_loop, self.left);
            }
            Call::Again(left) if left > 0 => (self.again)(event_loop, left - 1),
            Call::Again(_) => {}
            Call::Ready(ready) => {
                black_box(ready);
                self.left = self.left.saturating_sub(1);
                if self.left == 0 {
                    event_loop.stop();
                }
            }
        }
    }
}

fn run(handles: u32, again: fn(&mut World, u64)) -> u64 {
    let mut event_loop = Loop::with(Profile::default(), Tracer::off(), AlwaysReady::default());
    event_loop.start(Call::Main);
    let mut script = Script { handles, left: EVENTS, again };
    event_loop.run(&mut script).expect("no limits");
    script.left
}

fn loops(c: &mut Criterion) {
    let mut group = c.benchmark_group("native_loop");
    group.sample_size(20).throughput(Throughput::Elements(EVENTS));
    for handles in [1, 64, 1_000, 10_000] {
        group.bench_function(format!("ready_events_of_{handles}"), |b| {
            b.iter(|| run(black_box(handles), |_, _| {}));
        });
    }
    group.bench_function("chain_of_ticks", |b| {
        b.iter(|| {
            run(0, |event_loop, left| {
                event_loop.queue_tick(Call::Again(left));
            })
        });
    });
    group.bench_function("chain_of_immediates", |b| {
        b.iter(|| {
            run(0, |event_loop, left| {
                event_loop.set_immediate(Call::Again(left));
            })
        });
    });
    group.bench_function("chain_of_timers", |b| {
        b.iter(|| {
            run(0, |event_loop, left| {
                event_loop.set_timer(Call::Again(left), 1.0, false);
            })
        });
    });
    group.finish();
}

/// A timeout per request that never comes, all of one duration, beside 1,000 connections that have theirs.
fn timeouts(c: &mut Criterion) {
    let mut group = c.benchmark_group("native_timers");
    group.sample_size(20).throughput(Throughput::Elements(1));
    let world = || -> World {
        let mut event_loop = Loop::with(Profile::default(), Tracer::off(), AlwaysReady::default());
        (0..1_000).for_each(|n| {
            event_loop.set_timer(Call::Again(0), f64::from(5_000 + n % 10), false);
        });
        event_loop
    };
    for (name, delay) in [("of_a_common_duration", 5_000.0), ("of_a_new_duration", 30.0)] {
        let mut event_loop = world();
        group.bench_function(format!("set_and_cancel_{name}"), |b| {
            b.iter(|| {
                let timer = event_loop.set_timer(Call::Again(0), black_box(delay), false);
                black_box(event_loop.clear_timer(timer));
            });
        });
    }
    let mut event_loop = world();
    let timer = event_loop.set_timer(Call::Again(0), 5_000.0, false);
    group.bench_function("refresh", |b| b.iter(|| black_box(event_loop.refresh_timer(timer))));
    group.finish();
}

criterion_group!(benches, loops, timeouts);
criterion_main!(benches);
