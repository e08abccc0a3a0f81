//! Values at stable places, with generations so that a handle never names the next tenant.

use alloc::vec::Vec;

#[derive(Clone, Debug)]
struct Slot<T> {
    generation: u32,
    /// The sequence number of the key that belongs to the value; of a free slot, the next free one.
    sequence: u32,
    value: Option<T>,
}

#[derive(Clone, Debug)]
pub(super) struct Slab<T> {
    slots: Vec<Slot<T>>,
    first_free: u32,
    len: usize,
}

const NONE: u32 = u32::MAX;

impl<T> Slab<T> {
    pub(super) const fn new() -> Self {
        Self { slots: Vec::new(), first_free: NONE, len: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The new value's slot and generation.
    pub(super) fn insert(&mut self, sequence: u32, value: T) -> (u32, u32) {
        self.len += 1;
        if let Some(slot) = self.slots.get_mut(self.first_free as usize) {
            let at = self.first_free;
            self.first_free = slot.sequence;
            slot.sequence = sequence;
            slot.value = Some(value);
            return (at, slot.generation);
        }
        assert!(self.slots.len() < NONE as usize, "more than 2^32 - 1 timers at once");
        let at = self.slots.len() as u32;
        self.slots.push(Slot { generation: 0, sequence, value: Some(value) });
        (at, 0)
    }

    pub(super) fn take(&mut self, at: u32) -> Option<T> {
        let slot = self.slots.get_mut(at as usize)?;
        let value = slot.value.take()?;
        self.len -= 1;
        // A slot whose generations are used up is retired: reusing it would revive old handles.
        if let Some(generation) = slot.generation.checked_add(1) {
            slot.generation = generation;
            slot.sequence = self.first_free;
            self.first_free = at;
        }
        Some(value)
    }

    pub(super) fn get(&self, at: u32) -> Option<&T> {
        self.slots.get(at as usize)?.value.as_ref()
    }

    pub(super) fn holds(&self, at: u32, generation: u32) -> bool {
        self.slots.get(at as usize).is_some_and(|s| s.generation == generation && s.value.is_some())
    }

    pub(super) fn is_occupied_by(&self, at: u32, sequence: u32) -> bool {
        self.slots.get(at as usize).is_some_and(|s| s.sequence == sequence && s.value.is_some())
    }

    pub(super) fn sequence(&self, at: u32) -> u32 {
        self.slots.get(at as usize).map_or(NONE, |s| s.sequence)
    }

    pub(super) fn set_sequence(&mut self, at: u32, sequence: u32) {
        if let Some(slot) = self.slots.get_mut(at as usize) {
            slot.sequence = sequence;
        }
    }

    pub(super) fn clear(&mut self) {
        for at in 0..self.slots.len() as u32 {
            self.take(at);
        }
    }
}
