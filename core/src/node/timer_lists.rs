//! Timers in one list per duration, and the lists in order of their expiry: the data under `timers.rs`.
//!
//! <https://github.com/nodejs/node/blob/main/lib/internal/linkedlist.js>,
//! <https://github.com/nodejs/node/blob/main/lib/internal/priority_queue.js>

use alloc::vec::Vec;

use super::list_queue::ListQueue;
use super::marks::Marks;
use super::msecs_index::MsecsIndex;
use super::slot_index::SlotIndex;
use crate::moment::Mark;
use crate::task::TaskId;

/// A duration in whole milliseconds: the key of a list.
pub(super) type Msecs = u32;

/// Where a timer stands in the slab.
pub(super) type Slot = u32;

/// No slot, no list.
const NONE: u32 = u32::MAX;

/// What a look at the clock gave: the loop's time, and on a virtual clock the mark by which the zone knows the look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) millis: u64,
    pub(super) mark: Mark,
}

impl Reading {
    /// A reading of a real clock.
    pub(super) const fn exact(millis: u64) -> Self {
        Self { millis, mark: Mark::NONE }
    }
}

/// A `Timeout` of Node's.
pub(super) struct Timer<C> {
    pub(super) id: TaskId,
    pub(super) callback: C,
    /// `_idleStart`: the loop's time when it was put into its list.
    pub(super) start: Reading,
    pub(super) msecs: Msecs,
    /// The list it waits in.
    list: u32,
    prev: Slot,
    next: Slot,
    pub(super) repeats: bool,
    pub(super) refed: bool,
    /// `_destroyed` by `clearTimeout`; only seen while its own callback runs, for otherwise it is gone at once.
    pub(super) cleared: bool,
}

impl<C> Timer<C> {
    #[inline]
    pub(super) fn new(id: TaskId, callback: C, msecs: Msecs, repeats: bool) -> Self {
        Self {
            id,
            callback,
            start: Reading::exact(0),
            msecs,
            list: NONE,
            prev: NONE,
            next: NONE,
            repeats,
            refed: true,
            cleared: false,
        }
    }

    /// Whether it waits in a list.
    pub(super) fn is_listed(&self) -> bool {
        self.list != NONE
    }
}

/// A `TimersList` of Node's.
struct List {
    msecs: Msecs,
    /// Tells this list from a later one in its place; 0 when it is gone.
    made: u64,
    head: Slot,
    tail: Slot,
}

/// A list, as `processTimers` holds on to it while callbacks may remove and re-create it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ListRef {
    pub(super) msecs: Msecs,
    list: u32,
    made: u64,
}

/// All timers and all lists.
pub(super) struct TimerLists<C> {
    slots: Vec<Option<Timer<C>>>,
    free: Vec<Slot>,
    by_id: SlotIndex,
    lists: Vec<List>,
    free_lists: Vec<u32>,
    by_msecs: MsecsIndex,
    /// `timerListQueue`.
    queue: ListQueue,
    next_list_id: u64,
    /// The looks that timers hang on.
    pub(super) marks: Marks,
}

impl<C> TimerLists<C> {
    pub(super) fn new() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            by_id: SlotIndex::new(),
            lists: Vec::new(),
            free_lists: Vec::new(),
            by_msecs: MsecsIndex::new(),
            queue: ListQueue::new(),
            next_list_id: 0,
            marks: Marks::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = TaskId> {
        self.by_id.ids()
    }

    pub(super) fn slot(&self, id: TaskId) -> Option<Slot> {
        self.by_id.get(id)
    }

    /// Whether the timer is still there, in the slot where it was.
    pub(super) fn holds(&self, slot: Slot, id: TaskId) -> bool {
        self.slots[slot as usize].as_ref().is_some_and(|timer| timer.id == id)
    }

    #[inline]
    pub(super) fn get(&self, slot: Slot) -> &Timer<C> {
        self.slots[slot as usize].as_ref().expect("a slot in use")
    }

    #[inline]
    pub(super) fn get_mut(&mut self, slot: Slot) -> &mut Timer<C> {
        self.slots[slot as usize].as_mut().expect("a slot in use")
    }

    /// Takes a timer in and puts it at the end of its duration's list. Answers the expiry of the list if it is a new one.
    #[inline]
    pub(super) fn add(&mut self, mut timer: Timer<C>, start: Reading) -> Option<u64> {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => self.new_slot(),
        };
        let made;
        (timer.list, timer.prev, made) = self.enlist(timer.msecs, start.millis, slot);
        timer.start = start;
        self.marks.hold(start.mark);
        self.by_id.insert(timer.id, slot);
        self.slots[slot as usize] = Some(timer);
        made
    }

    fn new_slot(&mut self) -> Slot {
        assert!(self.slots.len() < NONE as usize, "fewer than 2^32 - 1 timers at once");
        self.slots.push(None);
        (self.slots.len() - 1) as Slot
    }

    /// Forgets a timer at once, wherever it is; its list and whether it was referenced. Not for one whose callback runs.
    #[inline]
    pub(super) fn drop_timer(&mut self, id: TaskId) -> Option<(Option<u32>, bool)> {
        let slot = self.by_id.take(id)?;
        let timer = self.get(slot);
        let (list, prev, next, refed, mark) =
            (timer.list, timer.prev, timer.next, timer.refed, timer.start.mark);
        self.marks.release(mark);
        // Dropped in its place: taking it out would read at once, and whole, what was just written in parts.
        self.slots[slot as usize] = None;
        self.free.push(slot);
        if list == NONE {
            return Some((None, refed));
        }
        self.bridge(list, prev, next);
        Some((Some(list), refed))
    }

    /// Forgets a timer that is in no list.
    #[inline]
    pub(super) fn forget(&mut self, slot: Slot) {
        if let Some(timer) = &self.slots[slot as usize] {
            debug_assert!(!timer.is_listed(), "a timer must leave its list first");
            self.by_id.remove(timer.id);
            self.marks.release(timer.start.mark);
            self.slots[slot as usize] = None;
            self.free.push(slot);
        }
    }

    /// `insert`: puts a timer that is there at the end of its duration's list. Answers the expiry of the list if it is a
    /// new one.
    pub(super) fn append(&mut self, slot: Slot, start: Reading) -> Option<u64> {
        self.unlink(slot);
        let (number, prev, made) = self.enlist(self.get(slot).msecs, start.millis, slot);
        self.marks.hold(start.mark);
        self.marks.release(self.get(slot).start.mark);
        let timer = self.get_mut(slot);
        timer.start = start;
        timer.prev = prev;
        timer.list = number;
        made
    }

    /// Makes a slot the last of this duration's list: the list, the slot before, and the expiry of the list if it is a
    /// new one.
    #[inline]
    fn enlist(&mut self, msecs: Msecs, start: u64, slot: Slot) -> (u32, Slot, Option<u64>) {
        match self.by_msecs.get(msecs) {
            NONE => {
                let (number, expiry) = self.make(msecs, start, slot);
                (number, NONE, Some(expiry))
            }
            number => (number, self.link(number, slot), None),
        }
    }

    /// Makes a slot the last of a list; the one before it.
    #[inline]
    fn link(&mut self, number: u32, slot: Slot) -> Slot {
        let list = &mut self.lists[number as usize];
        let tail = core::mem::replace(&mut list.tail, slot);
        if tail == NONE {
            list.head = slot;
        } else {
            self.get_mut(tail).next = slot;
        }
        tail
    }

    /// Joins what stood on both sides of a timer.
    #[inline]
    fn bridge(&mut self, number: u32, prev: Slot, next: Slot) {
        if prev == NONE && next == NONE {
            let list = &mut self.lists[number as usize];
            (list.head, list.tail) = (NONE, NONE);
            return;
        }
        match prev {
            NONE => self.lists[number as usize].head = next,
            prev => self.get_mut(prev).next = next,
        }
        match next {
            NONE => self.lists[number as usize].tail = prev,
            next => self.get_mut(next).prev = prev,
        }
    }

    /// A new list with one slot in it: its number and its expiry.
    #[inline]
    fn make(&mut self, msecs: Msecs, start: u64, slot: Slot) -> (u32, u64) {
        let expiry = start.saturating_add(u64::from(msecs));
        let id = self.new_list_id();
        let list = List { msecs, made: id, head: slot, tail: slot };
        let number = match self.free_lists.pop() {
            Some(number) => {
                self.lists[number as usize] = list;
                number
            }
            None => self.new_list(list),
        };
        self.by_msecs.insert(msecs, number);
        self.queue.insert(expiry, id, number);
        (number, expiry)
    }

    fn new_list(&mut self, list: List) -> u32 {
        self.lists.push(list);
        (self.lists.len() - 1) as u32
    }

    fn new_list_id(&mut self) -> u64 {
        self.next_list_id += 1;
        self.next_list_id
    }

    /// `L.remove`: takes a timer out of its list, if it is in one. The list stays, even empty; its number is answered.
    #[inline]
    pub(super) fn unlink(&mut self, slot: Slot) -> Option<u32> {
        let timer = self.get_mut(slot);
        if timer.list == NONE {
            return None;
        }
        let number = core::mem::replace(&mut timer.list, NONE);
        let prev = core::mem::replace(&mut timer.prev, NONE);
        let next = core::mem::replace(&mut timer.next, NONE);
        self.bridge(number, prev, next);
        Some(number)
    }

    /// Removes this list if nothing is in it.
    #[inline]
    pub(super) fn remove_if_empty(&mut self, number: u32) {
        let list = &mut self.lists[number as usize];
        if list.head == NONE {
            list.made = 0;
            self.queue.remove(number);
            self.by_msecs.remove(list.msecs);
            self.free_lists.push(number);
        }
    }

    /// The list of this duration, if there is one.
    pub(super) fn list_of(&self, msecs: Msecs) -> Option<u32> {
        Some(self.by_msecs.get(msecs)).filter(|&number| number != NONE)
    }

    /// `timerListQueue.peek()`: the earliest list, with its expiry.
    pub(super) fn earliest(&self) -> Option<(u64, ListRef)> {
        let (expiry, number) = self.queue.first()?;
        Some((expiry, self.list_ref(number)))
    }

    /// The first few lists, with the ids by which those of one expiry are ordered.
    pub(super) fn first_few(&self, few: usize) -> impl Iterator<Item = (u64, ListRef)> {
        self.queue.first_few(few).into_iter().map(|(id, number)| (id, self.list_ref(number)))
    }

    fn list_ref(&self, number: u32) -> ListRef {
        let list = &self.lists[number as usize];
        ListRef { msecs: list.msecs, list: number, made: list.made }
    }

    fn is_there(&self, list: ListRef) -> bool {
        self.lists[list.list as usize].made == list.made
    }

    /// `L.peek`: the first timer of a list; none if the list is empty, or gone (then it was empty when it went).
    pub(super) fn first(&self, list: ListRef) -> Option<Slot> {
        let head = self.lists[list.list as usize].head;
        (self.is_there(list) && head != NONE).then_some(head)
    }

    /// The list's next timer is due then: the list waits until `expiry`, behind lists that already wait until then.
    pub(super) fn put_off(&mut self, list: ListRef, expiry: u64) {
        let id = self.new_list_id();
        self.queue.change(expiry, id, list.list);
    }

    /// The list is usually due then, and keeps its place among those that are due with it.
    pub(super) fn move_to(&mut self, list: ListRef, expiry: u64, id: u64) {
        self.queue.change(expiry, id, list.list);
    }

    /// The end of `listOnTimeout`: an empty list goes, unless it was removed and made anew meanwhile.
    pub(super) fn retire(&mut self, list: ListRef) {
        if self.is_there(list) {
            self.remove_if_empty(list.list);
        }
    }
}
