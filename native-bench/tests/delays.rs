//! The server of delays: answers by time, not by order of asking.

mod client;

use std::io::Write;
use std::net::Shutdown;

use client::{rest, serve};
use looplab_native::server::timers::Delays;

#[test]
fn answers_come_in_the_order_of_their_times() {
    let server = serve(|| Delays { idle_ms: 60_000.0 });
    let mut client = server.connect();
    // In one write, so that all three timers are set in one turn.
    client.write_all(b"60\n30\n5\n").expect("the server reads");
    client.shutdown(Shutdown::Write).expect("connected");
    assert_eq!(rest(&mut client), b"5\n30\n60\n");
    assert_eq!(server.stop().open, 0);
}

#[test]
fn silence_and_nonsense_end_a_connection() {
    let server = serve(|| Delays { idle_ms: 20.0 });
    let mut silent = server.connect();
    silent.write_all(b"1\n").expect("the server reads");
    assert_eq!(rest(&mut silent), b"1\n");
    for nonsense in ["x\n", "-1\n", "99999999999\n", "12345678901234567890"] {
        let mut client = server.connect();
        client.write_all(nonsense.as_bytes()).expect("the server reads");
        assert_eq!(rest(&mut client), b"error\n");
    }
    server.stop();
}
