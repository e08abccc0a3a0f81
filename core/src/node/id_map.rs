//! From ids to values: open addressing with linear probing, since a loop asks for a handle with every event.
//!
//! Its order is not that of the ids, and nothing may depend on it: nobody sees the ids but sorted.

use alloc::vec::Vec;

/// 2⁶⁴ divided by the golden ratio: neighbouring ids land far from each other (Knuth, 6.4).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

const LEAST: usize = 8;

/// Values by id. Every operation is O(1), amortised.
pub(super) struct IdMap<V> {
    /// A power of two of them, at most three quarters in use.
    slots: Vec<Option<(u64, V)>>,
    len: usize,
}

impl<V> IdMap<V> {
    pub(super) const fn new() -> Self {
        Self { slots: Vec::new(), len: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Every id, in rising order. O(n log n): for the end, when all is dropped and a trace says so.
    pub(super) fn sorted_ids(&self) -> Vec<u64> {
        let mut ids: Vec<u64> = self.slots.iter().flatten().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids
    }

    /// Where an id belongs when nothing is in its way.
    #[inline]
    fn home(&self, id: u64) -> usize {
        (id.wrapping_mul(SPREAD) >> (64 - self.slots.len().trailing_zeros())) as usize
    }

    #[inline]
    fn find(&self, id: u64) -> Option<usize> {
        if self.len == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = self.home(id);
        loop {
            match &self.slots[at] {
                None => return None,
                Some((found, _)) if *found == id => return Some(at),
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, id: u64) -> Option<&V> {
        let at = self.find(id)?;
        self.slots[at].as_ref().map(|(_, value)| value)
    }

    #[inline]
    pub(super) fn get_mut(&mut self, id: u64) -> Option<&mut V> {
        let at = self.find(id)?;
        self.slots[at].as_mut().map(|(_, value)| value)
    }

    /// Puts in an id that is not there yet.
    pub(super) fn insert(&mut self, id: u64, value: V) {
        debug_assert!(self.find(id).is_none(), "an id is put in once");
        if (self.len + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        self.put(id, value);
        self.len += 1;
    }

    fn put(&mut self, id: u64, value: V) {
        let mask = self.slots.len() - 1;
        let mut at = self.home(id);
        while self.slots[at].is_some() {
            at = (at + 1) & mask;
        }
        self.slots[at] = Some((id, value));
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(LEAST);
        let old = core::mem::take(&mut self.slots);
        self.slots.resize_with(size, || None);
        old.into_iter().flatten().for_each(|(id, value)| self.put(id, value));
    }

    pub(super) fn remove(&mut self, id: u64) -> Option<V> {
        let mut hole = self.find(id)?;
        let (_, value) = self.slots[hole].take()?;
        self.len -= 1;
        // What the removed one was in the way of moves up, so that no search ends at the hole too early.
        let mask = self.slots.len() - 1;
        let mut at = (hole + 1) & mask;
        while let Some((id, _)) = &self.slots[at] {
            let home = self.home(*id);
            if (at.wrapping_sub(home) & mask) >= (at.wrapping_sub(hole) & mask) {
                self.slots.swap(at, hole);
                hole = at;
            }
            at = (at + 1) & mask;
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;

    /// Against the tree of the standard library, with ids that come and go.
    #[test]
    fn it_is_a_map() {
        let (mut map, mut tree) = (IdMap::new(), BTreeMap::new());
        let mut random = 1_u64;
        for step in 0..20_000_u64 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let id = (random >> 33) % 600 * (1 + (step / 5_000) * 4_096);
            if random & 1 == 0 && !tree.contains_key(&id) {
                map.insert(id, step);
                tree.insert(id, step);
            } else {
                assert_eq!(map.remove(id), tree.remove(&id));
            }
            assert_eq!((map.len(), map.get(id)), (tree.len(), tree.get(&id)));
        }
        assert_eq!(map.sorted_ids(), tree.keys().copied().collect::<Vec<_>>());
    }
}
