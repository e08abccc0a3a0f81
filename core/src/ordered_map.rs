//! A map whose keys are numbers, in their order.
//!
//! All maps of the loops share one tree of numbers, whatever they hold: that is a third of what the loops weigh in WebAssembly.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

/// What is a number at heart.
pub(crate) trait Key: Copy {
    /// The number.
    fn number(self) -> u64;
    /// What has this number.
    fn of(number: u64) -> Self;
}

/// Makes a key of a newtype over `u64`.
macro_rules! key {
    ($name:ty) => {
        impl crate::ordered_map::Key for $name {
            #[inline]
            fn number(self) -> u64 {
                self.0
            }

            #[inline]
            fn of(number: u64) -> Self {
                Self(number)
            }
        }
    };
}

pub(crate) use key;

/// Values by keys; iterated in the order of the keys.
#[derive(Clone)]
pub(crate) struct OrderedMap<K, V> {
    index: BTreeMap<u64, u32>,
    slots: Vec<Option<V>>,
    free: Vec<u32>,
    keys: PhantomData<K>,
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self { index: BTreeMap::new(), slots: Vec::new(), free: Vec::new(), keys: PhantomData }
    }
}

impl<K: Key, V> OrderedMap<K, V> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.slots.push(None);
                self.slots.len() as u32 - 1
            }
        };
        self.slots[slot as usize] = Some(value);
        if let Some(old) = self.index.insert(key.number(), slot) {
            self.vacate(old);
        }
    }

    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let slot = self.index.remove(&key.number())?;
        self.vacate(slot)
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        let slot = *self.index.get(&key.number())?;
        self.slots[slot as usize].as_ref()
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let slot = *self.index.get(&key.number())?;
        self.slots[slot as usize].as_mut()
    }

    /// The least key with its value.
    pub(crate) fn first(&self) -> Option<(K, &V)> {
        let (&number, &slot) = self.index.first_key_value()?;
        Some((K::of(number), self.slots[slot as usize].as_ref()?))
    }

    pub(crate) fn pop_first(&mut self) -> Option<(K, V)> {
        let (number, slot) = self.index.pop_first()?;
        Some((K::of(number), self.vacate(slot)?))
    }

    /// The greatest key with its value.
    pub(crate) fn last(&self) -> Option<(K, &V)> {
        let (&number, &slot) = self.index.last_key_value()?;
        Some((K::of(number), self.slots[slot as usize].as_ref()?))
    }

    /// The first value at this key or behind it.
    pub(crate) fn first_from(&self, key: K) -> Option<&V> {
        let (_, &slot) = self.index.range(key.number()..).next()?;
        self.slots[slot as usize].as_ref()
    }

    /// All of them, in the order of the keys.
    pub(crate) fn entries(mut self) -> impl Iterator<Item = (K, V)> {
        core::iter::from_fn(move || self.pop_first())
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = K> {
        self.index.keys().map(|&number| K::of(number))
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    fn vacate(&mut self, slot: u32) -> Option<V> {
        self.free.push(slot);
        self.slots[slot as usize].take()
    }
}

impl<K: Key, V> Extend<(K, V)> for OrderedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        entries.into_iter().for_each(|(key, value)| self.insert(key, value));
    }
}

impl<K: Key + fmt::Debug, V: fmt::Debug> fmt::Debug for OrderedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.keys().map(|key| (key, self.get(&key)))).finish()
    }
}
