//! The timer heap against a sorted map, with enough timers that runs are merged and dead keys swept out.

use std::collections::BTreeMap;

use looplab_core::time::Instant;
use looplab_core::timer_heap::{TimerHandle, TimerHeap};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Op {
    /// Sets so many timers, this far apart modulo a small number: many are due at the same time.
    Insert(usize, u64),
    /// Takes what is due until then.
    PopDue(u64),
    /// Takes so many, due or not.
    Pop(usize),
    /// Cancels so many, the newest first or spread over all.
    Remove(usize, bool),
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        4 => (1_usize..900, 1_u64..2_000).prop_map(|(count, step)| Op::Insert(count, step)),
        3 => (0_u64..1_000).prop_map(Op::PopDue),
        3 => (1_usize..400).prop_map(Op::Pop),
        3 => (1_usize..700, any::<bool>()).prop_map(|(count, newest)| Op::Remove(count, newest)),
    ]
}

#[derive(Default)]
struct Pair {
    heap: TimerHeap<u64>,
    model: BTreeMap<(Instant, u64), TimerHandle>,
    handles: Vec<(Instant, u64)>,
    set: u64,
}

impl Pair {
    fn perform(&mut self, op: &Op) {
        match *op {
            Op::Insert(count, step) => (0..count as u64).for_each(|i| self.insert(i * step % 1_009)),
            Op::PopDue(until) => while self.pop(Instant::from_nanos(until)) {},
            Op::Pop(count) => {
                let _ = (0..count).all(|_| self.pop(Instant::MAX));
            }
            Op::Remove(count, newest) => (0..count).for_each(|i| self.remove(i, newest)),
        }
    }

    fn insert(&mut self, at: u64) {
        let key = (Instant::from_nanos(at), self.set);
        self.set += 1;
        let handle = self.heap.insert(key.0, key.1);
        self.model.insert(key, handle);
        self.handles.push(key);
    }

    fn pop(&mut self, now: Instant) -> bool {
        let expected = self.model.first_key_value().map(|(&key, _)| key).filter(|key| key.0 <= now);
        assert_eq!(self.heap.pop_due(now), expected);
        expected.is_some_and(|key| self.model.remove(&key).is_some())
    }

    fn remove(&mut self, i: usize, newest: bool) {
        let Some(last) = self.handles.len().checked_sub(1) else { return };
        let key = self.handles.swap_remove(if newest { last } else { i * 7_919 % (last + 1) });
        let Some(handle) = self.model.remove(&key) else { return };
        assert_eq!(self.heap.get(handle), Some(&key.1));
        assert_eq!(self.heap.remove(handle), Some(key.1));
        assert_eq!(self.heap.remove(handle), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_heap_is_a_sorted_map(ops in proptest::collection::vec(op(), 1..30)) {
        let mut pair = Pair::default();
        for op in &ops {
            pair.perform(op);
            prop_assert_eq!(pair.heap.len(), pair.model.len());
            prop_assert_eq!(pair.heap.peek(), pair.model.first_key_value().map(|(key, _)| key.0));
        }
        while pair.pop(Instant::MAX) {}
        prop_assert!(pair.heap.is_empty());
    }
}
