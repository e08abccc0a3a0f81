//! HTTP/1.1 with keep-alive and pipelining (<https://www.rfc-editor.org/rfc/rfc9112>), parsed by `httparse`.
//!
//! Three resources show what an event loop is good at and what it is not: `/` answers at once; `/block?ms=50` keeps the
//! loop busy, so that everyone waits; `/pool?ms=50` does the same on the thread pool, so that nobody else does.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use httparse::Status;
use looplab_core::task::TaskId;

use super::date::imf_fixdate;
use super::{Call, Context, Options, Peer, Protocol, Server};

/// The longest head of a request.
const LONGEST_HEAD: usize = 16 * 1024;

/// The most header fields of a request.
const MOST_FIELDS: usize = 64;

/// The longest time a request may ask a thread to be busy.
const LONGEST_WORK_MS: u64 = 10_000;

/// Answers HTTP requests.
#[derive(Default)]
pub struct Http {
    /// The `Date` of answers and the second it belongs to: written anew once a second only.
    date: (u64, String),
    answer: Vec<u8>,
}

/// What is remembered for a connection.
#[derive(Default)]
pub struct State {
    /// What of a request has come so far, when a read ended in the middle of its head.
    head: Vec<u8>,
    /// Bytes of a request's content that are still to come, and are passed over.
    content_left: u64,
    /// The pool works for this connection: requests behind it wait here, so that answers keep their order.
    busy: bool,
    /// Whether the request that the pool works for asked to close.
    close: bool,
    /// Whether it asked for the head of the answer only.
    head_only: bool,
}

/// The pool is done with a request of this connection.
#[derive(Clone, Copy, Debug)]
pub struct Worked(u32, TaskId);

/// What a request asks for.
enum Resource {
    Hello,
    Block(u64),
    Pool(u64),
    Missing,
}

/// A request's head.
struct Request {
    /// Its length in bytes.
    length: usize,
    resource: Resource,
    content: u64,
    keep_alive: bool,
    head_only: bool,
}

/// What is wrong with a request: the status line that says so.
type Refusal = &'static str;

impl Protocol for Http {
    type State = State;
    type Call = Worked;

    fn data(&mut self, peer: &mut Peer<'_, Self>, bytes: &[u8]) {
        self.answer.clear();
        if peer.state().head.is_empty() && !peer.state().busy {
            let taken = self.requests(peer, bytes);
            peer.state().head.extend_from_slice(&bytes[taken..]);
        } else {
            peer.state().head.extend_from_slice(bytes);
            self.resume(peer);
        }
        self.send(peer);
    }

    fn call(&mut self, context: &mut Context<'_, Self>, Worked(key, handle): Worked) {
        let Some(mut peer) = context.peer(key, handle) else { return };
        self.answer.clear();
        let (close, head_only) = (peer.state().close, peer.state().head_only);
        peer.state().busy = false;
        self.answer("200 OK", b"worked\n", !close, head_only);
        if close {
            peer.end();
        } else {
            self.resume(&mut peer);
        }
        self.send(&mut peer);
    }

    fn is_idle(&self, state: &State) -> bool {
        !state.busy
    }
}

impl Http {
    /// Goes on with what was kept.
    fn resume(&mut self, peer: &mut Peer<'_, Self>) {
        if peer.state().busy {
            // Whoever sends on and on while the pool works is not waited for.
            if peer.state().head.len() > LONGEST_HEAD * 4 {
                peer.end();
            }
            return;
        }
        let mut kept = std::mem::take(&mut peer.state().head);
        let taken = self.requests(peer, &kept);
        kept.drain(..taken);
        peer.state().head = kept;
    }

    /// Answers the requests in `bytes`; how many bytes of them were used.
    fn requests(&mut self, peer: &mut Peer<'_, Self>, bytes: &[u8]) -> usize {
        let mut at = 0;
        loop {
            at += pass_over(&mut peer.state().content_left, bytes.len() - at);
            if at == bytes.len() || peer.state().busy || peer.is_ending() {
                return at;
            }
            match parse(&bytes[at..]) {
                Ok(Some(request)) => {
                    at += request.length;
                    peer.state().content_left = request.content;
                    self.respond(peer, &request);
                }
                Ok(None) => return at,
                Err(refusal) => {
                    self.answer(refusal, b"", false, false);
                    peer.end();
                    return bytes.len();
                }
            }
        }
    }

    fn respond(&mut self, peer: &mut Peer<'_, Self>, request: &Request) {
        let (keep, head) = (request.keep_alive, request.head_only);
        match request.resource {
            Resource::Hello => self.answer("200 OK", b"Hello, world!\n", keep, head),
            Resource::Missing => self.answer("404 Not Found", b"", keep, head),
            Resource::Block(ms) => {
                work(ms);
                self.answer("200 OK", b"worked\n", keep, head);
            }
            Resource::Pool(ms) => return self.give_to_pool(peer, ms, request),
        }
        if !keep {
            peer.end();
        }
    }

    fn give_to_pool(&mut self, peer: &mut Peer<'_, Self>, ms: u64, request: &Request) {
        let (key, handle) = peer.id();
        let worked = Call::Own(Worked(key, handle));
        match peer.event_loop.submit("work", false, worked, move || work(ms)) {
            Ok(_) => {
                let state = peer.state();
                (state.busy, state.close, state.head_only) = (true, !request.keep_alive, request.head_only);
            }
            Err(_) => {
                self.answer("503 Service Unavailable", b"", false, false);
                peer.end();
            }
        }
    }

    /// Writes an answer behind those that are written already, so that one system call sends them all.
    fn answer(&mut self, status: &str, content: &[u8], keep_alive: bool, head_only: bool) {
        let second = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        if self.date.0 != second || self.date.1.is_empty() {
            self.date = (second, imf_fixdate(second));
        }
        let out = &mut self.answer;
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(status.as_bytes());
        out.extend_from_slice(b"\r\ncontent-type: text/plain\r\ncontent-length: ");
        push_decimal(out, content.len());
        out.extend_from_slice(b"\r\ndate: ");
        out.extend_from_slice(self.date.1.as_bytes());
        out.extend_from_slice(if keep_alive { b"\r\n\r\n" } else { b"\r\nconnection: close\r\n\r\n" });
        if !head_only {
            out.extend_from_slice(content);
        }
    }

    fn send(&mut self, peer: &mut Peer<'_, Self>) {
        if !self.answer.is_empty() {
            peer.write(&self.answer);
        }
    }
}

/// Keeps the processor busy, as a handler that computes something does.
fn work(ms: u64) {
    let (start, time) = (Instant::now(), Duration::from_millis(ms.min(LONGEST_WORK_MS)));
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// Takes what is left of a request's content; how many bytes.
fn pass_over(left: &mut u64, available: usize) -> usize {
    let taken = usize::try_from(*left).map_or(available, |left| left.min(available));
    *left -= taken as u64;
    taken
}

/// The first request in `bytes`; `None` when its head is not complete.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Refusal> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let length = match head.parse(bytes) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) if bytes.len() < LONGEST_HEAD => return Ok(None),
        Ok(Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            return Err("431 Request Header Fields Too Large");
        }
        Err(_) => return Err("400 Bad Request"),
    };
    let mut request = Request {
        length,
        resource: resource(head.path.unwrap_or_default()),
        content: 0,
        keep_alive: head.version == Some(1),
        head_only: head.method == Some("HEAD"),
    };
    let mut lengths = 0;
    for field in head.headers.iter() {
        if field.name.eq_ignore_ascii_case("content-length") {
            lengths += 1;
            request.content = decimal(field.value).ok_or("400 Bad Request")?;
        } else if field.name.eq_ignore_ascii_case("connection") {
            request.keep_alive = keep_alive(field.value, request.keep_alive);
        } else if field.name.eq_ignore_ascii_case("transfer-encoding") {
            return Err("501 Not Implemented");
        }
    }
    // Two lengths are how requests are smuggled: https://www.rfc-editor.org/rfc/rfc9112#section-6.3
    if lengths > 1 { Err("400 Bad Request") } else { Ok(Some(request)) }
}

fn resource(path: &str) -> Resource {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let ms = query.strip_prefix("ms=").and_then(|ms| ms.parse().ok()).unwrap_or(0);
    match path {
        "/" => Resource::Hello,
        "/block" => Resource::Block(ms),
        "/pool" => Resource::Pool(ms),
        _ => Resource::Missing,
    }
}

fn keep_alive(value: &[u8], otherwise: bool) -> bool {
    if value.eq_ignore_ascii_case(b"close") {
        false
    } else {
        value.eq_ignore_ascii_case(b"keep-alive") || otherwise
    }
}

/// Digits only: `+5` and `5, 5` are no lengths.
fn decimal(value: &[u8]) -> Option<u64> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(value).ok()?.parse().ok()
}

fn push_decimal(out: &mut Vec<u8>, mut n: usize) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            return out.extend_from_slice(&digits[at..]);
        }
    }
}

/// An HTTP server on this address.
///
/// # Errors
///
/// As [`Server::bind`].
pub fn bind(address: &SocketAddr, options: Options) -> io::Result<Server<Http>> {
    Server::bind(address, options, Http::default())
}
