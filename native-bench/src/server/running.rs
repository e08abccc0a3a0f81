//! What a server does when it is called: accept, read, write, hold back, close.

use std::io;

use looplab_core::step::Run;
use looplab_core::task::TaskId;
use mio::Interest;
use mio::net::TcpStream;

use super::table::Table;
use super::{Call, Context, Counts, Entry, Options, Peer, Protocol};
use crate::backend::{Readiness, Ready};
use crate::connection::{Connection, Input};
use crate::driver::{Loop, Program};
use crate::listener::{Accepted, Listener};
#[cfg(unix)]
use crate::signal::StopSignals;

/// `libuv` suggests as much to `alloc_cb`.
const BUFFER: usize = 64 * 1024;

/// Reads of one connection before others have their turn: libuv's own number (`uv__read`).
const READS_AT_ONCE: usize = 32;

/// Connections accepted before others have their turn.
const ACCEPTS_AT_ONCE: usize = 256;

/// Pause when neither descriptors nor memory are left.
const ACCEPT_AGAIN_MS: f64 = 100.0;

/// How long a client that was told to go may take.
const LINGER_MS: f64 = 2_000.0;

/// What runs on the loop.
pub(super) struct Running<P: Protocol> {
    protocol: P,
    pub(super) listener: Listener,
    pub(super) listener_key: Option<u32>,
    pub(super) table: Table<Entry<P::State>>,
    touched: Vec<u32>,
    buffer: Box<[u8]>,
    options: Options,
    pub(super) counts: Counts,
    pub(super) failed: Option<io::Error>,
    #[cfg(unix)]
    signals: Option<StopSignals>,
}

impl<P: Protocol> Running<P> {
    pub(super) fn new(listener: Listener, options: Options, protocol: P) -> Self {
        Self {
            protocol,
            listener,
            listener_key: None,
            table: Table::new(),
            touched: Vec::new(),
            buffer: vec![0; BUFFER].into_boxed_slice(),
            options,
            counts: Counts::default(),
            failed: None,
            #[cfg(unix)]
            signals: None,
        }
    }
}

impl<P: Protocol> Program<Call<P>> for Running<P> {
    #[inline]
    fn call(&mut self, event_loop: &mut Loop<Call<P>>, run: Run<Call<P>>) {
        match run.callback {
            Call::Ready(ready) => self.ready(event_loop, run.task, ready),
            Call::Main => {
                if let Err(error) = self.open(event_loop) {
                    self.failed = Some(error);
                    event_loop.stop();
                }
            }
            // The end may have been announced to the turn before, and will not be announced again.
            Call::ReadOn(key, handle) => self.serve(event_loop, handle, key, true),
            Call::LingerOver(key, handle) => {
                if self.table.get_mut(key).is_some_and(|e| e.connection.handle == handle) {
                    self.close(event_loop, key);
                }
            }
            Call::AcceptOn => self.accept(event_loop),
            Call::Closed => self.counts.closed += 1,
            Call::Own(call) => self.own(event_loop, call),
        }
    }
}

impl<P: Protocol> Running<P> {
    fn open(&mut self, event_loop: &mut Loop<Call<P>>) -> io::Result<()> {
        let (_, key) = event_loop.open_for("server", self.listener.source(), Interest::READABLE)?;
        self.listener_key = Some(key);
        #[cfg(unix)]
        if self.options.stop_on_signal {
            self.signals = Some(StopSignals::open(event_loop)?);
        }
        Ok(())
    }

    #[inline]
    fn ready(&mut self, event_loop: &mut Loop<Call<P>>, handle: TaskId, ready: Ready) {
        let Ready { key, readiness } = ready;
        let Some(entry) = self.table.get_mut(key).filter(|e| e.connection.handle == handle) else {
            return self.no_connection(event_loop, key);
        };
        let choked = entry.connection.is_choked();
        if choked && readiness.contains(Readiness::WRITABLE) && !self.flush(event_loop, handle, key) {
            return;
        }
        if readiness.contains(Readiness::READABLE) {
            self.serve(event_loop, handle, key, readiness.contains(Readiness::READ_CLOSED));
        }
    }

    /// What became ready is the listener, or a signal, or a connection that is closed.
    #[cold]
    fn no_connection(&mut self, event_loop: &mut Loop<Call<P>>, key: u32) {
        #[cfg(unix)]
        if let Some(signals) = self.signals.as_mut().filter(|s| s.key == key)
            && signals.arrived()
        {
            event_loop.stop();
        }
        if Some(key) == self.listener_key {
            self.accept(event_loop);
        }
    }

    fn own(&mut self, event_loop: &mut Loop<Call<P>>, call: P::Call) {
        let (table, touched) = (&mut self.table, &mut self.touched);
        self.protocol.call(&mut Context { event_loop, table, touched }, call);
        while let Some(key) = self.touched.pop() {
            match self.table.get_mut(key) {
                Some(entry) if entry.connection.broken => self.break_off(event_loop, key),
                _ => self.settle(event_loop, key),
            }
        }
    }

    fn accept(&mut self, event_loop: &mut Loop<Call<P>>) {
        for _ in 0..ACCEPTS_AT_ONCE {
            match self.listener.accept() {
                Accepted::Stream(stream) => self.admit(event_loop, stream),
                Accepted::Refused => self.counts.refused += 1,
                Accepted::Drained => return,
                Accepted::Exhausted => {
                    event_loop.set_timer(Call::AcceptOn, ACCEPT_AGAIN_MS, false);
                    return;
                }
            }
        }
        event_loop.queue_pending(Call::AcceptOn);
    }

    fn admit(&mut self, event_loop: &mut Loop<Call<P>>, mut stream: TcpStream) {
        if self.options.no_delay {
            // It fails when the client has gone already, which the first read tells.
            let _ = stream.set_nodelay(true);
        }
        let Ok((handle, key)) = event_loop.open("connection", &mut stream) else {
            self.counts.refused += 1;
            return;
        };
        self.counts.accepted += 1;
        let connection = Connection::new(stream, handle);
        self.table.insert(key, Entry { connection, state: P::State::default() });
    }

    /// Writes what waited. Whether there is something left to do: when all of it is written, the connection's turn to read
    /// comes at once, for while it was choked, what came in was left unread, and the edge that told of it is gone.
    #[cold]
    fn flush(&mut self, event_loop: &mut Loop<Call<P>>, handle: TaskId, key: u32) -> bool {
        let Some(entry) = self.table.get_mut(key).filter(|e| e.connection.handle == handle) else {
            return false;
        };
        if entry.connection.flush().is_err() {
            self.break_off(event_loop, key);
            return false;
        }
        if !entry.connection.is_choked() {
            self.serve(event_loop, handle, key, true);
            return false;
        }
        true
    }

    /// Reads, and hands to the protocol, as much as one turn allows.
    #[inline]
    fn serve(&mut self, event_loop: &mut Loop<Call<P>>, handle: TaskId, key: u32, closed: bool) {
        let Some(entry) = self.table.get_mut(key).filter(|e| e.connection.handle == handle) else { return };
        for _ in 0..READS_AT_ONCE {
            if entry.connection.is_choked() || entry.connection.ended {
                return self.settle(event_loop, key);
            }
            let input = entry.connection.read(&mut self.buffer, closed);
            if let Input::More(n) | Input::Last(n) = input {
                self.counts.bytes_read += n as u64;
                if !entry.connection.closing {
                    let mut peer = Peer::new(key, entry, event_loop);
                    self.protocol.data(&mut peer, &self.buffer[..n]);
                }
            }
            match input {
                _ if entry.connection.broken => return self.break_off(event_loop, key),
                Input::More(_) => {}
                Input::Last(_) | Input::Nothing if entry.connection.closing => {
                    return self.settle(event_loop, key);
                }
                Input::Last(_) | Input::Nothing => return,
                Input::End => entry.connection.ended = true,
                Input::Broken => return self.break_off(event_loop, key),
            }
        }
        event_loop.queue_pending(Call::ReadOn(key, handle));
    }

    /// When everything is written, a client that has ended is let go; one that has not is told that we have.
    ///
    /// Closing a socket in which something is left to read resets the connection, and the client may lose the answer
    /// that was on its way: <https://www.rfc-editor.org/rfc/rfc9112#section-9.6>.
    #[cold]
    fn settle(&mut self, event_loop: &mut Loop<Call<P>>, key: u32) {
        let Some(entry) = self.table.get_mut(key) else { return };
        let connection = &mut entry.connection;
        if connection.is_choked() || !self.protocol.is_idle(&entry.state) {
            return;
        }
        if connection.ended {
            self.close(event_loop, key);
        } else if connection.closing && !connection.lingering {
            connection.lingering = true;
            connection.end_writing();
            let over = Call::LingerOver(key, connection.handle);
            let timer = event_loop.set_timer(over, LINGER_MS, false);
            event_loop.unref_timer(timer);
        }
    }

    #[cold]
    fn break_off(&mut self, event_loop: &mut Loop<Call<P>>, key: u32) {
        self.counts.broken += 1;
        self.close(event_loop, key);
    }

    fn close(&mut self, event_loop: &mut Loop<Call<P>>, key: u32) {
        let Some(entry) = self.table.remove(key) else { return };
        event_loop.close(entry.connection.handle, key, Some(Call::Closed));
        self.protocol.closed(event_loop, entry.state);
    }
}
