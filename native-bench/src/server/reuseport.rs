//! One loop per core: every thread has a loop and a listener of its own, and the kernel spreads connections over them
//! (`SO_REUSEPORT`, <https://lwn.net/Articles/542629/>). Nothing is shared, so nothing is locked.

use std::io;
use std::net::SocketAddr;
use std::thread::{Builder, JoinHandle};

use super::{Counts, Options, Protocol, Server};

/// Servers that share a port.
pub struct Cluster {
    address: SocketAddr,
    threads: Vec<JoinHandle<io::Result<Counts>>>,
}

impl Cluster {
    /// Starts `loops` servers on one address, each on its own thread. With port 0 the first one chooses it.
    ///
    /// # Errors
    ///
    /// What binding or starting threads reports; the servers that run already go on until the process ends.
    pub fn start<P>(
        address: &SocketAddr,
        loops: usize,
        options: Options,
        protocol: impl Fn() -> P + Clone + Send + 'static,
    ) -> io::Result<Self>
    where
        P: Protocol + 'static,
    {
        let options = Options { reuse_port: true, ..options };
        let mut cluster = Self { address: *address, threads: Vec::with_capacity(loops) };
        for number in 0..loops {
            // Bound here, so that a connection made after this call finds every loop's listener there.
            let listener = crate::listener::Listener::bind(&cluster.address, true)?;
            cluster.address = listener.local_addr()?;
            let protocol = protocol.clone();
            let thread = Builder::new().name(format!("loop-{number}"));
            let run = move || Server::with(listener, options, protocol())?.run();
            cluster.threads.push(thread.spawn(run)?);
        }
        Ok(cluster)
    }

    /// Where they listen.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Waits for all of them to stop; what each has done.
    ///
    /// # Errors
    ///
    /// What one of them failed with.
    pub fn join(self) -> io::Result<Vec<Counts>> {
        let ended = self.threads.into_iter().map(JoinHandle::join);
        ended.map(|end| end.unwrap_or_else(|_| Err(io::Error::other("a loop's thread panicked")))).collect()
    }
}
