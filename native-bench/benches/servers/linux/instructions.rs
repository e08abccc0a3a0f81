//! Instructions in user mode for each request, counted by callgrind: exact where the machine has no counters of its own, and
//! the same however busy it is. What the kernel does is not in them.

use serde::Serialize;

use super::load::{Plan, load};
use super::machine::processors;
use super::peers::{Peer, directory};
use super::process::Server;

/// Those that are machine code: an interpreter under valgrind says little and takes long.
const NATIVE: [&str; 7] = ["raw-epoll", "raw-mio", "looplab", "tokio", "libuv", "looplab-http", "hyper"];

const CONNECTIONS: usize = 64;

/// One server.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) peer: String,
    pub(crate) per_request: f64,
}

/// Instructions and requests of one run.
fn count(peer: &Peer, http: bool, measure_ms: u64) -> Result<(f64, f64), String> {
    let log = directory().join("callgrind.log");
    let mut command: Vec<String> =
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"].map(String::from).into();
    command.push(format!("--log-file={}", log.display()));
    command.extend(peer.command.iter().cloned());
    let server = Server::start(&command, &processors())?;
    let plan = Plan {
        address: server.address,
        pid: server.pid(),
        connections: CONNECTIONS,
        active: CONNECTIONS,
        warm_ms: 10,
        measure_ms,
        http,
        bytes: 64,
        batch: false,
    };
    let outcome = load(&plan, &processors())?;
    server.terminate();
    let text = std::fs::read_to_string(&log).map_err(|e| e.to_string())?;
    let counted = text.lines().find_map(|l| l.split_once("Collected : ")?.1.trim().parse().ok());
    Ok((counted.ok_or("callgrind counted nothing")?, outcome.requests_in_all as f64))
}

/// Whether this peer is counted; when in a hurry, only ours and what it is built on.
pub(crate) fn is_native(peer: &Peer, quick: bool) -> bool {
    let wanted = if quick { &["raw-mio", "looplab"][..] } else { &NATIVE };
    peer.skipped.is_none() && wanted.contains(&peer.name)
}

/// A short run and a long one: what starting takes cancels out.
pub(crate) fn measure(peer: &Peer, quick: bool) -> Result<Row, String> {
    let http = matches!(peer.name, "hyper" | "looplab-http");
    let (short, few) = count(peer, http, 50)?;
    let (long, many) = count(peer, http, if quick { 400 } else { 1_500 })?;
    Ok(Row { peer: peer.name.into(), per_request: (long - short) / (many - few).max(1.0) })
}
