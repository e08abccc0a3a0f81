//! A server without descriptors left: whoever comes is told, nobody is forgotten, nothing spins.
//!
//! Alone in its file, since the limit is the process's.
#![cfg(target_os = "linux")]

mod client;

use std::collections::BTreeSet;
use std::io::Read;
use std::net::{Shutdown, TcpStream};

use client::{ask, rest, serve};
use looplab_native::server::echo::Echo;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Connections that still find descriptors on both sides.
const PAIRS: usize = 8;

/// Lets this process open so many more descriptors: the limit is on their numbers, of which some below are free.
fn leave(more: usize) {
    let open: BTreeSet<u64> = std::fs::read_dir("/proc/self/fd")
        .expect("Linux has it")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    // The directory itself was open while it was read: its number is free again, and counts as one of them.
    let mut free =
        (0..).filter(|n| !open.contains(n) || std::fs::read_link(format!("/proc/self/fd/{n}")).is_err());
    let current = free.nth(more);
    setrlimit(Resource::Nofile, Rlimit { current, ..getrlimit(Resource::Nofile) }).expect("a lower limit");
}

#[test]
fn without_descriptors_clients_are_turned_away_and_later_served() {
    let server = serve(|| Echo);
    // The server is in its loop, with everything open that it opens at first.
    let mut first = server.connect();
    ask(&mut first, b"ready?", 6);
    first.shutdown(Shutdown::Write).expect("connected");
    rest(&mut first);
    drop(first);
    let mut clients: Vec<TcpStream> = Vec::new();
    leave(2 * PAIRS + 1);
    for _ in 0..PAIRS {
        let mut client = server.connect();
        assert_eq!(ask(&mut client, b"b", 1), b"b");
        clients.push(client);
    }
    // One descriptor is left, for the client's side.
    for _ in 0..50 {
        let mut client = server.connect();
        let read = client.read(&mut [0]);
        assert!(matches!(read, Ok(0) | Err(_)), "closed or reset, but not silent: {read:?}");
    }
    clients.truncate(PAIRS / 2);
    for client in &mut clients {
        assert_eq!(ask(client, b"c", 1), b"c", "the others were served all the time");
    }
    assert_eq!(ask(&mut server.connect(), b"d", 1), b"d", "and there is room again");
    let end = server.stop();
    assert_eq!(end.counts.refused, 50, "{end:?}");
    assert!(end.polls < 400, "a loop that spins asks more often: {end:?}");
}
