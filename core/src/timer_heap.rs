//! Timers in a total order, by (deadline, order of insertion), without ever looking at all of them.
//!
//! Keys of 16 bytes are kept apart from the values, which live in a slab, so that ordering moves little whatever `T`
//! is. New keys enter an implicit 4-ary heap whose sibling groups each fill one cache line; a heap that has grown large
//! is sorted into a run once, and consumed in sequence. Cancelling frees the slab's slot at once and leaves the key
//! behind; dead keys are swept out when they outnumber the living. Every operation is O(log n) amortised.

use alloc::vec::Vec;

use crate::time::Instant;

mod heap;
mod key;
mod keys;
mod slab;

use key::Key;
use keys::Keys;
use slab::Slab;

/// Names one timer in one [`TimerHeap`]. A handle whose timer is gone stays invalid for ever.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TimerHandle {
    slot: u32,
    generation: u32,
}

/// A priority queue of timers: earliest deadline first, and among equal deadlines the one set first.
///
/// ```
/// use looplab_core::{time::Instant, timer_heap::TimerHeap};
///
/// let mut timers = TimerHeap::new();
/// let late = timers.insert(Instant::from_millis(9), "late");
/// timers.insert(Instant::from_millis(5), "first");
/// timers.insert(Instant::from_millis(5), "second");
/// assert_eq!(timers.remove(late), Some("late"));
/// assert_eq!(timers.peek(), Some(Instant::from_millis(5)));
/// assert_eq!(timers.pop_due(Instant::from_millis(4)), None);
/// assert_eq!(timers.pop_due(Instant::from_millis(7)), Some((Instant::from_millis(5), "first")));
/// assert_eq!(timers.pop_due(Instant::from_millis(7)), Some((Instant::from_millis(5), "second")));
/// ```
#[derive(Clone, Debug)]
pub struct TimerHeap<T> {
    /// Its first key, if any, is always a living one: that makes `peek` O(1).
    keys: Keys,
    slab: Slab<T>,
    next_sequence: u32,
}

/// Below this many keys a sweep is not worth its bookkeeping.
const SWEEP_FROM: usize = 64;

impl<T> Default for TimerHeap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> TimerHeap<T> {
    /// An empty heap.
    pub const fn new() -> Self {
        Self { keys: Keys::new(), slab: Slab::new(), next_sequence: 0 }
    }

    /// How many timers are set.
    pub fn len(&self) -> usize {
        self.slab.len()
    }

    /// Whether no timer is set.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sets a timer. O(log n), O(1) when its deadline is later than most.
    ///
    /// # Panics
    ///
    /// With more than 2³² − 1 timers set at once.
    pub fn insert(&mut self, deadline: Instant, value: T) -> TimerHandle {
        if self.next_sequence == u32::MAX {
            self.renumber();
        }
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let (slot, generation) = self.slab.insert(sequence, value);
        self.keys.push(Key::new(deadline, sequence, slot));
        TimerHandle { slot, generation }
    }

    /// The earliest deadline. O(1).
    pub fn peek(&self) -> Option<Instant> {
        self.keys.first().map(Key::deadline)
    }

    /// The timer that is first in order, with its deadline. O(1).
    pub fn peek_value(&self) -> Option<(Instant, &T)> {
        let key = self.keys.first()?;
        Some((key.deadline(), self.slab.get(key.slot())?))
    }

    /// Takes the first timer whose deadline is not after `now`. O(log n).
    pub fn pop_due(&mut self, now: Instant) -> Option<(Instant, T)> {
        if self.peek()? > now {
            return None;
        }
        self.pop()
    }

    /// Takes the first timer, due or not. O(log n).
    pub fn pop(&mut self) -> Option<(Instant, T)> {
        let key = self.keys.pop()?;
        let value = self.slab.take(key.slot())?;
        self.drop_dead_front();
        Some((key.deadline(), value))
    }

    /// Whether the timer is still set.
    pub fn contains(&self, handle: TimerHandle) -> bool {
        self.slab.holds(handle.slot, handle.generation)
    }

    /// The value of a timer that is still set.
    pub fn get(&self, handle: TimerHandle) -> Option<&T> {
        if !self.contains(handle) {
            return None;
        }
        self.slab.get(handle.slot)
    }

    /// Cancels a timer and gives its value back; `None` if it fired or was cancelled before.
    /// O(1) for the timer set last, O(log n) amortised otherwise.
    pub fn remove(&mut self, handle: TimerHandle) -> Option<T> {
        if !self.contains(handle) {
            return None;
        }
        let sequence = self.slab.sequence(handle.slot);
        let value = self.slab.take(handle.slot)?;
        if self.keys.last_pushed().is_some_and(|key| key.names(sequence, handle.slot)) {
            // Nothing has moved the key of the timer set last, and nothing hangs below it in the heap.
            self.keys.pop_last_pushed();
        }
        self.drop_dead_front();
        self.sweep();
        Some(value)
    }

    /// Cancels all timers.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.slab.clear();
    }

    fn is_live(slab: &Slab<T>, key: Key) -> bool {
        slab.is_occupied_by(key.slot(), key.sequence())
    }

    fn drop_dead_front(&mut self) {
        if self.keys.len() == self.slab.len() {
            return;
        }
        while self.keys.first().is_some_and(|key| !Self::is_live(&self.slab, key)) {
            self.keys.drop_first();
        }
    }

    /// Sweeps dead keys out once they outnumber the living: O(n), paid for by the n cancellations before it.
    fn sweep(&mut self) {
        if self.keys.len() >= SWEEP_FROM && self.keys.len() > 2 * self.slab.len() {
            let slab = &self.slab;
            self.keys.retain(|key| Self::is_live(slab, key));
        }
    }

    /// Gives the living timers new sequence numbers from 0 in the same order. O(n log n), once in four billion inserts.
    #[cold]
    fn renumber(&mut self) {
        let mut keys = Vec::with_capacity(self.slab.len());
        while let Some(key) = self.keys.pop() {
            if Self::is_live(&self.slab, key) {
                keys.push(key);
            }
        }
        self.next_sequence = 0;
        for key in keys {
            self.slab.set_sequence(key.slot(), self.next_sequence);
            self.keys.push(Key::new(key.deadline(), self.next_sequence, key.slot()));
            self.next_sequence += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(nanos: u64) -> Instant {
        Instant::from_nanos(nanos)
    }

    #[test]
    fn order_survives_running_out_of_sequence_numbers() {
        let mut heap = TimerHeap::new();
        heap.next_sequence = u32::MAX - 2;
        let handles: Vec<_> = (0..8).map(|i| heap.insert(at(7), i)).collect();
        assert_eq!(heap.remove(handles[1]), Some(1));
        let fired: Vec<_> = core::iter::from_fn(|| heap.pop()).map(|(_, v)| v).collect();
        assert_eq!(fired, [0, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn a_stale_handle_does_not_cancel_the_next_tenant() {
        let mut heap = TimerHeap::new();
        let old = heap.insert(at(1), 'a');
        heap.remove(old);
        let new = heap.insert(at(1), 'b');
        assert_eq!(heap.remove(old), None);
        assert!(heap.contains(new));
    }

    #[test]
    fn cancelled_timers_do_not_pile_up() {
        let mut heap = TimerHeap::new();
        heap.insert(at(0), 0);
        for i in 1..10_000_u64 {
            let (a, b) = (heap.insert(at(i), i), heap.insert(at(2 * i), i));
            heap.remove(a);
            heap.remove(b);
        }
        assert_eq!(heap.len(), 1);
        assert!(heap.keys.len() <= SWEEP_FROM);
    }
}
