//! TCP echo on io_uring, the proactor: a receive is under way for every connection, with a buffer of its own; a
//! completion says it is done. One `io_uring_enter` submits what was prepared and waits.

use std::net::TcpListener;
use std::os::fd::{AsRawFd, RawFd};

use io_uring::{IoUring, opcode, squeue, types::Fd};

const BUFFER: usize = 1024;

/// What was asked for: the operation in the high half of the user data, the connection's number in the low one.
#[derive(Clone, Copy)]
enum Asked {
    Accept,
    Receive,
    Send,
}

struct Connection {
    fd: RawFd,
    buffer: Box<[u8; BUFFER]>,
    /// Of what was received: sent so far, and all.
    sent: usize,
    length: usize,
}

struct Server {
    listener: TcpListener,
    connections: Vec<Option<Connection>>,
    free: Vec<usize>,
    prepared: Vec<squeue::Entry>,
}

impl Server {
    fn accept(&mut self) {
        let entry = opcode::Accept::new(Fd(self.listener.as_raw_fd()), std::ptr::null_mut(), std::ptr::null_mut());
        self.prepare(entry.build(), Asked::Accept, 0);
    }

    fn receive(&mut self, at: usize) {
        let Some(c) = &mut self.connections[at] else { return };
        let entry = opcode::Recv::new(Fd(c.fd), c.buffer.as_mut_ptr(), BUFFER as u32).build();
        self.prepare(entry, Asked::Receive, at);
    }

    fn send(&mut self, at: usize) {
        let Some(c) = &self.connections[at] else { return };
        let rest = &c.buffer[c.sent..c.length];
        let entry = opcode::Send::new(Fd(c.fd), rest.as_ptr(), rest.len() as u32).build();
        self.prepare(entry, Asked::Send, at);
    }

    fn prepare(&mut self, entry: squeue::Entry, asked: Asked, at: usize) {
        self.prepared.push(entry.user_data((asked as u64) << 32 | at as u64));
    }

    fn admit(&mut self, fd: RawFd) {
        let connection = Connection { fd, buffer: Box::new([0; BUFFER]), sent: 0, length: 0 };
        let at = self.free.pop().unwrap_or(self.connections.len());
        if at == self.connections.len() {
            self.connections.push(None);
        }
        self.connections[at] = Some(connection);
        self.receive(at);
    }

    fn close(&mut self, at: usize) {
        if let Some(c) = self.connections[at].take() {
            self.prepared.push(opcode::Close::new(Fd(c.fd)).build().user_data(u64::MAX));
            self.free.push(at);
        }
    }

    fn complete(&mut self, data: u64, result: i32) {
        let at = data as u32 as usize;
        match data >> 32 {
            n if n == Asked::Accept as u64 => {
                if result >= 0 {
                    self.admit(result);
                }
                self.accept();
            }
            n if n == Asked::Receive as u64 => match (usize::try_from(result), &mut self.connections[at]) {
                (Ok(length @ 1..), Some(c)) => {
                    (c.sent, c.length) = (0, length);
                    self.send(at);
                }
                _ => self.close(at),
            },
            n if n == Asked::Send as u64 => match (usize::try_from(result), &mut self.connections[at]) {
                (Ok(n @ 1..), Some(c)) => {
                    c.sent += n;
                    if c.sent < c.length { self.send(at) } else { self.receive(at) }
                }
                _ => self.close(at),
            },
            _ => {}
        }
    }
}

fn main() -> std::io::Result<()> {
    let mut ring: IoUring = IoUring::builder().setup_single_issuer().setup_defer_taskrun().build(4096)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("PORT {}", listener.local_addr()?.port());
    let mut server = Server { listener, connections: Vec::new(), free: Vec::new(), prepared: Vec::new() };
    server.accept();
    let mut completed: Vec<(u64, i32)> = Vec::new();
    loop {
        for entry in std::mem::take(&mut server.prepared) {
            // SAFETY: the buffers of an entry belong to a connection that lives until the operation has completed: it
            // is closed only in `complete`, when none of its operations is under way.
            while unsafe { ring.submission().push(&entry) }.is_err() {
                ring.submit()?;
            }
        }
        ring.submit_and_wait(1)?;
        completed.extend(ring.completion().map(|c| (c.user_data(), c.result())));
        for (data, result) in completed.drain(..) {
            server.complete(data, result);
        }
    }
}
