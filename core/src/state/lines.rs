//! What waits where: every queue in its order, and every waiting thing found by its id, in O(log n).
//!
//! A program that schedules for ever has hundreds of thousands of things waiting when it is stopped; folding its
//! trace must not take time in proportion to their square.

use alloc::collections::BTreeMap;

use super::Item;
use crate::task::{Queue, TaskId};
use crate::time::Instant;

/// Between two that arrive one after the other there is room for so many more.
const ROOM: u64 = 1 << 20;

/// Where a thing stands in its queue: timers by due time, everything by arrival.
type Place = (Instant, u64);

/// Every queue that holds something.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lines {
    lines: BTreeMap<Queue, Line>,
    places: BTreeMap<TaskId, (Queue, Place)>,
    arrivals: u64,
}

/// One queue, first to run first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Line {
    items: BTreeMap<Place, Item>,
    /// Those behind `items` that were cut off.
    left_out: usize,
}

impl Line {
    /// What waits, first to run first; without what [`Lines::cut`] has left out.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// How many things wait, those left out included.
    pub fn size(&self) -> usize {
        self.items.len() + self.left_out
    }
}

impl Lines {
    /// Every queue that holds something.
    pub fn iter(&self) -> impl Iterator<Item = (Queue, &Line)> {
        self.lines.iter().map(|(&queue, line)| (queue, line))
    }

    /// One queue, if it holds something.
    pub fn get(&self, queue: Queue) -> Option<&Line> {
        self.lines.get(&queue)
    }

    /// Something that waits, by its id.
    pub fn find(&self, task: TaskId) -> Option<&Item> {
        let (queue, place) = self.places.get(&task)?;
        self.lines.get(queue)?.items.get(place)
    }

    /// How many things wait in all.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Leaves at most the first `most` of each queue, for a screen that has no room for more. Only for reading:
    /// events are not to be applied afterwards.
    pub fn cut(&mut self, most: usize) {
        for line in self.lines.values_mut() {
            let Some(&place) = line.items.keys().nth(most) else { continue };
            let cut = line.items.split_off(&place);
            line.left_out += cut.len();
        }
    }

    pub(super) fn enqueue(&mut self, queue: Queue, item: Item) {
        let due = if queue == Queue::Timers { item.due } else { None };
        self.arrivals += ROOM;
        self.put(queue, (due.unwrap_or_default(), self.arrivals), item);
    }

    /// The same ahead of something that waits there, behind what else went ahead of that.
    pub(super) fn enqueue_before(&mut self, queue: Queue, item: Item, before: Option<TaskId>) {
        let first = before.and_then(|task| self.places.get(&task)).copied();
        let Some((_, (due, place))) = first.filter(|(there, _)| *there == queue) else {
            return self.enqueue(queue, item);
        };
        let line = self.lines.entry(queue).or_default();
        let ahead = line.items.range(..(due, place)).next_back().map_or(0, |(&(_, ahead), _)| ahead);
        let room = place.saturating_sub(ROOM / 2);
        self.put(queue, (due, room.max(ahead + 1)), item);
    }

    fn put(&mut self, queue: Queue, place: Place, item: Item) {
        // One thing waits in one place.
        self.remove(item.task);
        self.places.insert(item.task, (queue, place));
        self.lines.entry(queue).or_default().items.insert(place, item);
    }

    pub(super) fn remove(&mut self, task: TaskId) -> Option<Item> {
        let (queue, place) = self.places.remove(&task)?;
        let line = self.lines.get_mut(&queue)?;
        let item = line.items.remove(&place);
        if line.items.is_empty() {
            self.lines.remove(&queue);
        }
        item
    }

    pub(super) fn get_mut(&mut self, task: TaskId) -> Option<&mut Item> {
        let (queue, place) = self.places.get(&task)?;
        self.lines.get_mut(queue)?.items.get_mut(place)
    }
}

#[cfg(feature = "serde")]
use alloc::vec::Vec;

/// A list, since a queue is not a string and so cannot be a key.
#[cfg(feature = "serde")]
impl serde::Serialize for Lines {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.iter().map(|(queue, line)| LaneView {
            queue,
            size: line.size(),
            items: line.items().collect(),
        }))
    }
}

/// One queue in the wire form.
#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
struct LaneView<'a> {
    queue: Queue,
    size: usize,
    items: Vec<&'a Item>,
}
