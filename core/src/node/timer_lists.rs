//! Timers in one list per duration, and the lists in order of their expiry: the data under `timers.rs`.
//!
//! <https://github.com/nodejs/node/blob/main/lib/internal/linkedlist.js>,
//! <https://github.com/nodejs/node/blob/main/lib/internal/priority_queue.js>

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::slot_index::SlotIndex;
use crate::task::TaskId;

/// A duration in whole milliseconds: the key of a list.
pub(super) type Msecs = u32;

/// Where a timer stands in the slab.
pub(super) type Slot = usize;

/// A `Timeout` of Node's.
pub(super) struct Timer<C> {
    pub(super) id: TaskId,
    pub(super) callback: C,
    pub(super) msecs: Msecs,
    /// `_idleStart`: the loop's time when it was put into its list.
    pub(super) start: u64,
    pub(super) repeats: bool,
    pub(super) refed: bool,
    /// `_destroyed` by `clearTimeout`; only seen while its own callback runs, for otherwise it is gone at once.
    pub(super) cleared: bool,
    listed: bool,
    prev: Option<Slot>,
    next: Option<Slot>,
}

impl<C> Timer<C> {
    pub(super) fn new(id: TaskId, callback: C, msecs: Msecs, repeats: bool) -> Self {
        Self {
            id,
            callback,
            msecs,
            start: 0,
            repeats,
            refed: true,
            cleared: false,
            listed: false,
            prev: None,
            next: None,
        }
    }

    /// Whether it waits in a list.
    pub(super) fn is_listed(&self) -> bool {
        self.listed
    }
}

/// A `TimersList` of Node's.
struct List {
    /// The time before which none of its timers is looked at.
    expiry: u64,
    /// Orders lists of the same expiry; renewed when the list is put off.
    id: u64,
    /// Tells this list from a later one of the same duration.
    made: u64,
    head: Option<Slot>,
    tail: Option<Slot>,
}

/// A list, as `processTimers` holds on to it while callbacks may remove and re-create it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ListRef {
    pub(super) msecs: Msecs,
    made: u64,
}

/// All timers and all lists.
pub(super) struct TimerLists<C> {
    slots: Vec<Option<Timer<C>>>,
    free: Vec<Slot>,
    by_id: SlotIndex,
    lists: BTreeMap<Msecs, List>,
    /// `timerListQueue`: (expiry, list id) is a total order.
    queue: BTreeSet<(u64, u64, Msecs)>,
    next_list_id: u64,
}

impl<C> TimerLists<C> {
    pub(super) fn new() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            by_id: SlotIndex::new(),
            lists: BTreeMap::new(),
            queue: BTreeSet::new(),
            next_list_id: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        self.by_id.ids()
    }

    pub(super) fn slot(&self, id: TaskId) -> Option<Slot> {
        self.by_id.get(id)
    }

    /// Whether the timer is still there, in the slot where it was.
    pub(super) fn holds(&self, slot: Slot, id: TaskId) -> bool {
        self.slots[slot].as_ref().is_some_and(|timer| timer.id == id)
    }

    pub(super) fn get(&self, slot: Slot) -> &Timer<C> {
        self.slots[slot].as_ref().expect("a slot in use")
    }

    pub(super) fn get_mut(&mut self, slot: Slot) -> &mut Timer<C> {
        self.slots[slot].as_mut().expect("a slot in use")
    }

    /// Takes a timer in, without putting it into a list.
    pub(super) fn adopt(&mut self, timer: Timer<C>) -> Slot {
        let id = timer.id;
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.slots.push(None);
                self.slots.len() - 1
            }
        };
        self.slots[slot] = Some(timer);
        self.by_id.insert(id, slot);
        slot
    }

    /// Forgets a timer that is in no list.
    pub(super) fn forget(&mut self, slot: Slot) {
        if let Some(timer) = self.slots[slot].take() {
            debug_assert!(!timer.listed, "a timer must leave its list first");
            self.by_id.remove(timer.id);
            self.free.push(slot);
        }
    }

    /// `insert`: puts a timer at the end of its duration's list. Answers the expiry of the list if it is a new one.
    pub(super) fn append(&mut self, slot: Slot, start: u64) -> Option<u64> {
        self.unlink(slot);
        let msecs = self.get(slot).msecs;
        let made = if self.lists.contains_key(&msecs) { None } else { Some(self.make(msecs, start)) };
        let list = self.lists.get_mut(&msecs).expect("made above");
        let tail = list.tail.replace(slot);
        if tail.is_none() {
            list.head = Some(slot);
        }
        if let Some(tail) = tail {
            self.get_mut(tail).next = Some(slot);
        }
        let timer = self.get_mut(slot);
        timer.start = start;
        timer.prev = tail;
        timer.listed = true;
        made
    }

    fn make(&mut self, msecs: Msecs, start: u64) -> u64 {
        let expiry = start.saturating_add(u64::from(msecs));
        let id = self.new_list_id();
        self.lists.insert(msecs, List { expiry, id, made: id, head: None, tail: None });
        self.queue.insert((expiry, id, msecs));
        expiry
    }

    fn new_list_id(&mut self) -> u64 {
        self.next_list_id += 1;
        self.next_list_id
    }

    /// `L.remove`: takes a timer out of its list, if it is in one. The list stays, even empty.
    pub(super) fn unlink(&mut self, slot: Slot) {
        let timer = self.get_mut(slot);
        if !core::mem::take(&mut timer.listed) {
            return;
        }
        let (prev, next, msecs) = (timer.prev.take(), timer.next.take(), timer.msecs);
        if let Some(prev) = prev {
            self.get_mut(prev).next = next;
        }
        if let Some(next) = next {
            self.get_mut(next).prev = prev;
        }
        let list = self.lists.get_mut(&msecs).expect("a listed timer's list exists");
        if list.head == Some(slot) {
            list.head = next;
        }
        if list.tail == Some(slot) {
            list.tail = prev;
        }
    }

    /// Removes the list of this duration if nothing is in it.
    pub(super) fn remove_if_empty(&mut self, msecs: Msecs) {
        if let Some(list) = self.lists.get(&msecs)
            && list.head.is_none()
        {
            self.queue.remove(&(list.expiry, list.id, msecs));
            self.lists.remove(&msecs);
        }
    }

    /// `timerListQueue.peek()`: the earliest list, with its expiry.
    pub(super) fn earliest(&self) -> Option<(u64, ListRef)> {
        let &(expiry, _, msecs) = self.queue.first()?;
        Some((expiry, ListRef { msecs, made: self.lists[&msecs].made }))
    }

    /// `L.peek`: the first timer of a list; none if the list is empty, or gone (then it was empty when it went).
    pub(super) fn first(&self, list: ListRef) -> Option<Slot> {
        self.lists.get(&list.msecs).filter(|l| l.made == list.made)?.head
    }

    /// The list's next timer is not due: it waits until `expiry`, behind lists that already wait until then.
    pub(super) fn put_off(&mut self, list: ListRef, expiry: u64) {
        let id = self.new_list_id();
        let entry = self.lists.get_mut(&list.msecs).expect("a list with a timer in it");
        self.queue.remove(&(entry.expiry, entry.id, list.msecs));
        (entry.expiry, entry.id) = (expiry, id);
        self.queue.insert((expiry, id, list.msecs));
    }

    /// The end of `listOnTimeout`: an empty list goes, unless it was removed and made anew meanwhile.
    pub(super) fn retire(&mut self, list: ListRef) {
        if self.lists.get(&list.msecs).is_some_and(|l| l.made == list.made) {
            self.remove_if_empty(list.msecs);
        }
    }
}
