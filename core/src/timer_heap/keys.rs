//! All keys in order: a sorted run that is only ever consumed, and a small heap for what came since.
//!
//! Taking from a run touches memory in sequence, where a heap of a million keys misses the cache at every level. So
//! when the heap has grown large beside the run, it is sorted and merged into it: each merge is paid for by the
//! insertions before it, which leaves every operation O(log n) amortised.

use alloc::vec::Vec;

use super::heap::Heap;
use super::key::Key;

#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// Latest first, so that the next key is taken from the end.
    run: Vec<Key>,
    heap: Heap,
}

/// A heap this small stays in the nearest cache: sorting it would gain nothing.
const MERGE_FROM: usize = 512;

/// The heap is merged when it holds more than this part of the run: a merge then moves few keys for each new one.
const RUN_PER_HEAP: usize = 8;

impl Keys {
    pub(super) const fn new() -> Self {
        Self { run: Vec::new(), heap: Heap::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.run.len() + self.heap.len()
    }

    #[inline]
    pub(super) fn first(&self) -> Option<Key> {
        match (self.run.last(), self.heap.first()) {
            (Some(&run), Some(heap)) => Some(run.min(heap)),
            (run, heap) => run.copied().or(heap),
        }
    }

    /// The key pushed last, if nothing has moved it since; otherwise some key, or none.
    #[inline]
    pub(super) fn last_pushed(&self) -> Option<Key> {
        self.heap.last()
    }

    pub(super) fn pop_last_pushed(&mut self) -> Option<Key> {
        self.heap.pop_last()
    }

    #[inline]
    pub(super) fn push(&mut self, key: Key) {
        self.heap.push(key);
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Option<Key> {
        if self.heap.len() >= MERGE_FROM && self.heap.len() > self.run.len() / RUN_PER_HEAP {
            self.merge();
        }
        self.drop_first()
    }

    /// The same without preparing for more of it: cancelling everything is not to sort it first.
    #[inline]
    pub(super) fn drop_first(&mut self) -> Option<Key> {
        match (self.run.last(), self.heap.first()) {
            (Some(&run), Some(heap)) if heap < run => self.heap.pop(),
            (None, _) => self.heap.pop(),
            _ => self.run.pop(),
        }
    }

    #[cold]
    fn merge(&mut self) {
        let old = self.run.len();
        self.run.extend(self.heap.drain());
        self.run[old..].sort_unstable_by(|a, b| b.cmp(a));
        // The stable sort finds the two runs and merges them in linear time.
        self.run.sort_by(|a, b| b.cmp(a));
    }

    /// Keeps only the keys `keep` accepts. O(n).
    pub(super) fn retain(&mut self, mut keep: impl FnMut(Key) -> bool) {
        self.run.retain(|&key| keep(key));
        self.heap.retain(keep);
    }

    pub(super) fn clear(&mut self) {
        self.run.clear();
        self.heap.clear();
    }
}
