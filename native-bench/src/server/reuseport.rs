//! One loop per core: every thread has a loop and a listener of its own, and the kernel spreads connections over them
//! (`SO_REUSEPORT`, <https://lwn.net/Articles/542629/>). Nothing is shared, so nothing is locked.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::{Counts, Options, Protocol, Server};
use crate::driver::Stopper;
use crate::listener::Listener;

/// Servers that share a port.
pub struct Cluster {
    address: SocketAddr,
    threads: Vec<JoinHandle<io::Result<Counts>>>,
    stoppers: Vec<Stopper>,
}

impl Cluster {
    /// Starts `loops` servers on one address, each on its own thread. With port 0 the first one chooses it.
    ///
    /// # Errors
    ///
    /// What binding or starting threads and loops reports; the servers that run already are stopped.
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
        let mut cluster = Self { address: *address, threads: Vec::new(), stoppers: Vec::new() };
        for number in 0..loops {
            if let Err(error) = cluster.add(number, options, protocol.clone()) {
                // What they say when they end is of less interest than why there are not more of them.
                let _ = cluster.stop();
                return Err(error);
            }
        }
        Ok(cluster)
    }

    fn add<P>(
        &mut self,
        number: usize,
        options: Options,
        protocol: impl Fn() -> P + Send + 'static,
    ) -> io::Result<()>
    where
        P: Protocol + 'static,
    {
        // Bound here, so that a connection made after `start` finds every loop's listener there.
        let listener = Listener::bind(&self.address, true)?;
        self.address = listener.local_addr()?;
        let (send, receive) = channel();
        let thread = Builder::new().name(format!("loop-{number}"));
        let run = move || run(Server::with(listener, options, protocol()), &send);
        self.threads.push(thread.spawn(run)?);
        match receive.recv() {
            Ok(stopper) => self.stoppers.push(stopper?),
            Err(_) => return Err(io::Error::other("a loop's thread panicked")),
        }
        Ok(())
    }

    /// Where they listen.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Stops all of them; what each has done.
    ///
    /// # Errors
    ///
    /// As [`join`](Self::join).
    pub fn stop(self) -> io::Result<Vec<Counts>> {
        for stopper in &self.stoppers {
            stopper.stop()?;
        }
        self.join()
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

/// What each thread does: tell how it can be stopped, or why there is no server, then serve.
fn run<P: Protocol>(
    server: io::Result<Server<P>>,
    started: &Sender<io::Result<Stopper>>,
) -> io::Result<Counts> {
    match server {
        Ok(mut server) => {
            // If nobody waits for it any more, the cluster was given up.
            if started.send(Ok(server.stopper())).is_err() {
                return Ok(Counts::default());
            }
            server.run()
        }
        Err(error) => {
            let _ = started.send(Err(error));
            Ok(Counts::default())
        }
    }
}
