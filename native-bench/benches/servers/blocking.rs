//! A handler that computes for 50 ms, once a second, beside 1,000 requests a second: how many of them it delays, and by
//! how much; and the same with the computing moved to the pool.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use serde::{Deserialize, Serialize};

use super::load::connect;
use super::machine::{pinned, processors};
use super::peers::Peer;
use super::process::Server;

/// Later than this, a request counts as delayed: far above what an undisturbed one takes.
const DELAYED: Duration = Duration::from_millis(2);

const CONNECTIONS: usize = 50;

/// Open loop: requests are sent when they are due, whether others are answered or not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Plan {
    address: SocketAddr,
    per_second: u64,
    seconds: f64,
    /// Asked for once a second on a connection of its own; nothing if empty.
    slow: String,
}

/// What the quick requests met.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) handler: String,
    pub(crate) requests: u64,
    pub(crate) slow_requests: u64,
    /// Later than two milliseconds.
    pub(crate) delayed: u64,
    /// For each slow request.
    pub(crate) delayed_each: f64,
    pub(crate) p50_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) max_us: f64,
    /// Of the delayed ones.
    pub(crate) mean_delay_ms: f64,
}

struct Line {
    stream: std::net::TcpStream,
    /// When those under way were due.
    under_way: VecDeque<Instant>,
    missing: usize,
}

const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

/// The quick and the slow ones, from one thread that does not sleep.
pub(crate) fn run_paced(plan: &Plan) -> io::Result<Outcome> {
    let mut answer = vec![0; 4096];
    let mut lines = Vec::new();
    let mut length = 0;
    for n in 0..CONNECTIONS {
        let mut stream = connect(plan.address, n)?;
        stream.write_all(REQUEST)?;
        length = stream.read(&mut answer)?;
        stream.set_nonblocking(true)?;
        lines.push(Line { stream, under_way: VecDeque::new(), missing: length });
    }
    let mut slow = connect(plan.address, CONNECTIONS)?;
    slow.set_nonblocking(true)?;
    let mut latencies = Histogram::<u64>::new_with_bounds(1, 60_000_000_000, 3).map_err(io::Error::other)?;
    let mut outcome = Outcome::default();
    let mut delays = Duration::ZERO;
    let (start, gap) = (Instant::now(), Duration::from_nanos(1_000_000_000 / plan.per_second));
    let all = (plan.seconds * plan.per_second as f64) as u64;
    while outcome.requests < all {
        let now = Instant::now();
        let due = start + gap * outcome.requests as u32;
        if now >= due {
            let line = &mut lines[outcome.requests as usize % CONNECTIONS];
            line.stream.write_all(REQUEST)?;
            line.under_way.push_back(due);
            outcome.requests += 1;
            if !plan.slow.is_empty() && outcome.requests % plan.per_second == plan.per_second / 2 {
                slow.write_all(format!("GET {} HTTP/1.1\r\nhost: localhost\r\n\r\n", plan.slow).as_bytes())?;
                outcome.slow_requests += 1;
            }
        }
        let _ = slow.read(&mut answer);
        for line in lines.iter_mut().filter(|l| !l.under_way.is_empty()) {
            receive(line, length, &mut answer, |latency| {
                latencies.saturating_record(latency.as_nanos() as u64);
                if latency > DELAYED {
                    outcome.delayed += 1;
                    delays += latency;
                }
            })?;
        }
    }
    outcome.delayed_each = outcome.delayed as f64 / outcome.slow_requests.max(1) as f64;
    outcome.mean_delay_ms = delays.as_secs_f64() * 1_000.0 / outcome.delayed.max(1) as f64;
    let at = |quantile| latencies.value_at_quantile(quantile) as f64 / 1_000.0;
    (outcome.p50_us, outcome.p99_us, outcome.max_us) = (at(0.5), at(0.99), at(1.0));
    Ok(outcome)
}

fn receive(
    line: &mut Line,
    length: usize,
    buffer: &mut [u8],
    mut done: impl FnMut(Duration),
) -> io::Result<()> {
    let mut left = match line.stream.read(buffer) {
        Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
        Ok(n) => n,
        Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
        Err(error) => return Err(error),
    };
    while left > 0 {
        let taken = left.min(line.missing);
        line.missing -= taken;
        left -= taken;
        if line.missing == 0 {
            line.missing = length;
            line.under_way.pop_front().into_iter().for_each(|due| done(due.elapsed()));
        }
    }
    Ok(())
}

/// Without a slow handler, with it on the loop, and with it on the pool.
pub(crate) fn measure(server: &Peer, seconds: f64) -> Vec<Result<Outcome, String>> {
    let handlers = [("none", ""), ("on the loop", "/block?ms=50"), ("on the pool", "/pool?ms=50")];
    handlers.into_iter().map(|(name, slow)| one(server, seconds, name, slow)).collect()
}

fn one(server: &Peer, seconds: f64, name: &str, slow: &str) -> Result<Outcome, String> {
    // The pool's thread shall not take the loop's processor away: the server may use all of them.
    let all = processors();
    let server = Server::start(&server.command, &all)?;
    let plan = Plan { address: server.address, per_second: 1_000, seconds, slow: slow.into() };
    let plan = serde_json::to_string(&plan).map_err(|e| e.to_string())?;
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut command = Command::new(exe);
    command.args(["paced", &plan]).stderr(Stdio::piped());
    let last: Vec<usize> = all.last().copied().into_iter().collect();
    let output = pinned(&last, || command.output()).map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_string());
    }
    let outcome: Outcome = serde_json::from_slice(&output.stdout).map_err(|e| e.to_string())?;
    Ok(Outcome { handler: name.into(), ..outcome })
}
