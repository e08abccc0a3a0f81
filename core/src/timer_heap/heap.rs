//! A heap of 16-byte keys in cache lines of four siblings.

use alloc::vec::Vec;

use super::key::Key;

/// Four siblings in one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Siblings([Key; 4]);

impl Siblings {
    const VACANT: Self = Self([Key::VACANT; 4]);

    /// The smallest of the four and its place, without branches: which one it is cannot be predicted.
    #[inline]
    fn smallest(&self) -> (usize, Key) {
        let keys = &self.0;
        let left = usize::from(keys[1] < keys[0]);
        let right = 2 + usize::from(keys[3] < keys[2]);
        let lane = if keys[right] < keys[left] { right } else { left };
        (lane, keys[lane])
    }
}

/// An implicit 4-ary min-heap. Key 0 is `root`; key `i > 0` is in group `(i - 1) / 4`; group `g` hangs below key `g`.
#[derive(Clone, Debug)]
pub(super) struct Heap {
    root: Key,
    groups: Vec<Siblings>,
    len: usize,
}

impl Heap {
    pub(super) const fn new() -> Self {
        Self { root: Key::VACANT, groups: Vec::new(), len: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(super) fn first(&self) -> Option<Key> {
        (self.len > 0).then_some(self.root)
    }

    #[inline]
    pub(super) fn last(&self) -> Option<Key> {
        self.len.checked_sub(1).map(|last| self.get(last))
    }

    #[inline]
    fn get(&self, at: usize) -> Key {
        match at.checked_sub(1) {
            None => self.root,
            Some(i) => self.groups[i / 4].0[i % 4],
        }
    }

    #[inline]
    fn set(&mut self, at: usize, key: Key) {
        match at.checked_sub(1) {
            None => self.root = key,
            Some(i) => self.groups[i / 4].0[i % 4] = key,
        }
    }

    pub(super) fn push(&mut self, key: Key) {
        let at = self.len;
        self.len += 1;
        if at > 0 && (at - 1) / 4 == self.groups.len() {
            self.groups.push(Siblings::VACANT);
        }
        self.sift_up(at, key);
    }

    /// Puts `key` at `at` or as far above it as the order demands.
    #[inline]
    fn sift_up(&mut self, mut at: usize, key: Key) {
        while at > 0 {
            let above = (at - 1) / 4;
            let parent = self.get(above);
            if parent < key {
                break;
            }
            self.set(at, parent);
            at = above;
        }
        self.set(at, key);
    }

    /// Removes the key that was pushed last, or moved to the end.
    pub(super) fn pop_last(&mut self) -> Option<Key> {
        let last = self.len.checked_sub(1)?;
        let key = self.get(last);
        self.set(last, Key::VACANT);
        self.len = last;
        // `len` keys need `ceil((len - 1) / 4)` groups; a group whose last key went is dropped.
        self.groups.truncate(last.saturating_sub(1).div_ceil(4));
        Some(key)
    }

    pub(super) fn pop(&mut self) -> Option<Key> {
        let first = self.first()?;
        let last = self.pop_last()?;
        if self.len > 0 {
            // The last key belongs near the bottom nearly always: let the hole sink all the way, then rise from there.
            let hole = self.sink_hole();
            self.sift_up(hole, last);
        }
        Some(first)
    }

    /// Moves the smallest child up into the hole at the root, and so on down to a leaf; the place of the hole then.
    #[inline]
    fn sink_hole(&mut self) -> usize {
        let mut hole = 0;
        while let Some(group) = self.groups.get(hole) {
            let (lane, key) = group.smallest();
            if key == Key::VACANT {
                break;
            }
            self.set(hole, key);
            hole = hole * 4 + 1 + lane;
        }
        hole
    }

    /// Keeps only the keys `keep` accepts, and restores the order. O(n).
    pub(super) fn retain(&mut self, mut keep: impl FnMut(Key) -> bool) {
        let mut kept = 0;
        for at in 0..self.len {
            let key = self.get(at);
            if keep(key) {
                self.set(kept, key);
                kept += 1;
            }
        }
        for at in kept..self.len {
            self.set(at, Key::VACANT);
        }
        self.len = kept;
        self.groups.truncate(kept.saturating_sub(1).div_ceil(4));
        for at in (0..self.groups.len()).rev() {
            self.sift_down(at);
        }
    }

    fn sift_down(&mut self, mut at: usize) {
        let key = self.get(at);
        while let Some(group) = self.groups.get(at) {
            let (lane, child) = group.smallest();
            if child >= key {
                break;
            }
            self.set(at, child);
            at = at * 4 + 1 + lane;
        }
        self.set(at, key);
    }

    /// Every key, in no order; the heap is empty afterwards.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = Key> {
        let (root, groups) = (self.root, core::mem::take(&mut self.groups));
        let len = core::mem::take(&mut self.len);
        self.root = Key::VACANT;
        core::iter::once(root).chain(groups.into_iter().flat_map(|group| group.0)).take(len)
    }

    pub(super) fn clear(&mut self) {
        self.root = Key::VACANT;
        self.groups.clear();
        self.len = 0;
    }
}
