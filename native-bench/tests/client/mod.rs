//! Servers on threads of their own, and clients for them.

// Every test file compiles this module for itself and uses only a part of it.
#![allow(dead_code, unreachable_pub)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use looplab_native::Stopper;
use looplab_native::server::{Counts, Options, Protocol, Server};

/// A client gives up after this long: only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server leaves when it has stopped.
#[derive(Debug)]
pub struct End {
    pub counts: Counts,
    /// Connections still open.
    pub open: usize,
    /// Sources still watched.
    pub watched: usize,
    /// How often the kernel was asked.
    pub polls: u64,
}

/// A server that runs until it is [stopped](Self::stop).
pub struct Running {
    pub address: SocketAddr,
    stopper: Stopper,
    thread: JoinHandle<End>,
}

/// Starts a server on a port of the loopback interface that is free.
pub fn serve<P: Protocol>(protocol: impl FnOnce() -> P + Send + 'static) -> Running {
    let (send, receive) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        let any = "127.0.0.1:0".parse().expect("an address");
        let mut server = Server::bind(&any, Options::default(), protocol()).expect("a free port");
        send.send((server.local_addr().expect("bound"), server.stopper())).expect("the test waits");
        let counts = server.run().expect("serves");
        let (open, backend) = (server.connections(), server.event_loop().backend());
        End { counts, open, watched: backend.watched(), polls: backend.polls() }
    });
    let (address, stopper) = receive.recv().expect("the server starts");
    Running { address, stopper, thread }
}

impl Running {
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a duration that is not zero");
        stream.set_write_timeout(Some(PATIENCE)).expect("a duration that is not zero");
        stream
    }

    pub fn stop(self) -> End {
        self.stopper.stop().expect("the loop can be woken");
        self.thread.join().expect("the server does not panic")
    }
}

/// Writes, and reads as many bytes as are expected.
pub fn ask(stream: &mut TcpStream, question: &[u8], answer: usize) -> Vec<u8> {
    stream.write_all(question).expect("the server reads");
    let mut bytes = vec![0; answer];
    stream.read_exact(&mut bytes).expect("the server answers");
    bytes
}

/// Reads until the server ends.
pub fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the server ends");
    bytes
}
