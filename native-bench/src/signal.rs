//! Signals as readiness of a handle, beside <https://github.com/libuv/libuv/blob/v1.x/src/unix/signal.c>.

use std::io;

use looplab_core::task::TaskId;
use mio::Interest;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook_mio::v1_0::Signals;

use crate::backend::Ready;
use crate::driver::Loop;

/// The signals that ask a server to end: what a terminal's Ctrl-C and `kill` send.
/// <https://man7.org/linux/man-pages/man7/signal.7.html>
pub struct StopSignals {
    signals: Signals,
    /// The handle on the loop; it does not keep the loop alive.
    pub handle: TaskId,
    /// The key in [`Ready`].
    pub key: u32,
}

impl StopSignals {
    /// Watches SIGINT and SIGTERM, which end the process no longer.
    ///
    /// # Errors
    ///
    /// When the pipe behind it cannot be made or watched.
    pub fn open<C: Clone + From<Ready>>(event_loop: &mut Loop<C>) -> io::Result<Self> {
        let mut signals = Signals::new([SIGINT, SIGTERM])?;
        let (handle, key) = event_loop.open_for("signal", &mut signals, Interest::READABLE)?;
        event_loop.unref_handle(handle);
        Ok(Self { signals, handle, key })
    }

    /// Whether one of them came. To be asked when the handle is ready.
    pub fn arrived(&mut self) -> bool {
        // All are taken: the pipe behind them is edge-triggered.
        self.signals.pending().count() > 0
    }
}
