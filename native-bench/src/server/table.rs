//! Connections by the key that the backend gave them.

/// The backend's keys are those of a slab: small and reused, so a vector finds them.
pub(super) struct Table<T> {
    entries: Vec<Option<T>>,
    len: usize,
}

impl<T> Table<T> {
    pub(super) const fn new() -> Self {
        Self { entries: Vec::new(), len: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn insert(&mut self, key: u32, value: T) {
        let at = key as usize;
        if at >= self.entries.len() {
            self.entries.resize_with(at + 1, || None);
        }
        self.len += usize::from(self.entries[at].replace(value).is_none());
    }

    #[inline]
    pub(super) fn get_mut(&mut self, key: u32) -> Option<&mut T> {
        self.entries.get_mut(key as usize)?.as_mut()
    }

    pub(super) fn remove(&mut self, key: u32) -> Option<T> {
        let value = self.entries.get_mut(key as usize)?.take()?;
        self.len -= 1;
        Some(value)
    }
}
