//! `timerListQueue`: the lists of timers in order of (expiry, list id), which is total.
//!
//! <https://github.com/nodejs/node/blob/main/lib/internal/priority_queue.js>

use alloc::vec::Vec;

/// Each key has four below it: half as many levels as with two, and four keys are two lines of cache.
const BELOW: usize = 4;

/// The place of a list that is not in the heap.
const NOWHERE: u32 = u32::MAX;

/// A list, by its number, with what it is ordered by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Key {
    expiry: u64,
    id: u64,
    list: u32,
}

/// A heap that knows where each list stands in it, and beside it the list that was put in last: the list of a timeout that
/// is cleared at once, as most are, never sees the heap.
pub(super) struct ListQueue {
    newest: Option<Key>,
    heap: Vec<Key>,
    /// Where each list stands in the heap.
    places: Vec<u32>,
}

impl ListQueue {
    pub(super) const fn new() -> Self {
        Self { newest: None, heap: Vec::new(), places: Vec::new() }
    }

    /// The earliest list, with its expiry. O(1).
    #[inline]
    pub(super) fn first(&self) -> Option<(u64, u32)> {
        let first = match (self.newest, self.heap.first()) {
            (Some(newest), Some(&first)) => newest.min(first),
            (newest, first) => newest.or(first.copied())?,
        };
        Some((first.expiry, first.list))
    }

    /// The first few lists, in order, with their ids. O(few²).
    pub(super) fn first_few(&self, few: usize) -> Vec<(u64, u32)> {
        let mut found: Vec<Key> = self.newest.into_iter().collect();
        // What stands below one that is not among the first few is not among them either.
        let mut next: Vec<usize> = if self.heap.is_empty() { Vec::new() } else { Vec::from([0]) };
        for _ in 0..few {
            let least = next.iter().enumerate().min_by_key(|&(_, &at)| self.heap[at]).map(|(nth, _)| nth);
            let Some(nth) = least else { break };
            let at = next.swap_remove(nth);
            found.push(self.heap[at]);
            let below = BELOW * at + 1;
            next.extend(below..(below + BELOW).min(self.heap.len()).max(below));
        }
        found.sort_unstable();
        found.truncate(few);
        found.into_iter().map(|key| (key.id, key.list)).collect()
    }

    /// Puts a list in that is not there yet. O(log n).
    #[inline]
    pub(super) fn insert(&mut self, expiry: u64, id: u64, list: u32) {
        if let Some(key) = self.newest {
            self.push(key);
        }
        self.newest = Some(Key { expiry, id, list });
    }

    fn push(&mut self, key: Key) {
        if key.list as usize >= self.places.len() {
            self.places.resize(key.list as usize + 1, NOWHERE);
        }
        self.heap.push(key);
        self.rise(self.heap.len() - 1, key);
    }

    /// A list that is there gets another expiry and another id. O(log n).
    pub(super) fn change(&mut self, expiry: u64, id: u64, list: u32) {
        let key = Key { expiry, id, list };
        match self.newest.as_mut().filter(|newest| newest.list == list) {
            Some(newest) => *newest = key,
            None => self.fill(self.places[list as usize] as usize, key),
        }
    }

    /// O(log n).
    #[inline]
    pub(super) fn remove(&mut self, list: u32) {
        if self.newest.take_if(|newest| newest.list == list).is_none() {
            self.pull(list);
        }
    }

    fn pull(&mut self, list: u32) {
        let at = core::mem::replace(&mut self.places[list as usize], NOWHERE) as usize;
        let Some(last) = self.heap.pop() else { return };
        if at < self.heap.len() {
            self.fill(at, last);
        }
    }

    /// Puts `key` where it belongs above or below the hole at `at`.
    fn fill(&mut self, at: usize, key: Key) {
        if at > 0 && key < self.heap[(at - 1) / BELOW] {
            self.rise(at, key);
        } else {
            self.sink(at, key);
        }
    }

    fn put(&mut self, at: usize, key: Key) {
        self.heap[at] = key;
        self.places[key.list as usize] = at as u32;
    }

    /// Puts `key` at `at` or as far above it as the order demands.
    fn rise(&mut self, mut at: usize, key: Key) {
        while at > 0 {
            let above = (at - 1) / BELOW;
            if self.heap[above] < key {
                break;
            }
            self.put(at, self.heap[above]);
            at = above;
        }
        self.put(at, key);
    }

    /// Puts `key` at `at` or as far below it as the order demands.
    fn sink(&mut self, mut at: usize, key: Key) {
        loop {
            let first = at * BELOW + 1;
            let below = self.heap.get(first..self.heap.len().min(first + BELOW)).unwrap_or_default();
            let Some((lane, &least)) = below.iter().enumerate().min_by_key(|(_, key)| **key) else { break };
            if key < least {
                break;
            }
            self.put(at, least);
            at = first + lane;
        }
        self.put(at, key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    /// Against a sorted set, with lists that come, are put off, and go.
    #[test]
    fn the_earliest_list_is_first() {
        let (mut queue, mut set) = (ListQueue::new(), BTreeSet::new());
        let mut keys: Vec<Option<(u64, u64)>> = [None; 50].to_vec();
        let mut random = 1_u64;
        for id in 0..20_000_u64 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (list, step) = ((random >> 33) as usize % keys.len(), (random >> 40) % 30);
            match keys[list].take() {
                None => {
                    queue.insert(step, id, list as u32);
                    keys[list] = Some((step, id));
                }
                Some((expiry, old)) if random & 1 == 0 => {
                    set.remove(&(expiry, old, list as u32));
                    queue.change(expiry + step, id, list as u32);
                    keys[list] = Some((expiry + step, id));
                }
                Some((expiry, old)) if random & 2 == 0 => {
                    set.remove(&(expiry, old, list as u32));
                    let expiry = expiry.saturating_sub(step + 1);
                    queue.change(expiry, id, list as u32);
                    keys[list] = Some((expiry, id));
                }
                Some((expiry, old)) => {
                    set.remove(&(expiry, old, list as u32));
                    queue.remove(list as u32);
                }
            }
            set.extend(keys[list].map(|(expiry, id)| (expiry, id, list as u32)));
            assert_eq!(queue.first(), set.first().map(|&(expiry, _, list)| (expiry, list)));
        }
    }
}
