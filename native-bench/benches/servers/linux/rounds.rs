//! Rounds: every peer once, then every peer again, so that what changes on the machine changes for all.

use std::collections::BTreeMap;

use indicatif::ProgressBar;
use serde::Serialize;

use super::calls;
use super::load::{Outcome, Plan, load};
use super::machine::{TICK_NS, processors};
use super::options::Options;
use super::peers::Peer;
use super::process::Server;
use super::stats::Stat;

/// A round in which others took more of the processors than this is repeated, so often at most.
const DISTURBED: f64 = 0.1;
const REPEATS: usize = 1;

/// One peer under one load.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Row {
    pub(crate) peer: String,
    pub(crate) connections: usize,
    pub(crate) active: usize,
    pub(crate) requests_per_second: Stat,
    pub(crate) cpu_ns: Stat,
    /// Of the processor time, relative to the first peer in the same round.
    pub(crate) ratio: Stat,
    /// All rounds together, for the kernel samples it.
    pub(crate) user_ns: f64,
    /// How far that may be off: the standard deviation of so few samples.
    pub(crate) user_error_ns: f64,
    pub(crate) p50_us: Stat,
    pub(crate) p99_us: Stat,
    pub(crate) p999_us: Stat,
    pub(crate) foreign: Stat,
    /// Per request; empty where they cannot be counted.
    pub(crate) calls: BTreeMap<String, f64>,
    pub(crate) failed: Option<String>,
}

/// What kind of load.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) connections: usize,
    pub(crate) active: usize,
    pub(crate) http: bool,
    /// Server on one processor, load on another; or all on all.
    pub(crate) pin: bool,
    pub(crate) count_calls: bool,
}

fn halves(pin: bool) -> (Vec<usize>, Vec<usize>) {
    let all = processors();
    match all.as_slice() {
        [first, rest @ ..] if pin && !rest.is_empty() => (vec![*first], rest.to_vec()),
        _ => (all.clone(), all),
    }
}

/// One load for all peers, in rounds.
pub(crate) fn run(peers: &[Peer], load_of: Load, options: &Options, bar: &ProgressBar) -> Vec<Row> {
    let (server_on, load_on) = halves(load_of.pin);
    let mut rows = Vec::new();
    let mut servers = Vec::new();
    for peer in peers.iter().filter(|p| p.skipped.is_none()) {
        let started = if load_of.connections > peer.most {
            Err(format!("not asked for more than {} connections", peer.most))
        } else {
            Server::start(&peer.command, &server_on)
        };
        let failed = started.as_ref().err().cloned();
        rows.push(Row {
            peer: peer.name.into(),
            connections: load_of.connections,
            active: load_of.active,
            failed,
            ..Row::default()
        });
        servers.push(started.ok());
    }
    for (at, server) in servers.iter().enumerate() {
        bar.set_message(format!("{} warms up", rows[at].peer));
        if let Some(server) = server {
            // Compilers that compile while a program runs need longer than a round to be done with it.
            let measure_ms = if options.quick { options.measure_ms / 2 } else { options.measure_ms * 2 };
            let plan = Plan { measure_ms, ..plan(server, load_of, options) };
            rows[at].failed = load(&plan, &load_on).err();
        }
    }
    let mut outcomes: Vec<Vec<Outcome>> = vec![Vec::new(); rows.len()];
    for round in 0..options.rounds {
        for (at, server) in servers.iter().enumerate() {
            bar.set_message(format!(
                "{} · {} connections · round {}",
                rows[at].peer,
                load_of.connections,
                round + 1
            ));
            if let Some(server) = server.as_ref().filter(|_| rows[at].failed.is_none()) {
                let plan = plan(server, load_of, options);
                match undisturbed(&plan, &load_on, options) {
                    Ok(outcome) => outcomes[at].push(outcome),
                    Err(why) => rows[at].failed = Some(why),
                }
            }
            bar.inc(1);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        if row.failed.is_none() {
            sum_up(row, &outcomes[at], &outcomes[0]);
            if let Some(server) = servers[at].as_ref().filter(|_| load_of.count_calls) {
                row.calls = calls::per_request(server, &plan(server, load_of, options), &server_on);
            }
        }
    }
    rows
}

fn plan(server: &Server, load: Load, options: &Options) -> Plan {
    Plan {
        address: server.address,
        pid: server.pid(),
        connections: load.connections,
        active: load.active,
        warm_ms: options.warm_ms,
        measure_ms: options.measure_ms,
        http: load.http,
        bytes: 64,
        batch: false,
    }
}

/// The round; if others took too much of the machine, again, and the least disturbed one counts.
fn undisturbed(plan: &Plan, on: &[usize], options: &Options) -> Result<Outcome, String> {
    let mut best = load(plan, on)?;
    for _ in 0..if options.quick { 0 } else { REPEATS } {
        if best.foreign <= DISTURBED {
            break;
        }
        let again = load(plan, on)?;
        if again.foreign < best.foreign {
            best = again;
        }
    }
    Ok(best)
}

fn cpu_per_request(outcome: &Outcome) -> f64 {
    outcome.cpu_ns as f64 / outcome.requests.max(1) as f64
}

fn sum_up(row: &mut Row, outcomes: &[Outcome], first: &[Outcome]) {
    let stat = |f: &dyn Fn(&Outcome) -> f64| Stat::of(outcomes.iter().map(f));
    row.requests_per_second = stat(&|o| o.requests as f64 / o.seconds);
    row.cpu_ns = stat(&cpu_per_request);
    row.ratio = Stat::of(outcomes.iter().zip(first).map(|(o, f)| cpu_per_request(o) / cpu_per_request(f)));
    let (user, requests) = outcomes.iter().fold((0, 0), |(u, r), o| (u + o.user_ns, r + o.requests));
    row.user_ns = user as f64 / requests.max(1) as f64;
    let samples = user as f64 / TICK_NS as f64;
    row.user_error_ns = samples.max(1.0).sqrt() * TICK_NS as f64 / requests.max(1) as f64;
    row.p50_us = stat(&|o| o.p50_us);
    row.p99_us = stat(&|o| o.p99_us);
    row.p999_us = stat(&|o| o.p999_us);
    row.foreign = stat(&|o| o.foreign);
}
