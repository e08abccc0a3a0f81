//! The load generator: a process of its own, so that its descriptors and its time are not the server's.
//!
//! Closed loop: every active connection has one request under way, and sends the next when the answer is there. The
//! others are idle. Latency is from the write to the last byte of the answer.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use mio::{Events, Interest, Poll, Token};
use serde::{Deserialize, Serialize};
use socket2::{Domain, SockAddr, Socket, Type};

use super::machine::{be_patient, busy_ns, share};
use super::process::{Used, ask, memory, used};

/// Source addresses, so that 10,000 connections and those before them do not use up the ports of one.
const SOURCES: usize = 16;

/// Connections made at once: fewer than the smallest backlog among the peers, which is asyncio's, of 100.
const TOGETHER: usize = 64;

/// What is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) address: SocketAddr,
    pub(crate) pid: u32,
    pub(crate) connections: usize,
    /// How many of them are active.
    pub(crate) active: usize,
    pub(crate) warm_ms: u64,
    pub(crate) measure_ms: u64,
    pub(crate) http: bool,
    /// Bytes of an echo.
    pub(crate) bytes: usize,
    /// Neither server nor load push the other aside when they are woken: see [`super::calls`].
    pub(crate) batch: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) requests: u64,
    /// From the first to the last, warm-up included.
    pub(crate) requests_in_all: u64,
    pub(crate) seconds: f64,
    pub(crate) cpu_ns: u64,
    pub(crate) user_ns: u64,
    pub(crate) p50_us: f64,
    pub(crate) p99_us: f64,
    pub(crate) p999_us: f64,
    /// Share of all processors that neither the server nor this process used.
    pub(crate) foreign: f64,
    /// Memory of the server before the first connection and with all of them open.
    pub(crate) resident: [u64; 2],
    pub(crate) virtual_size: [u64; 2],
    /// The kernel's slabs and socket memory, likewise, and both sides of every connection together.
    pub(crate) kernel: [u64; 2],
}

struct Client {
    stream: mio::net::TcpStream,
    begun: Instant,
    missing: usize,
}

/// Runs the load generator in a process of its own, on these processors.
pub(crate) fn load(plan: &Plan, on: &[usize]) -> Result<Outcome, String> {
    ask("load", plan, on)
}

/// Carries the plan out.
pub(crate) fn run(plan: &Plan) -> io::Result<Outcome> {
    if plan.batch {
        be_patient(plan.pid)?;
        be_patient(std::process::id())?;
    }
    let before = (memory(plan.pid), kernel_memory());
    let request = request(plan);
    let mut streams: Vec<TcpStream> = Vec::with_capacity(plan.connections);
    let mut answer = 0;
    while streams.len() < plan.connections {
        let known = streams.len();
        for n in known..plan.connections.min(known + TOGETHER) {
            let mut stream = connect(plan.address, n)?;
            stream.write_all(&request)?;
            streams.push(stream);
        }
        // Everyone is served once: all are accepted then, and nobody waits in the backlog.
        for stream in &mut streams[known..] {
            answer = receive_one(stream, plan)?;
        }
    }
    let after = (memory(plan.pid), kernel_memory());
    let mut outcome = Outcome {
        resident: [before.0.resident, after.0.resident],
        virtual_size: [before.0.virtual_size, after.0.virtual_size],
        kernel: [before.1, after.1],
        requests_in_all: plan.connections as u64,
        ..Outcome::default()
    };
    if plan.measure_ms > 0 && plan.active > 0 {
        let idle = streams.split_off(plan.active.min(streams.len()));
        Closed::new(streams, request, answer)?.run(plan, &mut outcome)?;
        drop(idle);
    }
    Ok(outcome)
}

fn request(plan: &Plan) -> Vec<u8> {
    if plan.http {
        b"GET / HTTP/1.1\r\nhost: localhost\r\nuser-agent: looplab\r\naccept: */*\r\n\r\n".to_vec()
    } else {
        vec![b'x'; plan.bytes]
    }
}

/// Connects; closing will reset, so that no port stays in TIME_WAIT.
pub(crate) fn connect(address: SocketAddr, number: usize) -> io::Result<TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    let source = SocketAddr::from(([127, 0, 0, 2 + (number % SOURCES) as u8], 0));
    socket.set_linger(Some(Duration::ZERO))?;
    socket.set_tcp_nodelay(true)?;
    socket.bind(&SockAddr::from(source))?;
    socket.connect(&SockAddr::from(address))?;
    Ok(socket.into())
}

/// One answer; its length.
fn receive_one(stream: &mut TcpStream, plan: &Plan) -> io::Result<usize> {
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let n = stream.read(&mut buffer)?;
        if n == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&buffer[..n]);
        let whole = if plan.http { http_length(&bytes) } else { Some(plan.bytes) };
        if let Some(whole) = whole.filter(|&whole| bytes.len() >= whole) {
            return Ok(whole);
        }
    }
}

/// The length of an HTTP answer with a content-length; `None` while its head is incomplete.
fn http_length(bytes: &[u8]) -> Option<usize> {
    let mut fields = [httparse::EMPTY_HEADER; 32];
    let mut head = httparse::Response::new(&mut fields);
    let httparse::Status::Complete(length) = head.parse(bytes).ok()? else { return None };
    let content = head.headers.iter().find(|f| f.name.eq_ignore_ascii_case("content-length"))?;
    Some(length + std::str::from_utf8(content.value).ok()?.parse::<usize>().ok()?)
}

/// The clients of a closed loop.
struct Closed {
    poll: Poll,
    clients: Vec<Client>,
    request: Vec<u8>,
    answer: usize,
    histogram: Histogram<u64>,
    done: u64,
}

impl Closed {
    fn new(streams: Vec<TcpStream>, request: Vec<u8>, answer: usize) -> io::Result<Self> {
        let poll = Poll::new()?;
        let mut clients = Vec::with_capacity(streams.len());
        for (n, stream) in streams.into_iter().enumerate() {
            stream.set_nonblocking(true)?;
            let mut stream = mio::net::TcpStream::from_std(stream);
            poll.registry().register(&mut stream, Token(n), Interest::READABLE)?;
            clients.push(Client { stream, begun: Instant::now(), missing: answer });
        }
        let histogram = Histogram::new_with_bounds(1, 60_000_000_000, 3).map_err(io::Error::other)?;
        Ok(Self { poll, clients, request, answer, histogram, done: 0 })
    }

    fn run(&mut self, plan: &Plan, outcome: &mut Outcome) -> io::Result<()> {
        for at in 0..self.clients.len() {
            self.send(at, Instant::now())?;
        }
        self.go_on(Duration::from_millis(plan.warm_ms))?;
        let warm = self.done;
        self.histogram.reset();
        let own = std::process::id();
        let (start, before, own_before, all) = (Instant::now(), used(plan.pid), used(own), busy_ns());
        self.go_on(Duration::from_millis(plan.measure_ms))?;
        let (elapsed, after, own_after, all_after) = (start.elapsed(), used(plan.pid), used(own), busy_ns());
        let used = Used { cpu: after.cpu - before.cpu, user: after.user - before.user };
        outcome.requests_in_all += self.done;
        outcome.requests = self.done - warm;
        outcome.seconds = elapsed.as_secs_f64();
        (outcome.cpu_ns, outcome.user_ns) = (used.cpu, used.user);
        let at = |quantile| self.histogram.value_at_quantile(quantile) as f64 / 1_000.0;
        (outcome.p50_us, outcome.p99_us, outcome.p999_us) = (at(0.5), at(0.99), at(0.999));
        let ours = used.cpu + (own_after.cpu - own_before.cpu);
        outcome.foreign = share((all_after - all).saturating_sub(ours), elapsed);
        Ok(())
    }

    /// Serves events for so long.
    fn go_on(&mut self, time: Duration) -> io::Result<()> {
        let mut events = Events::with_capacity(1024);
        let until = Instant::now() + time;
        loop {
            let now = Instant::now();
            if now >= until {
                return Ok(());
            }
            match self.poll.poll(&mut events, Some(until - now)) {
                Err(error) if error.kind() != ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            for event in &events {
                self.receive(event.token().0)?;
            }
        }
    }

    fn send(&mut self, at: usize, now: Instant) -> io::Result<()> {
        let client = &mut self.clients[at];
        client.missing = self.answer;
        client.begun = now;
        client.stream.write_all(&self.request)
    }

    fn receive(&mut self, at: usize) -> io::Result<()> {
        let mut buffer = [0; 16 * 1024];
        let client = &mut self.clients[at];
        match client.stream.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(n) => client.missing = client.missing.saturating_sub(n),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            Err(error) => return Err(error),
        }
        if client.missing > 0 {
            return Ok(());
        }
        // The end of one request is the beginning of the next: the clock is read once for both.
        let now = Instant::now();
        self.histogram.saturating_record(now.duration_since(client.begun).as_nanos() as u64);
        self.done += 1;
        self.send(at, now)
    }
}

/// Memory the kernel holds for objects such as sockets: all of the machine's, so only its growth says something.
fn kernel_memory() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = |name: &str| {
        let line = text.lines().find(|l| l.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    kib("Slab:").unwrap_or(0) * 1024
}
