//! Accepting connections, also when descriptors run out (`uv__server_io`, `uv__emfile_trick` in
//! <https://github.com/libuv/libuv/blob/v1.x/src/unix/stream.c>).

use std::io;
use std::net::SocketAddr;

use mio::net::{TcpListener, TcpStream};
use socket2::{Domain, Protocol, Socket, Type};

/// What the kernel is asked to keep waiting at most: `tcp(7)` cuts it to `/proc/sys/net/core/somaxconn`.
const BACKLOG: i32 = 4096;

/// A listening socket, and a spare descriptor.
///
/// When a process has no descriptor left, connections that wait in the backlog can be neither accepted nor refused, and
/// a level-triggered loop spins. So one descriptor is kept in reserve: it is given up, the connections are accepted and
/// closed at once, so that clients learn it, and the reserve is taken again.
pub struct Listener {
    socket: TcpListener,
    reserve: Option<Reserve>,
}

/// What came of one try to accept.
#[derive(Debug)]
pub enum Accepted {
    /// A connection.
    Stream(TcpStream),
    /// The backlog is empty: the next connection makes the listener ready again.
    Drained,
    /// No descriptor was left: a connection was accepted and closed.
    Refused,
    /// Neither descriptors nor memory are left and nothing can be refused, or something else is wrong that may last: try
    /// again after a pause.
    Exhausted,
}

#[cfg(unix)]
type Reserve = std::os::fd::OwnedFd;
#[cfg(not(unix))]
type Reserve = ();

impl Listener {
    /// Listens on an address. With `reuse_port` several listeners share it and the kernel spreads connections over
    /// them: `SO_REUSEPORT` in [socket(7)](https://man7.org/linux/man-pages/man7/socket.7.html).
    ///
    /// # Errors
    ///
    /// What `socket`, `bind` and `listen` report; `Unsupported` where there is no `SO_REUSEPORT`.
    pub fn bind(address: &SocketAddr, reuse_port: bool) -> io::Result<Self> {
        let socket = Socket::new(Domain::for_address(*address), Type::STREAM, Some(Protocol::TCP))?;
        #[cfg(unix)]
        socket.set_reuse_address(true)?;
        if reuse_port {
            share_port(&socket)?;
        }
        socket.set_nonblocking(true)?;
        socket.bind(&(*address).into())?;
        socket.listen(BACKLOG)?;
        Ok(Self { socket: TcpListener::from_std(socket.into()), reserve: take_reserve() })
    }

    /// Where it listens.
    ///
    /// # Errors
    ///
    /// What `getsockname` reports.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// The socket, to be watched.
    pub fn source(&mut self) -> &mut TcpListener {
        &mut self.socket
    }

    /// Takes the next connection. Errors of one that died while it waited are its own: the next is taken, as
    /// [accept(2)](https://man7.org/linux/man-pages/man2/accept.2.html) advises. Any other error might last, and trying
    /// again at once would be a busy loop.
    pub fn accept(&mut self) -> Accepted {
        loop {
            let error = match self.socket.accept() {
                Ok((stream, _)) => return Accepted::Stream(stream),
                Err(error) => error,
            };
            match error.kind() {
                io::ErrorKind::WouldBlock => return Accepted::Drained,
                io::ErrorKind::Interrupted
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::PermissionDenied
                | io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable
                | io::ErrorKind::NetworkDown => {}
                _ if out_of_descriptors(&error) => return self.refuse(),
                _ => return Accepted::Exhausted,
            }
        }
    }

    /// `uv__emfile_trick`.
    fn refuse(&mut self) -> Accepted {
        if self.reserve.take().is_none() {
            self.reserve = take_reserve();
            return Accepted::Exhausted;
        }
        let accepted = self.socket.accept();
        let nothing = matches!(&accepted, Err(error) if error.kind() == io::ErrorKind::WouldBlock);
        drop(accepted);
        self.reserve = take_reserve();
        if nothing { Accepted::Drained } else { Accepted::Refused }
    }
}

#[cfg(unix)]
fn take_reserve() -> Option<Reserve> {
    use rustix::fs::{Mode, OFlags, open};
    open("/", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()).ok()
}

#[cfg(not(unix))]
fn take_reserve() -> Option<Reserve> {
    None
}

#[cfg(unix)]
fn out_of_descriptors(error: &io::Error) -> bool {
    use rustix::io::Errno;
    matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE))
}

#[cfg(not(unix))]
fn out_of_descriptors(_: &io::Error) -> bool {
    false
}

#[cfg(unix)]
fn share_port(socket: &Socket) -> io::Result<()> {
    socket.set_reuse_port(true)
}

#[cfg(not(unix))]
fn share_port(_: &Socket) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
