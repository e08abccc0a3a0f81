//! One stream: reads that know when it is drained, writes that keep what the kernel does not take.

use std::io::{self, Read, Write};
use std::net::Shutdown;

use looplab_core::task::TaskId;
use mio::net::TcpStream;

/// Whether a read that does not fill the buffer has drained the stream, so that what comes later is a new edge: so it is
/// with epoll ([epoll(7)](https://man7.org/linux/man-pages/man7/epoll.7.html), question 9) and kqueue. On Windows mio watches
/// again only after a read that found nothing ([`mio::Poll`], "draining readiness").
const SHORT_READ_DRAINS: bool = cfg!(unix);

/// What came of a read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// So many bytes, and there may be more.
    More(usize),
    /// So many bytes, and no more for now: the next ones make the stream ready again.
    Last(usize),
    /// Nothing now.
    Nothing,
    /// The other side writes no more (FIN): it may still read.
    End,
    /// The connection is broken (reset, timed out, …).
    Broken,
}

/// What the kernel has not taken yet.
struct Outgoing {
    bytes: Vec<u8>,
    sent: usize,
}

/// A connection: 24 bytes while nothing waits in it. Buffers for reading belong to the loop, not to a connection.
pub struct Connection {
    stream: TcpStream,
    /// Its handle on the loop.
    pub handle: TaskId,
    outgoing: Option<Box<Outgoing>>,
    /// The other side has ended; what is left is to answer.
    pub ended: bool,
    /// The protocol has ended: what still comes in is read and dropped.
    pub closing: bool,
    /// Our end was sent, and that of the other side is waited for.
    pub lingering: bool,
    /// A write failed: the connection is only good for being closed.
    pub broken: bool,
}

impl Connection {
    /// A connection behind this handle.
    pub fn new(stream: TcpStream, handle: TaskId) -> Self {
        Self { stream, handle, outgoing: None, ended: false, closing: false, lingering: false, broken: false }
    }

    /// The socket.
    pub fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Reads once. `closed` is what the readiness said about the other side.
    ///
    /// A read that does not fill the buffer has drained the stream, where that is known, and no second one is needed to
    /// learn it. Unless the end has been announced already, which will not be announced again.
    #[inline]
    pub fn read(&mut self, buffer: &mut [u8], closed: bool) -> Input {
        loop {
            match self.stream.read(buffer) {
                Ok(0) => return Input::End,
                Ok(n) if SHORT_READ_DRAINS && n < buffer.len() && !closed => return Input::Last(n),
                Ok(n) => return Input::More(n),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Input::Nothing,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Input::Broken,
            }
        }
    }

    /// Writes in order: at once as much as the kernel takes, the rest when the stream is ready for it (see
    /// [`flush`](Self::flush)).
    ///
    /// # Errors
    ///
    /// When the connection is broken (`EPIPE`, `ECONNRESET`, …).
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some(outgoing) = &mut self.outgoing {
            outgoing.bytes.extend_from_slice(bytes);
            return Ok(());
        }
        let sent = send(&mut self.stream, bytes)?;
        if sent < bytes.len() {
            self.outgoing = Some(Box::new(Outgoing { bytes: bytes[sent..].to_vec(), sent: 0 }));
        }
        Ok(())
    }

    /// Writes what waits. Afterwards [`is_choked`](Self::is_choked) says whether some of it still does.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn flush(&mut self) -> io::Result<()> {
        let Some(outgoing) = &mut self.outgoing else { return Ok(()) };
        outgoing.sent += send(&mut self.stream, &outgoing.bytes[outgoing.sent..])?;
        if outgoing.sent == outgoing.bytes.len() {
            self.outgoing = None;
        }
        Ok(())
    }

    /// Whether the kernel does not take what is to be written: nothing more should be read then, so that the other
    /// side feels it.
    #[inline]
    pub fn is_choked(&self) -> bool {
        self.outgoing.is_some()
    }

    /// Ends the writing side (FIN); the other side may still write.
    pub fn end_writing(&self) {
        // It fails when the other side has gone already, and then there is nobody to tell.
        let _ = self.stream.shutdown(Shutdown::Write);
    }
}

/// Writes until the kernel takes no more; how much it took.
#[inline]
fn send(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<usize> {
    let mut sent = 0;
    while sent < bytes.len() {
        match stream.write(&bytes[sent..]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => sent += n,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(sent)
}
