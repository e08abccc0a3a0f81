//! System calls per request, counted by `perf` while everything that can be ready is ready.
//!
//! Server and load share a processor, and neither pushes the other aside when it is woken (`SCHED_BATCH`): the load sends all
//! it can before the server is called, and the server answers all of it before the load is. So a number of waits says what a
//! loop needs. With a processor each, it would say who of the two happens to be quicker, and change from run to run.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::load::{Plan, load};
use super::process::{Server, mortal};

/// System calls that are counted, by what they are for.
const CALLS: [(&str, &[&str]); 4] = [
    ("reads", &["read", "readv", "recvfrom", "recvmsg"]),
    ("writes", &["write", "writev", "sendto", "sendmsg"]),
    ("waits", &["epoll_wait", "epoll_pwait", "poll", "io_uring_enter"]),
    ("epoll_ctl", &["epoll_ctl"]),
];

const ALL: &str = "raw_syscalls:sys_enter";

const MEASURE_MS: u64 = 300;

fn event(name: &str) -> String {
    format!("syscalls:sys_enter_{name}")
}

/// Calls of each kind for one request; empty where they cannot be counted. `on` is the server's processor.
pub(crate) fn per_request(server: &Server, plan: &Plan, on: &[usize]) -> BTreeMap<String, f64> {
    // What connecting takes, and being served once, is not what a request takes: it cancels out.
    let plan = |measure_ms| Plan { measure_ms, batch: true, ..plan.clone() };
    let Some((few, before)) = count(server, &plan(0), on) else { return BTreeMap::new() };
    let Some((many, after)) = count(server, &plan(MEASURE_MS), on) else { return BTreeMap::new() };
    let requests = many.saturating_sub(few).max(1) as f64;
    let per = |names: &[String]| {
        let sum = |counts: &BTreeMap<String, f64>| names.iter().filter_map(|n| counts.get(n)).sum::<f64>();
        (sum(&after) - sum(&before)) / requests
    };
    let kinds = CALLS.map(|(kind, names)| {
        let names: Vec<String> = names.iter().map(|n| event(n)).collect();
        (kind.to_string(), per(&names))
    });
    kinds.into_iter().chain([("all".to_string(), per(&[ALL.into()]))]).collect()
}

/// Requests, and how often each event came while they were served.
fn count(server: &Server, plan: &Plan, on: &[usize]) -> Option<(u64, BTreeMap<String, f64>)> {
    let events = CALLS.iter().flat_map(|(_, names)| names.iter().map(|n| event(n))).chain([ALL.into()]);
    let events: Vec<String> = events.collect();
    let perf = mortal(&mut Command::new("perf"))
        .args(["stat", "-x,", "-e", &events.join(","), "-p", &server.pid().to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    // It says nothing when it has begun.
    std::thread::sleep(Duration::from_millis(150));
    let outcome = load(plan, on);
    let counted = interrupt(perf)?;
    let counts: BTreeMap<String, f64> = counted.lines().filter_map(line).collect();
    counts.contains_key(ALL).then_some((outcome.ok()?.requests_in_all, counts))
}

/// A count and its event, of a line of `perf stat -x,`.
fn line(line: &str) -> Option<(String, f64)> {
    let mut fields = line.split(',');
    let count = fields.next()?.parse().ok()?;
    Some((fields.nth(1)?.to_string(), count))
}

/// Ends `perf` as Ctrl-C does, whereupon it prints what it has counted.
fn interrupt(perf: Child) -> Option<String> {
    let pid = rustix::process::Pid::from_raw(i32::try_from(perf.id()).ok()?)?;
    rustix::process::kill_process(pid, rustix::process::Signal::INT).ok()?;
    let output = perf.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&output.stderr).into_owned())
}
