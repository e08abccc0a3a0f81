//! How servers end: by a signal, or from another thread. Alone in its file, since signals go to the whole process.
#![cfg(unix)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use looplab_native::server::echo::{self, Echo};
use looplab_native::server::reuseport::Cluster;
use looplab_native::server::{Counts, Options};
use rustix::process::{Signal, getpid, kill_process};

const CLIENTS: u64 = 40;

fn any_port() -> SocketAddr {
    ([127, 0, 0, 1], 0).into()
}

fn echo(address: SocketAddr) -> TcpStream {
    let mut client = TcpStream::connect(address).expect("the server listens");
    client.write_all(b"hello").expect("the server reads");
    let mut answer = [0; 5];
    client.read_exact(&mut answer).expect("the server answers");
    assert_eq!(&answer, b"hello");
    client
}

fn a_signal_ends_a_server_that_asked_for_it() {
    let options = Options { stop_on_signal: true, ..Options::default() };
    let mut server = echo::bind(&any_port(), options).expect("a free port");
    let address = server.local_addr().expect("bound");
    let client = std::thread::spawn(move || {
        // Once it answers, it watches for signals.
        let client = echo(address);
        kill_process(getpid(), Signal::TERM).expect("a process may signal itself");
        client
    });
    let counts = server.run().expect("serves");
    assert_eq!((counts.accepted, server.connections()), (1, 1));
    drop(client.join().expect("the client does not panic"));
}

fn the_kernel_spreads_connections_over_loops() {
    let cluster = Cluster::start(&any_port(), 3, Options::default(), || Echo).expect("threads");
    let clients: Vec<TcpStream> = (0..CLIENTS).map(|_| echo(cluster.local_addr())).collect();
    let counts: Vec<Counts> = cluster.stop().expect("serves");
    assert_eq!(counts.iter().map(|c| c.accepted).sum::<u64>(), CLIENTS);
    assert_eq!(counts.iter().map(|c| c.bytes_read).sum::<u64>(), CLIENTS * 5);
    drop(clients);
}

/// One test, so that the signal finds no other server.
#[test]
fn servers_end_when_they_are_told_to() {
    the_kernel_spreads_connections_over_loops();
    a_signal_ends_a_server_that_asked_for_it();
}
