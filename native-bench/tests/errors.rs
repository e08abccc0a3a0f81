//! What goes wrong between a server and its clients: resets, half-closes, full pipes. No byte is lost, nothing spins.

mod client;

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use client::{Running, ask, rest, serve};
use looplab_native::server::echo::Echo;
use looplab_native::server::{Peer, Protocol};

/// More than the socket buffers of both sides hold.
const MUCH: usize = 32 << 20;

fn bytes(count: usize) -> Vec<u8> {
    (0..count).map(|i| (i % 251) as u8).collect()
}

/// Closes with a reset instead of an end.
fn reset(stream: &TcpStream) {
    socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO)).expect("an open socket");
}

/// The server still serves, and closes what it has to.
fn is_well(server: Running, accepted: u64, broken: u64) {
    assert_eq!(ask(&mut server.connect(), b"still there?", 12), b"still there?");
    // Whatever came before has been dealt with when a later connection has been served and ended.
    let mut last = server.connect();
    last.shutdown(Shutdown::Write).expect("connected");
    assert_eq!(rest(&mut last), b"");
    let end = server.stop();
    assert_eq!((end.counts.accepted, end.counts.broken), (accepted + 2, broken), "{end:?}");
}

#[test]
fn a_half_closed_client_gets_everything() {
    let server = serve(|| Echo);
    let mut client = server.connect();
    client.write_all(b"last words").expect("the server reads");
    client.shutdown(Shutdown::Write).expect("connected");
    assert_eq!(rest(&mut client), b"last words");
    is_well(server, 1, 0);
}

#[test]
fn a_client_that_reads_late_gets_everything() {
    let server = serve(|| Echo);
    let mut client = server.connect();
    let sent = bytes(MUCH);
    let mut writer = client.try_clone().expect("a descriptor");
    let question = sent.clone();
    let writing = std::thread::spawn(move || {
        writer.write_all(&question).expect("the server reads when it can write again");
        writer.shutdown(Shutdown::Write).expect("connected");
    });
    // Everything between the two is full now, or will be before the client has read much.
    let mut got = vec![0; 1];
    client.read_exact(&mut got).expect("an echo");
    got.extend(rest(&mut client));
    writing.join().expect("the writer does not panic");
    assert!(got == sent, "{} of {} bytes, or others", got.len(), sent.len());
    is_well(server, 1, 0);
}

#[test]
fn one_that_does_not_read_holds_up_nobody() {
    let server = serve(|| Echo);
    let mut deaf = server.connect();
    deaf.set_nonblocking(true).expect("an open socket");
    let block = bytes(1 << 20);
    // Until the server reads no more.
    let mut refusals = 0;
    while refusals < 20 {
        match deaf.write(&block) {
            Ok(_) => refusals = 0,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                refusals += 1;
                assert_eq!(ask(&mut server.connect(), b"and me?", 7), b"and me?");
            }
            Err(error) => panic!("{error}"),
        }
    }
    let end = server.stop();
    assert!(end.counts.bytes_read < 64 << 20, "the server reads on without being read: {end:?}");
}

#[test]
fn a_reset_closes_one_connection_and_nothing_else() {
    let server = serve(|| Echo);
    let mut idle = server.connect();
    for _ in 0..20 {
        let mut client = server.connect();
        assert_eq!(ask(&mut client, b"hello", 5), b"hello");
        reset(&client);
    }
    assert_eq!(ask(&mut idle, b"me too", 6), b"me too");
    drop(idle);
    is_well(server, 21, 20);
}

#[test]
fn a_reset_in_the_middle_of_an_answer() {
    let server = serve(|| Echo);
    for _ in 0..5 {
        let mut client = server.connect();
        client.set_nonblocking(true).expect("an open socket");
        while client.write(&bytes(1 << 20)).is_ok() {}
        reset(&client);
    }
    is_well(server, 5, 5);
}

/// Answers everything with one block, and ends.
struct Block(usize);

impl Protocol for Block {
    type State = ();
    type Call = std::convert::Infallible;

    fn data(&mut self, peer: &mut Peer<'_, Self>, _: &[u8]) {
        peer.write(&bytes(self.0));
        peer.end();
    }
}

#[test]
fn a_big_answer_arrives_whole_although_the_client_still_sends() {
    let server = serve(|| Block(MUCH));
    let mut client = server.connect();
    client.write_all(&bytes(100_000)).expect("the server listens");
    assert!(rest(&mut client) == bytes(MUCH));
    drop(client);
    assert_eq!(server.stop().counts.broken, 0);
}

#[test]
fn small_pieces_keep_their_order() {
    let server = serve(|| Echo);
    let mut client = server.connect();
    client.set_nodelay(true).expect("connected");
    let sent = bytes(5_000);
    for piece in sent.chunks(7) {
        client.write_all(piece).expect("the server reads");
    }
    let mut got = vec![0; sent.len()];
    client.read_exact(&mut got).expect("the server answers");
    assert_eq!(got, sent);
    drop(client);
    is_well(server, 1, 0);
}
