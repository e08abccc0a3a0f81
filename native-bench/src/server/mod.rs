//! Servers: what they share. Each protocol is a small file beside this one.
//!
//! [`Server`] accepts, reads, writes, holds back when a client does not read, and closes; a [`Protocol`] says what bytes
//! mean. One buffer for reading serves all connections of a loop, so an idle one costs little.

pub mod echo;
pub mod http;
#[cfg(unix)]
pub mod reuseport;
pub mod timers;

mod date;
mod peer;
mod running;
mod table;

use std::io;
use std::net::SocketAddr;

use looplab_core::task::TaskId;

pub use self::peer::Peer;
use self::running::Running;
use self::table::Table;
use crate::backend::Ready;
use crate::connection::Connection;
use crate::driver::{Loop, Stopper};
use crate::listener::Listener;

/// What bytes mean to a server.
pub trait Protocol: Sized {
    /// What is remembered for each connection.
    type State: Default;
    /// What the protocol's own timers and jobs are called back with.
    type Call: Clone;

    /// Bytes came in. `bytes` is what one read returned: messages may begin and end anywhere in it.
    fn data(&mut self, peer: &mut Peer<'_, Self>, bytes: &[u8]);

    /// Something that the protocol asked of the loop is due.
    fn call(&mut self, _context: &mut Context<'_, Self>, _call: Self::Call) {}

    /// The connection is being closed.
    fn closed(&mut self, _event_loop: &mut Loop<Call<Self>>, _state: Self::State) {}

    /// Whether nothing is under way for a connection whose client has ended: it is closed then.
    fn is_idle(&self, _state: &Self::State) -> bool {
        true
    }
}

/// A callback of a server.
pub enum Call<P: Protocol> {
    /// The program itself: open the listener.
    Main,
    /// A source is ready.
    Ready(Ready),
    /// This connection had more to read than its turn allowed. The handle tells it from a later one with that key.
    ReadOn(u32, TaskId),
    /// This connection was told that we have ended, long ago.
    LingerOver(u32, TaskId),
    /// Accept on.
    AcceptOn,
    /// A connection's socket is closed.
    Closed,
    /// The protocol's own.
    Own(P::Call),
}

// Not derived: that would ask it of `P` itself.
impl<P: Protocol> Clone for Call<P> {
    fn clone(&self) -> Self {
        match self {
            Self::Main => Self::Main,
            Self::Ready(ready) => Self::Ready(*ready),
            Self::ReadOn(key, handle) => Self::ReadOn(*key, *handle),
            Self::LingerOver(key, handle) => Self::LingerOver(*key, *handle),
            Self::AcceptOn => Self::AcceptOn,
            Self::Closed => Self::Closed,
            Self::Own(call) => Self::Own(call.clone()),
        }
    }
}

impl<P: Protocol> From<Ready> for Call<P> {
    fn from(ready: Ready) -> Self {
        Self::Ready(ready)
    }
}

/// How a server behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Share the port with other listeners (`SO_REUSEPORT`).
    pub reuse_port: bool,
    /// Send small writes at once (`TCP_NODELAY`).
    pub no_delay: bool,
    /// Stop on SIGINT and SIGTERM.
    pub stop_on_signal: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { reuse_port: false, no_delay: true, stop_on_signal: false }
    }
}

/// What a server has done.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Connections accepted.
    pub accepted: u64,
    /// Connections closed, for whatever reason.
    pub closed: u64,
    /// Connections accepted and closed at once because no descriptor was left.
    pub refused: u64,
    /// Connections that broke (reset, or gone while something was written).
    pub broken: u64,
    /// Bytes read.
    pub bytes_read: u64,
}

/// One connection with what the protocol remembers for it.
pub(crate) struct Entry<S> {
    pub(crate) connection: Connection,
    pub(crate) state: S,
}

/// The connections, and the protocol's view of them.
pub struct Context<'a, P: Protocol> {
    /// The loop, for timers and jobs.
    pub event_loop: &'a mut Loop<Call<P>>,
    table: &'a mut Table<Entry<P::State>>,
    /// Whom the protocol has asked for: what became of them is looked at afterwards.
    touched: &'a mut Vec<u32>,
}

impl<P: Protocol> Context<'_, P> {
    /// The connection with this key, if it is still the one with this handle.
    pub fn peer(&mut self, key: u32, handle: TaskId) -> Option<Peer<'_, P>> {
        let entry = self.table.get_mut(key).filter(|e| e.connection.handle == handle)?;
        self.touched.push(key);
        Some(Peer::new(key, entry, self.event_loop))
    }
}

/// A server on a loop of its own.
pub struct Server<P: Protocol> {
    event_loop: Loop<Call<P>>,
    state: Running<P>,
}

impl<P: Protocol> Server<P> {
    /// Listens on an address.
    ///
    /// # Errors
    ///
    /// What making the loop, or binding, reports.
    pub fn bind(address: &SocketAddr, options: Options, protocol: P) -> io::Result<Self> {
        Self::with(Listener::bind(address, options.reuse_port)?, options, protocol)
    }

    /// Serves on a listener that is there already.
    ///
    /// # Errors
    ///
    /// What making the loop reports.
    pub fn with(listener: Listener, options: Options, protocol: P) -> io::Result<Self> {
        Ok(Self { event_loop: Loop::new()?, state: Running::new(listener, options, protocol) })
    }

    /// Where it listens.
    ///
    /// # Errors
    ///
    /// What `getsockname` reports.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.state.listener.local_addr()
    }

    /// Serves until it is told to stop: by a signal, if [`Options::stop_on_signal`], or by the protocol, through
    /// [`Loop::stop`].
    ///
    /// # Errors
    ///
    /// When the listener or the signals cannot be watched.
    pub fn run(&mut self) -> io::Result<Counts> {
        if self.state.listener_key.is_none() {
            self.event_loop.start(Call::Main);
        }
        self.event_loop.run(&mut self.state).map_err(io::Error::other)?;
        self.state.failed.take().map_or(Ok(self.state.counts), Err)
    }

    /// What stops this server from another thread.
    pub fn stopper(&self) -> Stopper {
        self.event_loop.stopper()
    }

    /// What was done so far.
    pub fn counts(&self) -> Counts {
        self.state.counts
    }

    /// How many connections are open.
    pub fn connections(&self) -> usize {
        self.state.table.len()
    }

    /// The loop.
    pub fn event_loop(&mut self) -> &mut Loop<Call<P>> {
        &mut self.event_loop
    }
}
