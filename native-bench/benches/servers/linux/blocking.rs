//! A handler that computes for 50 ms, once a second, beside 1,000 requests a second: how many of them it delays, and by
//! how much; and the same with the computing moved to the pool.
//!
//! What the machine delays by itself is measured too, in every round, and subtracted.

use serde::Serialize;

use super::machine::processors;
use super::paced::{Outcome, Plan};
use super::peers::Peer;
use super::process::{Server, ask};
use super::stats::Stat;

/// A request is delayed when it takes longer than a tenth of what the slow handler takes: long for a machine's scheduler, and
/// short for the handler, which then delays nine tenths of the requests of its time.
const DELAYED_MS: u64 = 5;

const PER_SECOND: u64 = 1_000;

/// The variants of a round, the undisturbed one first.
const HANDLERS: [(&str, &str); 3] =
    [("none", ""), ("on the loop", "/block?ms=50"), ("on the pool", "/pool?ms=50")];

/// What the quick requests met, beside a slow handler once a second.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Row {
    pub(crate) handler: String,
    /// In all rounds.
    pub(crate) requests: u64,
    /// Later than five milliseconds, for each second and so for each slow request.
    pub(crate) delayed: Stat,
    /// The same, less what was delayed in the same round without a slow handler.
    pub(crate) delayed_by_it: Stat,
    pub(crate) p50_us: Stat,
    pub(crate) p99_us: Stat,
    pub(crate) max_us: Stat,
}

/// Each variant once, then each again, so that what changes on the machine changes for all.
pub(crate) fn measure(server: &Peer, rounds: usize, seconds: u64) -> Result<Vec<Row>, String> {
    let mut outcomes: [Vec<Outcome>; HANDLERS.len()] = Default::default();
    for _ in 0..rounds {
        for ((_, slow), outcomes) in HANDLERS.iter().zip(&mut outcomes) {
            outcomes.push(one(server, seconds, slow)?);
        }
    }
    let each = |outcome: &Outcome| outcome.delayed as f64 / seconds as f64;
    let rows = HANDLERS.iter().zip(&outcomes).map(|((name, _), own)| {
        let stat = |f: &dyn Fn(&Outcome) -> f64| Stat::of(own.iter().map(f));
        Row {
            handler: (*name).into(),
            requests: own.iter().map(|o| o.requests).sum(),
            delayed: stat(&each),
            delayed_by_it: Stat::of(own.iter().zip(&outcomes[0]).map(|(o, none)| each(o) - each(none))),
            p50_us: stat(&|o| o.p50_us),
            p99_us: stat(&|o| o.p99_us),
            max_us: stat(&|o| o.max_us),
        }
    });
    Ok(rows.collect())
}

fn one(server: &Peer, seconds: u64, slow: &str) -> Result<Outcome, String> {
    // The pool's thread shall not take the loop's processor away: all may use all of them.
    let all = processors();
    let server = Server::start(&server.command, &all)?;
    let plan = Plan {
        address: server.address,
        per_second: PER_SECOND,
        seconds,
        slow: slow.into(),
        delayed_ms: DELAYED_MS,
    };
    ask("paced", &plan, &all)
}
