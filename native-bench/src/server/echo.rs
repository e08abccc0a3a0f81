//! TCP echo (<https://www.rfc-editor.org/rfc/rfc862>): every byte comes back.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;

use super::{Options, Peer, Protocol, Server};

/// Sends back what it reads.
#[derive(Clone, Copy, Default, Debug)]
pub struct Echo;

impl Protocol for Echo {
    type State = ();
    type Call = Infallible;

    #[inline]
    fn data(&mut self, peer: &mut Peer<'_, Self>, bytes: &[u8]) {
        peer.write(bytes);
    }
}

/// An echo server on this address.
///
/// # Errors
///
/// As [`Server::bind`].
pub fn bind(address: &SocketAddr, options: Options) -> io::Result<Server<Echo>> {
    Server::bind(address, options, Echo)
}
