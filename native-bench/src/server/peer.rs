//! A connection, as a protocol sees it.

use looplab_core::task::TaskId;

use super::{Call, Entry, Protocol};
use crate::driver::Loop;

/// The other side of one connection.
pub struct Peer<'a, P: Protocol> {
    key: u32,
    entry: &'a mut Entry<P::State>,
    /// The loop, for timers and jobs.
    pub event_loop: &'a mut Loop<Call<P>>,
}

impl<'a, P: Protocol> Peer<'a, P> {
    #[inline]
    pub(super) fn new(key: u32, entry: &'a mut Entry<P::State>, event_loop: &'a mut Loop<Call<P>>) -> Self {
        Self { key, entry, event_loop }
    }

    /// Its key and handle: together they name the connection for as long as it lives
    /// (see [`Context::peer`](super::Context::peer)).
    pub fn id(&self) -> (u32, TaskId) {
        (self.key, self.entry.connection.handle)
    }

    /// What the protocol remembers for it.
    pub fn state(&mut self) -> &mut P::State {
        &mut self.entry.state
    }

    /// Sends bytes, in order. What the kernel does not take at once waits; if the connection broke, nothing happens.
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) {
        let connection = &mut self.entry.connection;
        if !connection.broken && connection.write(bytes).is_err() {
            connection.broken = true;
        }
    }

    /// Closes the connection when everything is written. What still comes in is dropped.
    pub fn end(&mut self) {
        self.entry.connection.closing = true;
    }

    /// Whether [`end`](Self::end) was called.
    pub fn is_ending(&self) -> bool {
        self.entry.connection.closing
    }
}
