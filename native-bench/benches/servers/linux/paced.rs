//! A load that does not wait for answers: requests are sent when they are due (open loop), from one thread that sleeps in
//! between, so that it takes no processor away from the server.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde::{Deserialize, Serialize};

use super::load::connect;

const CONNECTIONS: usize = 50;

const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

/// What is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) address: SocketAddr,
    pub(crate) per_second: u64,
    pub(crate) seconds: u64,
    /// Asked for once a second on a connection of its own; nothing if empty.
    pub(crate) slow: String,
    /// Later than this, a request counts as delayed.
    pub(crate) delayed_ms: u64,
}

/// What the quick requests met.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) requests: u64,
    pub(crate) delayed: u64,
    pub(crate) p50_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) max_us: f64,
}

struct Line {
    stream: TcpStream,
    /// When those under way were due.
    under_way: VecDeque<Instant>,
    missing: usize,
}

/// Everything that is open, and what came of it so far.
struct Paced {
    lines: Vec<Line>,
    slow: TcpStream,
    /// Of an answer.
    length: usize,
    buffer: Vec<u8>,
    latencies: Histogram<u64>,
}

/// Carries the plan out. What is not answered at its end is waited for: it may be what was delayed most.
pub(crate) fn run(plan: &Plan) -> io::Result<Outcome> {
    let mut paced = Paced::connect(plan.address)?;
    let gap = Duration::from_nanos(1_000_000_000 / plan.per_second);
    let all = plan.seconds * plan.per_second;
    let (start, mut sent) = (Instant::now(), 0);
    while sent < all || paced.lines.iter().any(|l| !l.under_way.is_empty()) {
        let due = start + gap * sent as u32;
        if sent < all && Instant::now() >= due {
            paced.send(sent as usize % CONNECTIONS, due)?;
            sent += 1;
            if !plan.slow.is_empty() && sent % plan.per_second == plan.per_second / 2 {
                let request = format!("GET {} HTTP/1.1\r\nhost: localhost\r\n\r\n", plan.slow);
                paced.slow.write_all(request.as_bytes())?;
            }
            continue;
        }
        paced.sleep((sent < all).then(|| due.saturating_duration_since(Instant::now())))?;
    }
    let at = |quantile| paced.latencies.value_at_quantile(quantile) as f64 / 1_000.0;
    let delayed = paced.latencies.iter_recorded();
    let delayed = delayed.filter(|step| step.value_iterated_to() > plan.delayed_ms * 1_000_000);
    Ok(Outcome {
        requests: sent,
        delayed: delayed.map(|step| step.count_at_value()).sum(),
        p50_us: at(0.5),
        p99_us: at(0.99),
        max_us: at(1.0),
    })
}

impl Paced {
    fn connect(address: SocketAddr) -> io::Result<Self> {
        let mut buffer = vec![0; 4096];
        let mut lines = Vec::new();
        let mut length = 0;
        for n in 0..CONNECTIONS {
            let mut stream = connect(address, n)?;
            stream.write_all(REQUEST)?;
            length = stream.read(&mut buffer)?;
            stream.set_nonblocking(true)?;
            lines.push(Line { stream, under_way: VecDeque::new(), missing: length });
        }
        let slow = connect(address, CONNECTIONS)?;
        slow.set_nonblocking(true)?;
        let latencies = Histogram::new_with_bounds(1, 60_000_000_000, 3).map_err(io::Error::other)?;
        Ok(Self { lines, slow, length, buffer, latencies })
    }

    fn send(&mut self, at: usize, due: Instant) -> io::Result<()> {
        let line = &mut self.lines[at];
        line.stream.write_all(REQUEST)?;
        line.under_way.push_back(due);
        Ok(())
    }

    /// Sleeps until something comes in, but no longer than this, and takes it.
    fn sleep(&mut self, longest: Option<Duration>) -> io::Result<()> {
        let streams = self.lines.iter().map(|l| &l.stream).chain([&self.slow]);
        let mut asked: Vec<PollFd<'_>> = streams.map(|s| PollFd::new(s, PollFlags::IN)).collect();
        let longest = longest.and_then(|l| Timespec::try_from(l).ok());
        match poll(&mut asked, longest.as_ref()) {
            Err(rustix::io::Errno::INTR) => return Ok(()),
            other => other?,
        };
        let ready: Vec<bool> = asked.iter().map(|fd| !fd.revents().is_empty()).collect();
        for at in (0..CONNECTIONS).filter(|&at| ready[at]) {
            self.receive(at)?;
        }
        if ready[CONNECTIONS] && self.slow.read(&mut self.buffer)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }

    fn receive(&mut self, at: usize) -> io::Result<()> {
        let line = &mut self.lines[at];
        let mut left = line.stream.read(&mut self.buffer)?;
        if left == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        while left > 0 {
            let taken = left.min(line.missing);
            line.missing -= taken;
            left -= taken;
            if line.missing == 0 {
                line.missing = self.length;
                if let Some(due) = line.under_way.pop_front() {
                    self.latencies.saturating_record(due.elapsed().as_nanos() as u64);
                }
            }
        }
        Ok(())
    }
}
