//! From a duration to its list of timers.
//!
//! A timeout that is set and cleared at once makes a list and removes it, so that this is asked three times for every
//! timer. Durations are small numbers: those of up to a minute or so are looked up in pages, without a search.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::id_map::IdMap;
use super::timer_lists::Msecs;

/// Durations of one page, a quarter of a second: one page is enough for most programs.
const PAGE: usize = 256;

/// Longer durations than 65.5 seconds are rare, and searched for.
const PAGES: usize = 256;

/// No list.
pub(super) const NONE: u32 = u32::MAX;

/// Lists by duration. Every operation is O(1), amortised; a page that was made stays.
pub(super) struct MsecsIndex {
    pages: Vec<Option<Box<[u32; PAGE]>>>,
    long: IdMap<u32>,
}

#[inline]
fn split(msecs: Msecs) -> (usize, usize) {
    (msecs as usize / PAGE, msecs as usize % PAGE)
}

impl MsecsIndex {
    pub(super) const fn new() -> Self {
        Self { pages: Vec::new(), long: IdMap::new() }
    }

    /// The list of this duration, or [`NONE`].
    #[inline]
    pub(super) fn get(&self, msecs: Msecs) -> u32 {
        let (page, at) = split(msecs);
        match self.pages.get(page) {
            Some(Some(page)) => page[at],
            _ if page >= PAGES => self.long.get(u64::from(msecs)).copied().unwrap_or(NONE),
            _ => NONE,
        }
    }

    /// Remembers the list of a duration that has none.
    #[inline]
    pub(super) fn insert(&mut self, msecs: Msecs, list: u32) {
        let (page, at) = split(msecs);
        match self.pages.get_mut(page) {
            Some(Some(page)) => page[at] = list,
            _ => self.insert_new(msecs, list),
        }
    }

    #[cold]
    fn insert_new(&mut self, msecs: Msecs, list: u32) {
        let (page, at) = split(msecs);
        if page >= PAGES {
            return self.long.insert(u64::from(msecs), list);
        }
        if page >= self.pages.len() {
            self.pages.resize_with(page + 1, || None);
        }
        self.pages[page].get_or_insert_with(|| Box::new([NONE; PAGE]))[at] = list;
    }

    #[inline]
    pub(super) fn remove(&mut self, msecs: Msecs) {
        let (page, at) = split(msecs);
        match self.pages.get_mut(page) {
            Some(Some(page)) => page[at] = NONE,
            _ => drop(self.long.remove(u64::from(msecs))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;

    /// Against the tree of the standard library, with durations of a page, of many pages, and longer ones.
    #[test]
    fn it_is_a_map() {
        let (mut index, mut tree) = (MsecsIndex::new(), BTreeMap::new());
        let mut random = 1_u64;
        for step in 0..20_000_u32 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let msecs = (random >> 33) as u32 % 300 * [1, 200, 7_000_000][(random >> 20) as usize % 3];
            assert_eq!(index.get(msecs), tree.get(&msecs).copied().unwrap_or(NONE));
            if tree.remove(&msecs).is_some() {
                index.remove(msecs);
            } else {
                index.insert(msecs, step);
                tree.insert(msecs, step);
            }
        }
        assert!(tree.iter().all(|(&msecs, &list)| index.get(msecs) == list));
    }

    #[test]
    fn only_pages_in_use_are_made() {
        let mut index = MsecsIndex::new();
        for msecs in [1, 60_000, 65_535, 65_536, 2_147_483_647] {
            index.insert(msecs, 1);
        }
        let made = index.pages.iter().flatten().count();
        assert_eq!((made, index.long.len()), (3, 2));
    }
}
