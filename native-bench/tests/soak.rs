//! Two thousand connections, opened, used, half-closed, reset and closed at random: every byte is accounted for, and no
//! descriptor and no memory is left behind.
//!
//! Alone in its file, since memory and descriptors are counted for the whole process.

mod client;

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicIsize, Ordering};
use std::time::Duration;

use client::{Running, rest, serve};
use looplab_core::choice::SeededChooser;
use looplab_native::server::echo::Echo;

const CONNECTIONS: usize = 2_000;

/// At most so many at once.
const AT_ONCE: usize = 100;

/// What keeps lists of things may keep a little more the second time.
const SLACK: isize = 16 * 1024;

/// The system's allocator, with a count of the bytes in use.
struct Counting;

static IN_USE: AtomicIsize = AtomicIsize::new(0);

// SAFETY: every call is handed on to the system's allocator unchanged; only a number is kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size() as isize, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc::alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size() as isize, Ordering::Relaxed);
        // SAFETY: `pointer` came from `alloc` above with this layout, so from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Random numbers and what was sent.
struct Soak {
    chooser: SeededChooser,
    /// Bytes the server must have read: those of connections that were not reset.
    sent: u64,
    resets: u64,
}

/// One client, and the bytes it has not got back yet.
struct Client {
    stream: TcpStream,
    owed: Vec<u8>,
}

impl Soak {
    fn below(&mut self, options: usize) -> usize {
        self.chooser.below(options as u64) as usize
    }

    fn say(&mut self, client: &mut Client) {
        let length = [1, 64, 3_000, 70_000][self.below(4)];
        let byte = self.below(256) as u8;
        let bytes: Vec<u8> = (0..length).map(|i| byte.wrapping_add(i as u8)).collect();
        client.stream.write_all(&bytes).expect("the server reads");
        self.sent += length as u64;
        client.owed.extend(bytes);
        // Not always read at once; but never so much is left that both sides wait for the other to read.
        if client.owed.len() > 100_000 || self.below(2) == 0 {
            hear(client);
        }
    }

    fn end(&mut self, mut client: Client) {
        match self.below(3) {
            0 => {
                client.stream.shutdown(Shutdown::Write).expect("connected");
                assert!(rest(&mut client.stream) == client.owed, "a half-closed connection lost bytes");
            }
            1 => hear(&mut client),
            _ => {
                hear(&mut client);
                let reset = socket2::SockRef::from(&client.stream).set_linger(Some(Duration::ZERO));
                reset.expect("an open socket");
                self.resets += 1;
            }
        }
    }

    fn run(&mut self, server: &Running) {
        let mut clients: Vec<Client> = Vec::new();
        let mut opened = 0;
        while opened < CONNECTIONS || !clients.is_empty() {
            let full = clients.len() == AT_ONCE || opened == CONNECTIONS;
            if clients.is_empty() || (!full && self.below(3) == 0) {
                clients.push(Client { stream: server.connect(), owed: Vec::new() });
                opened += 1;
                continue;
            }
            let at = self.below(clients.len());
            if self.below(3) == 0 {
                let client = clients.swap_remove(at);
                self.end(client);
            } else {
                self.say(&mut clients[at]);
            }
        }
    }
}

/// Reads what is owed.
fn hear(client: &mut Client) {
    let mut got = vec![0; client.owed.len()];
    client.stream.read_exact(&mut got).expect("the server answers");
    assert!(got == client.owed, "other bytes than were sent");
    client.owed.clear();
}

fn soak(seed: u64) {
    let server = serve(|| Echo);
    let mut soak = Soak { chooser: SeededChooser::new(seed), sent: 0, resets: 0 };
    soak.run(&server);
    // Served last, and so after the end of all others.
    let mut last = server.connect();
    last.shutdown(Shutdown::Write).expect("connected");
    rest(&mut last);
    let end = server.stop();
    let all = CONNECTIONS as u64 + 1;
    assert_eq!((end.counts.accepted, end.counts.bytes_read), (all, soak.sent), "{end:?}");
    assert_eq!((end.open, end.watched), (0, 1), "only the listener is left: {end:?}");
    assert_eq!((end.counts.closed, end.counts.broken), (all, soak.resets), "{end:?}");
}

#[cfg(target_os = "linux")]
fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").expect("Linux has it").count()
}

#[cfg(not(target_os = "linux"))]
fn descriptors() -> usize {
    0
}

#[test]
fn nothing_is_lost_and_nothing_stays() {
    // Once for everything that is made once.
    soak(1);
    let before = (descriptors(), IN_USE.load(Ordering::Relaxed));
    soak(2);
    let after = (descriptors(), IN_USE.load(Ordering::Relaxed));
    assert_eq!(after.0, before.0, "descriptors");
    assert!(after.1 <= before.1 + SLACK, "{} bytes more in use than before", after.1 - before.1);
}
