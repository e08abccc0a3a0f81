//! From the id of a timer to its place in the slab.
//!
//! Ids rise and are never reused, and timers set together end together, so ids are kept in pages: a map of few pages
//! stays in the cache where a map of all ids does not. A page without a timer is dropped, unless it is the newest one:
//! a timer that is set and cleared over and over shall not allocate.

use alloc::boxed::Box;

use super::id_map::IdMap;
use super::timer_lists::Slot;
use crate::task::TaskId;

const PAGE: usize = 64;
const NONE: u32 = u32::MAX;

struct Page {
    slots: [u32; PAGE],
    used: usize,
}

/// Slots by id.
pub(super) struct SlotIndex {
    /// All but the newest page.
    pages: IdMap<Box<Page>>,
    newest: (u64, Page),
}

impl Page {
    const EMPTY: Self = Self { slots: [NONE; PAGE], used: 0 };

    #[inline]
    fn take(&mut self, at: usize) -> Option<Slot> {
        let slot = core::mem::replace(&mut self.slots[at], NONE);
        if slot == NONE {
            return None;
        }
        self.used -= 1;
        Some(slot)
    }
}

#[inline]
fn split(id: TaskId) -> (u64, usize) {
    (id.0 / PAGE as u64, (id.0 % PAGE as u64) as usize)
}

impl SlotIndex {
    pub(super) fn new() -> Self {
        Self { pages: IdMap::new(), newest: (0, Page::EMPTY) }
    }

    /// Remembers a new id.
    #[inline]
    pub(super) fn insert(&mut self, id: TaskId, slot: Slot) {
        let (number, at) = split(id);
        if number != self.newest.0 {
            self.turn_to(number);
        }
        let page = &mut self.newest.1;
        debug_assert_eq!(page.slots[at], NONE, "ids are never used twice");
        page.slots[at] = slot;
        page.used += 1;
    }

    /// Makes another page the newest; ids rise, so it is a later one.
    fn turn_to(&mut self, number: u64) {
        debug_assert!(number > self.newest.0, "ids rise");
        if self.newest.1.used > 0 {
            let (old, page) = core::mem::replace(&mut self.newest, (number, Page::EMPTY));
            self.pages.insert(old, Box::new(page));
        }
        self.newest.0 = number;
    }

    #[inline]
    pub(super) fn get(&self, id: TaskId) -> Option<Slot> {
        let (number, at) = split(id);
        let page = if number == self.newest.0 { &self.newest.1 } else { &**self.pages.get(number)? };
        let slot = page.slots[at];
        (slot != NONE).then_some(slot)
    }

    pub(super) fn remove(&mut self, id: TaskId) {
        self.take(id);
    }

    /// Removes an id; what it stood for.
    #[inline]
    pub(super) fn take(&mut self, id: TaskId) -> Option<Slot> {
        let (number, at) = split(id);
        if number == self.newest.0 {
            return self.newest.1.take(at);
        }
        let page = self.pages.get_mut(number)?;
        let slot = page.take(at)?;
        if page.used == 0 {
            self.pages.remove(number);
        }
        Some(slot)
    }

    /// Every id, in rising order.
    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        let pages = self
            .pages
            .sorted_ids()
            .into_iter()
            .filter_map(|number| Some((number, &**self.pages.get(number)?)));
        pages.chain(core::iter::once((self.newest.0, &self.newest.1))).flat_map(|(number, page)| {
            let taken = page.slots.iter().enumerate().filter(|(_, slot)| **slot != NONE);
            taken.map(move |(at, _)| TaskId(number * PAGE as u64 + at as u64))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn ids_are_found_until_removed_and_pages_go_with_the_last() {
        let mut index = SlotIndex::new();
        for id in 0..300 {
            index.insert(TaskId(id), id as u32 + 1);
        }
        for id in (0..300).filter(|id| id % 3 != 0) {
            index.remove(TaskId(id));
            index.remove(TaskId(id));
        }
        let ids: Vec<u64> = index.ids().map(|id| id.0).collect();
        assert_eq!(ids, (0..300).step_by(3).collect::<Vec<_>>());
        assert_eq!(
            (index.get(TaskId(3)), index.get(TaskId(4)), index.get(TaskId(9_999))),
            (Some(4), None, None)
        );
        (0..300).for_each(|id| index.remove(TaskId(id)));
        assert_eq!(index.pages.len(), 0);
    }
}
