//! Memory per idle connection: resident, virtual, and the kernel's.

use serde::Serialize;

use super::load::{Plan, load};
use super::machine::processors;
use super::peers::Peer;
use super::process::Server;

/// One peer; bytes per connection.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Row {
    pub(crate) peer: String,
    pub(crate) connections: usize,
    pub(crate) resident: f64,
    pub(crate) virtual_size: f64,
    /// Both ends of the connection, since both are on this machine.
    pub(crate) kernel: f64,
    pub(crate) failed: Option<String>,
}

/// Each connection is used once before it is idle, so that what is made lazily counts.
pub(crate) fn measure(peer: &Peer, most: usize) -> Row {
    let connections = most.min(peer.most);
    let mut row = Row { peer: peer.name.into(), connections, ..Row::default() };
    let all = processors();
    let outcome = Server::start(&peer.command, &all).and_then(|server| {
        // What is allocated with the first connections is not per connection.
        let plan = |connections| Plan {
            address: server.address,
            pid: server.pid(),
            connections,
            active: 0,
            warm_ms: 0,
            measure_ms: 0,
            http: false,
            bytes: 64,
            batch: false,
        };
        load(&plan(10), &all)?;
        load(&plan(connections), &all)
    });
    match outcome {
        Ok(outcome) => {
            let per = |[before, after]: [u64; 2]| after.saturating_sub(before) as f64 / connections as f64;
            row.resident = per(outcome.resident);
            row.virtual_size = per(outcome.virtual_size);
            row.kernel = per(outcome.kernel);
        }
        Err(why) => row.failed = Some(why),
    }
    row
}
