//! Timers: set and fire, set and cancel, against the standard library's heap and tree in the same run.

// criterion's macro makes a public function without documentation.
#![allow(missing_docs)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use looplab_core::choice::SeededChooser;
use looplab_core::time::Instant;
use looplab_core::timer_heap::TimerHeap;

/// What a textbook loop keeps for each timer.
type Closure = Box<dyn FnOnce() -> u64>;

/// Sets and fires timers with these deadlines.
type Subject = fn(&[u64]) -> u64;

fn closure(value: u64) -> Closure {
    Box::new(move || value)
}

/// Deadlines within ten virtual seconds, the same ones in every run.
fn deadlines(count: usize) -> Vec<u64> {
    let mut chooser = SeededChooser::new(7);
    (0..count).map(|_| chooser.below(10_000_000_000)).collect()
}

fn timer_heap(deadlines: &[u64]) -> u64 {
    let mut heap = TimerHeap::new();
    for (value, &at) in deadlines.iter().enumerate() {
        heap.insert(Instant::from_nanos(at), value as u64);
    }
    let mut sum = 0_u64;
    while let Some((_, value)) = heap.pop_due(Instant::MAX) {
        sum = sum.wrapping_add(value);
    }
    sum
}

fn timer_heap_of_closures(deadlines: &[u64]) -> u64 {
    let mut heap = TimerHeap::new();
    for (value, &at) in deadlines.iter().enumerate() {
        heap.insert(Instant::from_nanos(at), closure(value as u64));
    }
    let mut sum = 0_u64;
    while let Some((_, callback)) = heap.pop_due(Instant::MAX) {
        sum = sum.wrapping_add(callback());
    }
    sum
}

struct Entry {
    key: Reverse<(u64, u64)>,
    callback: Closure,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

fn std_heap(deadlines: &[u64]) -> u64 {
    let mut heap = BinaryHeap::new();
    for (sequence, &at) in (0_u64..).zip(deadlines) {
        heap.push(Entry { key: Reverse((at, sequence)), callback: closure(sequence) });
    }
    let mut sum = 0_u64;
    while let Some(entry) = heap.pop() {
        sum = sum.wrapping_add((entry.callback)());
    }
    sum
}

fn std_tree(deadlines: &[u64]) -> u64 {
    let mut tree = BTreeMap::new();
    for (sequence, &at) in (0_u64..).zip(deadlines) {
        tree.insert((at, sequence), closure(sequence));
    }
    let mut sum = 0_u64;
    while let Some((_, callback)) = tree.pop_first() {
        sum = sum.wrapping_add(callback());
    }
    sum
}

fn set_and_fire(c: &mut Criterion) {
    let mut group = c.benchmark_group("set_and_fire");
    group.sample_size(10);
    for count in [100_000, 1_000_000] {
        let deadlines = deadlines(count);
        group.throughput(Throughput::Elements(count as u64));
        let subjects: [(&str, Subject); 4] = [
            ("timer_heap", timer_heap),
            ("timer_heap_of_closures", timer_heap_of_closures),
            ("std_binary_heap_of_closures", std_heap),
            ("std_btree_map_of_closures", std_tree),
        ];
        for (name, subject) in subjects {
            group.bench_with_input(BenchmarkId::new(name, count), &deadlines, |b, deadlines| {
                b.iter(|| subject(black_box(deadlines)));
            });
        }
    }
    group.finish();
}

/// Every timer is cancelled: at once, as timeouts of requests mostly are, or after all were set.
fn set_and_cancel(c: &mut Criterion) {
    let mut group = c.benchmark_group("set_then_cancel");
    group.sample_size(10);
    let deadlines = deadlines(1_000_000);
    group.throughput(Throughput::Elements(deadlines.len() as u64));
    group.bench_function("at_once_beside_1000", |b| {
        let mut heap = TimerHeap::new();
        for &at in &deadlines[..1_000] {
            heap.insert(Instant::from_nanos(at), 0);
        }
        b.iter(|| {
            for &at in &deadlines {
                let timer = heap.insert(Instant::from_nanos(at), 1);
                black_box(heap.remove(timer));
            }
        });
    });
    group.bench_function("after_all_were_set", |b| {
        let set = || {
            let mut heap = TimerHeap::new();
            let handles: Vec<_> =
                deadlines.iter().map(|&at| heap.insert(Instant::from_nanos(at), at)).collect();
            (heap, handles)
        };
        let cancel = |(mut heap, handles): (TimerHeap<u64>, Vec<_>)| {
            for handle in handles {
                black_box(heap.remove(handle));
            }
            heap
        };
        b.iter_batched(set, cancel, BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, set_and_fire, set_and_cancel);
criterion_main!(benches);
