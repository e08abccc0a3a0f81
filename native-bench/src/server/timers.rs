//! A server that does little but wait: every request is a line with a number of milliseconds, answered after that time,
//! and a connection that says nothing for a while is told to go.
//!
//! Each request sets a timer and puts off another: what servers with timeouts do, and what timer lists are made for.

use std::io;
use std::net::SocketAddr;

use looplab_core::task::TaskId;

use super::{Call, Context, Options, Peer, Protocol, Server};
use crate::driver::Loop;

/// The longest line that is a request: ten digits and their line break.
const LONGEST_LINE: usize = 16;

/// Answers lines after the time they ask for.
#[derive(Clone, Copy, Debug)]
pub struct Delays {
    /// After this many milliseconds without a request a connection is closed.
    pub idle_ms: f64,
}

/// What is remembered for a connection.
#[derive(Default)]
pub struct State {
    line: Vec<u8>,
    idle: Option<TaskId>,
    /// Answers under way.
    waiting: u32,
}

/// What the timers say.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// An answer, to this connection.
    Answer(u32, TaskId, u32),
    /// The connection has been silent for too long.
    Idle(u32, TaskId),
}

impl Protocol for Delays {
    type State = State;
    type Call = Due;

    fn data(&mut self, peer: &mut Peer<'_, Self>, bytes: &[u8]) {
        self.put_off(peer);
        for &byte in bytes {
            if byte == b'\n' {
                let line = std::mem::take(&mut peer.state().line);
                if !request(peer, &line) {
                    return refuse(peer);
                }
            } else if peer.state().line.len() < LONGEST_LINE {
                peer.state().line.push(byte);
            } else {
                return refuse(peer);
            }
        }
    }

    fn call(&mut self, context: &mut Context<'_, Self>, due: Due) {
        match due {
            Due::Answer(key, handle, delay) => {
                if let Some(mut peer) = context.peer(key, handle) {
                    peer.state().waiting -= 1;
                    peer.write(format!("{delay}\n").as_bytes());
                }
            }
            Due::Idle(key, handle) => {
                if let Some(mut peer) = context.peer(key, handle) {
                    peer.state().idle = None;
                    peer.end();
                }
            }
        }
    }

    fn closed(&mut self, event_loop: &mut Loop<Call<Self>>, state: State) {
        if let Some(timer) = state.idle {
            event_loop.clear_timer(timer);
        }
    }

    fn is_idle(&self, state: &State) -> bool {
        state.waiting == 0
    }
}

impl Delays {
    /// Starts the time of silence anew.
    fn put_off(self, peer: &mut Peer<'_, Self>) {
        let idle = peer.state().idle;
        if idle.is_some_and(|timer| peer.event_loop.refresh_timer(timer)) {
            return;
        }
        let (key, handle) = peer.id();
        let timer = peer.event_loop.set_timer(Call::Own(Due::Idle(key, handle)), self.idle_ms, false);
        peer.event_loop.unref_timer(timer);
        peer.state().idle = Some(timer);
    }
}

/// Sets the timer of a request. Whether the line was one.
fn request(peer: &mut Peer<'_, Delays>, line: &[u8]) -> bool {
    let text = std::str::from_utf8(line).ok();
    let Some(delay) = text.and_then(|t| t.trim_end().parse::<u32>().ok()) else { return false };
    let (key, handle) = peer.id();
    peer.state().waiting += 1;
    let answer = Call::Own(Due::Answer(key, handle, delay));
    peer.event_loop.set_timer(answer, f64::from(delay), false);
    true
}

fn refuse(peer: &mut Peer<'_, Delays>) {
    peer.write(b"error\n");
    peer.end();
}

/// A server of delays on this address.
///
/// # Errors
///
/// As [`Server::bind`].
pub fn bind(address: &SocketAddr, options: Options, idle_ms: f64) -> io::Result<Server<Delays>> {
    Server::bind(address, options, Delays { idle_ms })
}
